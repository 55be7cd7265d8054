/** How a switch misbehaves; each is seen on hardware. Absent: it does what the specification says. */
export interface Quirks {
  /** The version that it speaks: 1 is OpenFlow 1.0 (Arista 7050), 4 is 1.3. */
  version?: 1 | 4;
  /** Answers PORT_MOD with PORT_MOD_FAILED (HP). */
  refusesPortMod?: boolean;
  /** Takes PORT_MOD and does nothing (Zodiac FX): this many times, or always. */
  ignoresPortMod?: number;
  /** Does not tell by PORT_STATUS what a PORT_MOD did. */
  saysNoPortStatus?: boolean;
  /** Answers barriers this many ms before flow changes take effect. */
  barrierEarlyMs?: number;
  /** Forgets all flows when its controller goes (Zodiac FX in "secure"). */
  erasesOnDisconnect?: boolean;
  /** Entries that fit; more are TABLE_FULL (Zodiac FX: 128). */
  capacity?: number;
  /** Cannot do these actions: BAD_ACTION (Aruba with Q-in-Q). */
  lacksActions?: string[];
  /** Deletes flows with an idle_timeout below 20 s although frames match them (HP). */
  deletesBusyFlows?: boolean;
  /** How much later (or, negative, earlier) than hard_timeout it deletes flows, in ms (Dell N: up to 30 s). */
  timersLateMs?: number;
  /** Deletes flows after their hard_timeout without FLOW_REMOVED. */
  saysNoFlowRemoved?: boolean;
}
