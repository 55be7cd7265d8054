import { EventEmitter } from 'node:events';
import { type FlowStatsOf, type of10, Port, RefusedError, type Switch } from 'node-openflow';
import { placeOf } from './compare.js';
import type { WantedFlow } from './flow.js';
import type { Action, Connection, FlowStats, Instruction, Match } from './openflow.js';

/** OFP_VLAN_NONE (OpenFlow 1.0.1, 5.2.3): matches frames without a tag. */
const VLAN_NONE = 0xffff;
const PRESENT = 0x1000;
/** A barrier that is not answered by then, in ms, will not be. */
const BARRIER_MS = 5000;
const EVERYTHING = { cookie: 0n, cookieMask: 0n };

/** A FLOW_MOD or PORT_MOD as the panel sends it. */
type Sent = { type: 'portMod'; portNo: number; hwAddr: string; config: number; mask: number } | FlowMod;
type FlowMod = { type: 'flowMod'; command: string; hardTimeout?: number; flags?: number } & WantedFlow;

/**
 * A switch that speaks OpenFlow 1.0, as the panel sees one that speaks 1.3: as much of node-openflow's `Switch<4>` as
 * the panel uses. What 1.0 cannot express is an error before anything is sent. There are no cookie masks in 1.0, so
 * flows are chosen by reading them, and only those with the wanted cookie are deleted, each by itself.
 */
export class Connection10 extends EventEmitter {
  readonly version = 1;
  readonly #switch: Switch<1>;
  #hasBarrier = true;

  constructor(device: Switch<1>) {
    super();
    this.#switch = device;
    device.on('portStatus', (message, port) => this.emit('portStatus', message, port));
    device.on('flowRemoved', removed =>
      this.emit('flowRemoved', { ...removed, tableId: 0, match: matchFrom10(removed.match) }),
    );
    device.once('close', reason => this.emit('close', reason));
  }

  /** The same object, as what it stands for. */
  get connection(): Connection {
    return this as unknown as Connection;
  }

  get datapathId(): bigint {
    return this.#switch.datapathId;
  }

  get ports(): ReadonlyMap<number, Port> {
    return this.#switch.ports;
  }

  get closed(): boolean {
    return this.#switch.closed;
  }

  close(): void {
    this.#switch.close();
  }

  /** Rows as 1.3 would give them; all tables are one, as 1.0 does not let us choose. */
  async flows({ cookie, cookieMask } = EVERYTHING): Promise<FlowStats[]> {
    const rows = await this.#switch.flows();
    return rows.filter(row => (row.cookie & cookieMask) === (cookie & cookieMask)).map(rowFrom10);
  }

  /** Ports anew: 1.0 describes them with its features. */
  async multipart(): Promise<Port[]> {
    const { ports } = await this.#switch.request({ type: 'featuresRequest' });
    return ports.map(desc => new Port(desc));
  }

  portStats() {
    return this.#switch.portStats();
  }

  /** Deletions come after a look at what is there: DELETE_STRICT in 1.0 takes a row whoever's it is. */
  async sendAll(messages: Sent[]): Promise<{ index: number; message: Sent; error: unknown }[]> {
    const deletes = messages.some(
      message => message.type === 'flowMod' && message.command === 'deleteStrict',
    );
    const owners = new Map(
      deletes ? (await this.flows()).map(row => [placeOf(row), row.cookie] as const) : [],
    );
    const due = messages.filter(
      message =>
        message.type !== 'flowMod' ||
        message.command !== 'deleteStrict' ||
        owners.get(placeOf(message)) === message.cookie,
    );
    const refusals = await this.#send(due.map(message => to10(message)));
    return refusals.map(({ index, error }) => {
      const message = due[index] as Sent;
      return { index: messages.indexOf(message), message, error };
    });
  }

  /** Sent again when the switch turns out to have no barrier: all these messages may be repeated. */
  async #send(messages: of10.MessageInput[]): Promise<{ index: number; error: RefusedError }[]> {
    if (!this.#hasBarrier) return this.#sendWithoutBarrier(messages);
    try {
      return await this.#switch.sendAll(messages, { signal: AbortSignal.timeout(BARRIER_MS) });
    } catch (error) {
      if (!isNoBarrier(error)) throw error;
      this.#hasBarrier = false;
      return this.#sendWithoutBarrier(messages);
    }
  }

  /** Some switches (ArubaOS) have no barrier in 1.0: what was sent is done when a later request is answered. */
  async #sendWithoutBarrier(messages: of10.MessageInput[]) {
    const refusals: { index: number; error: RefusedError }[] = [];
    const sent: number[] = [];
    const onError = (error: RefusedError): void => {
      const index = sent.indexOf(error.xid);
      if (index >= 0) refusals.push({ index, error });
    };
    this.#switch.on('error', onError);
    try {
      for (const message of messages) sent.push(this.#switch.send(message));
      await this.#switch.request({ type: 'featuresRequest' });
    } finally {
      this.#switch.off('error', onError);
    }
    return refusals;
  }
}

const isNoBarrier = (error: unknown): boolean =>
  (error instanceof RefusedError && error.refused === 'barrierRequest') ||
  (error instanceof DOMException && error.name === 'TimeoutError');

function to10(message: Sent): of10.MessageInput {
  if (message.type === 'portMod') return message;
  const { command, priority, cookie, match, instructions = [], hardTimeout = 0, flags = 0 } = message;
  return {
    ...{ type: 'flowMod', command: command === 'add' ? 'add' : 'deleteStrict' },
    ...{ priority, cookie, hardTimeout, flags },
    ...{ match: matchTo10(match), actions: actionsTo10(instructions) },
  };
}

function matchTo10({ inPort, vlanVid, ethDst, ...rest }: Match): of10.Match {
  const [unknown] = Object.keys(rest);
  if (unknown || (vlanVid !== undefined && typeof vlanVid !== 'number')) {
    throw new Error(`OpenFlow 1.0 cannot match ${unknown ?? 'a part of the VLAN id'}`);
  }
  return {
    ...(inPort !== undefined && { inPort: Number(inPort) }),
    ...(ethDst !== undefined && { dlDst: String(ethDst) }),
    ...(vlanVid !== undefined && { dlVlan: vlanVid === 0 ? VLAN_NONE : vlanVid & ~PRESENT }),
  };
}

/** Pushing a tag onto a frame without one is part of writing its VLAN id (OpenFlow 1.0.1, 3.3: SET_VLAN_VID). */
function actionsTo10(instructions: Instruction[]): of10.ActionInput[] {
  return instructions.flatMap(instruction => {
    if (instruction.type !== 'applyActions') throw new Error(`OpenFlow 1.0 has no ${instruction.type}`);
    return instruction.actions.flatMap((action): of10.ActionInput[] => {
      if (action.type === 'pushVlan') return [];
      if (action.type === 'popVlan') return [{ type: 'stripVlan' }];
      if (action.type === 'output') return [{ type: 'output', port: action.port }];
      const vlan = action.type === 'setField' ? action.field.vlanVid : undefined;
      if (typeof vlan !== 'number') throw new Error(`OpenFlow 1.0 has no action like ${action.type} here`);
      return [{ type: 'setVlanVid', vlanVid: vlan & ~PRESENT }];
    });
  });
}

function rowFrom10(row: FlowStatsOf<1>): FlowStats {
  const match = matchFrom10(row.match);
  const actions = row.actions.flatMap(action => actionFrom10(action, match.vlanVid === 0));
  const instructions = actions.length > 0 ? [{ type: 'applyActions' as const, actions }] : [];
  return { ...row, tableId: 0, match, instructions } as unknown as FlowStats;
}

/**
 * Fields that we do not use keep their 1.0 names: such a flow is never ours. Open vSwitch reports a priority of 0
 * beside "no tag", where there is none to match.
 */
function matchFrom10({ inPort, dlDst, dlVlan, dlVlanPcp, ...rest }: of10.Match): Match {
  return {
    ...rest,
    ...(dlVlanPcp !== undefined && dlVlan !== VLAN_NONE && { dlVlanPcp }),
    ...(inPort !== undefined && { inPort }),
    ...(dlDst !== undefined && { ethDst: dlDst }),
    ...(dlVlan !== undefined && { vlanVid: dlVlan === VLAN_NONE ? 0 : PRESENT | dlVlan }),
  } as Match;
}

function actionFrom10(action: of10.Action, isUntagged: boolean): Action[] {
  if (action.type === 'stripVlan') return [{ type: 'popVlan' }];
  if (action.type === 'output') return [{ type: 'output', port: action.port }];
  if (action.type !== 'setVlanVid') return [action as unknown as Action];
  const write: Action = { type: 'setField', field: { vlanVid: PRESENT | action.vlanVid } };
  return isUntagged ? [{ type: 'pushVlan', ethertype: 0x8100 }, write] : [write];
}
