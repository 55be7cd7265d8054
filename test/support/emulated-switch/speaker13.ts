import { type Connection, type MessageOf, of13 } from 'node-openflow';
import type { EmulatedPort } from './emulated-ports.js';
import type { EmulatedSwitch, Speaker } from './emulated-switch.js';
import type { Entry } from './flow-entries.js';

type Message = MessageOf<4, string>;

/** Speaks OpenFlow 1.3 for an emulated switch. */
export class Speaker13 implements Speaker {
  readonly #device: EmulatedSwitch;
  readonly #connection: Connection<4>;
  readonly #since = performance.now();

  constructor(device: EmulatedSwitch, connection: Connection<4>) {
    this.#device = device;
    this.#connection = connection;
    connection.on('message', message => this.#answer(message));
    if (device.quirks.sendsPacketIn) this.#packetIn();
  }

  flowRemoved({ tableId, priority, cookie, match, hardTimeout, idleTimeout, flags }: Entry): void {
    if ((flags & of13.FlowModFlags.sendFlowRem) === 0 || this.#connection.closed) return;
    this.#connection.send({
      ...{ type: 'flowRemoved', reason: 'hardTimeout', tableId, priority, cookie, hardTimeout },
      match: match as of13.Match,
      ...{ idleTimeout, durationSec: hardTimeout, durationNsec: 0, packetCount: 0n, byteCount: 0n },
    } as const);
  }

  #packetIn(): void {
    this.#connection.send({
      ...{ type: 'packetIn', bufferId: 0x1_0000, totalLen: 472, reason: 'noMatch', tableId: 0 },
      ...{ cookie: 0xffff_ffff_ffff_ffffn, match: { inPort: 3 }, data: new Uint8Array(128) },
    } as const);
  }

  #answer(message: Message): void {
    const { xid } = message;
    const { datapathId, quirks } = this.#device;
    if (message.type === 'featuresRequest') {
      const rest = { nBuffers: 0, nTables: 1, auxiliaryId: 0, capabilities: 7 };
      this.#connection.send({ type: 'featuresReply', xid, datapathId, ...rest });
    } else if (message.type === 'getConfigRequest') this.#connection.send({ type: 'getConfigReply', xid });
    else if (message.type === 'barrierRequest') this.#barrier(xid);
    else if (message.type === 'multipartRequest') this.#multipart(message);
    else if (message.type === 'portMod') this.#portMod(message);
    else if (message.type === 'flowMod') {
      this.#device.got.push(message);
      // A refusal must come before the barrier's answer also where the change comes after it.
      if (this.#refused(message) || quirks.barrierEarlyMs === undefined) this.#flowMod(message);
      else setTimeout(() => this.#flowMod(message), quirks.barrierEarlyMs);
    }
  }

  #barrier(xid: number): void {
    const { lacksBarrier } = this.#device.quirks;
    if (lacksBarrier === undefined) this.#connection.send({ type: 'barrierReply', xid });
    else if (lacksBarrier === 'refuses') this.#refuse(xid, 'badRequest', 'badType');
  }

  #multipart({ xid, body }: MessageOf<4, 'multipartRequest'>): void {
    const { flows, ports } = this.#device;
    const reply = (replyBody: of13.MultipartReplyBody) =>
      this.#connection.send({ type: 'multipartReply', xid, body: replyBody });
    if (body.type === 'portDesc') reply({ type: 'portDesc', entries: ports.all.map(describe) });
    else if (body.type === 'flow') {
      const entries = flows.byCookie(body.cookie, body.cookieMask).map(stats);
      reply({ type: 'flow', entries } as of13.MultipartReplyBody);
    } else if (body.type === 'table') {
      const { onlyTable: tableId = 0 } = this.#device.quirks;
      reply({
        type: 'table',
        entries: [{ tableId, activeCount: flows.all.length, lookupCount: 0n, matchedCount: 0n }],
      });
    } else if (body.type === 'tableFeatures' && this.#device.quirks.saysMaxEntries !== undefined) {
      const { onlyTable: tableId = 0, saysMaxEntries: maxEntries } = this.#device.quirks;
      const rest = { metadataMatch: 0n, metadataWrite: 0n, config: 0, name: 'flows', properties: [] };
      reply({ type: 'tableFeatures', entries: [{ tableId, maxEntries, ...rest }] });
    } else this.#refuse(xid, 'badRequest', 'badMultipart');
  }

  #portMod(message: MessageOf<4, 'portMod'>): void {
    this.#device.got.push(message);
    if (this.#device.quirks.lacksPortMod) {
      this.#refuse(message.xid, 'badRequest', 'badType');
      return;
    }
    const result = this.#device.ports.change(message);
    if (typeof result === 'string') this.#refuse(message.xid, 'portModFailed', result);
    else if (result && !this.#device.quirks.saysNoPortStatus)
      this.#connection.send({ type: 'portStatus', reason: 'modify', desc: describe(result) });
  }

  /** Why it does not take a flow: the error's type and code. */
  #refused({ instructions, match, tableId }: MessageOf<4, 'flowMod'>): [string, string] | undefined {
    const { lacksActions = [], lacksFields = [], onlyTable, refusesFlowsMs = 0 } = this.#device.quirks;
    if (performance.now() - this.#since < refusesFlowsMs) return ['flowModFailed', 'unknown'];
    if (onlyTable !== undefined && tableId !== onlyTable) return ['flowModFailed', 'badTableId'];
    if (lacksFields.some(field => field in match)) return ['badMatch', 'badField'];
    const lacks = instructions.some(
      each => 'actions' in each && each.actions.some(action => lacksActions.includes(action.type)),
    );
    return lacks ? ['badAction', 'badType'] : undefined;
  }

  #flowMod(message: MessageOf<4, 'flowMod'>): void {
    const { xid, command } = message;
    if (this.#connection.closed) return;
    const refusal = this.#refused(message);
    if (command === 'deleteStrict') this.#device.flows.deleteStrict(message);
    else if (command !== 'add') this.#refuse(xid, 'flowModFailed', 'badCommand');
    else if (refusal) this.#refuse(xid, ...refusal);
    else if (!this.#device.flows.add(message)) this.#refuse(xid, 'flowModFailed', 'tableFull');
  }

  #refuse(xid: number, errorType: string, code: string): void {
    this.#connection.send({ type: 'error', xid, errorType, code } as never);
  }
}

const describe = (port: EmulatedPort) => ({ ...port, currSpeed: 0, maxSpeed: 0 });

const stats = (entry: Entry) => ({
  ...{ tableId: entry.tableId, priority: entry.priority, cookie: entry.cookie, match: entry.match },
  ...{ instructions: entry.instructions, flags: entry.flags },
  ...{ idleTimeout: entry.idleTimeout, hardTimeout: entry.hardTimeout },
  ...{ durationSec: 0, durationNsec: 0, packetCount: 0n, byteCount: 0n },
});
