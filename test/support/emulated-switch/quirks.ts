/** How a switch misbehaves; each is seen on hardware. Absent: it does what the specification says. */
export interface Quirks {
  /** The version that it speaks: 1 is OpenFlow 1.0 (Arista 7050), 4 is 1.3. */
  version?: 1 | 4;
  /** Answers PORT_MOD with PORT_MOD_FAILED (HP). */
  refusesPortMod?: boolean;
  /** Takes PORT_MOD and does nothing (Zodiac FX): this many times, or always. */
  ignoresPortMod?: number;
  /** Has no PORT_MOD: BAD_REQUEST (Junos). */
  lacksPortMod?: boolean;
  /** Does not tell by PORT_STATUS what a PORT_MOD did. */
  saysNoPortStatus?: boolean;
  /** Answers barriers this many ms before flow changes take effect. */
  barrierEarlyMs?: number;
  /** Has no barrier: an error, or no answer at all (ArubaOS with 1.0). */
  lacksBarrier?: 'refuses' | 'is silent';
  /** Forgets all flows when its controller goes (Zodiac FX in "secure"). */
  erasesOnDisconnect?: boolean;
  /** Entries that fit; more are TABLE_FULL (Zodiac FX: 128). */
  capacity?: number;
  /** Says that so many entries fit, whatever it takes. */
  saysMaxEntries?: number;
  /** Takes flows in this table only: BAD_TABLE_ID elsewhere (OF-DPA, whose first tables drop what is not admitted). */
  onlyTable?: number;
  /** Does not match on these fields in the table: BAD_MATCH (NoviFlow fixes fields, Aruba wants table features first). */
  lacksFields?: string[];
  /** Refuses flows for so many ms after it connected (Brocade after a reboot: 16 to 180 s). */
  refusesFlowsMs?: number;
  /** Sends, when it connects, a PACKET_IN whose total_len is 472, with 128 bytes of the frame. */
  sendsPacketIn?: boolean;
  /** Cannot do these actions: BAD_ACTION (Aruba with Q-in-Q). */
  lacksActions?: string[];
  /** Deletes flows with an idle_timeout below 20 s although frames match them (HP). */
  deletesBusyFlows?: boolean;
  /** How much later (or, negative, earlier) than hard_timeout it deletes flows, in ms (Dell N: up to 30 s). */
  timersLateMs?: number;
  /** Deletes flows after their hard_timeout without FLOW_REMOVED. */
  saysNoFlowRemoved?: boolean;
}
