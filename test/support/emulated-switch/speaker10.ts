import { type Connection, type MessageOf, of10 } from 'node-openflow';
import type { EmulatedSwitch, Speaker } from './emulated-switch.js';
import type { Entry } from './flow-entries.js';

type Message = MessageOf<1, string>;

/** Speaks OpenFlow 1.0 for an emulated switch: no cookies to select by, no push and pop, one table. */
export class Speaker10 implements Speaker {
  readonly #device: EmulatedSwitch;
  readonly #connection: Connection<1>;

  constructor(device: EmulatedSwitch, connection: Connection<1>) {
    this.#device = device;
    this.#connection = connection;
    connection.on('message', message => this.#answer(message));
  }

  flowRemoved({ priority, cookie, match, hardTimeout, idleTimeout, flags }: Entry): void {
    if ((flags & of10.FlowModFlags.sendFlowRem) === 0 || this.#connection.closed) return;
    this.#connection.send({
      ...{ type: 'flowRemoved', reason: 'hardTimeout', priority, cookie, match, idleTimeout },
      ...{ durationSec: hardTimeout, durationNsec: 0, packetCount: 0n, byteCount: 0n },
    } as const);
  }

  #answer(message: Message): void {
    const { xid } = message;
    const { datapathId, ports, quirks } = this.#device;
    if (message.type === 'featuresRequest') {
      const rest = { nBuffers: 0, nTables: 1, capabilities: 7, actions: 0xfff, ports: ports.all };
      this.#connection.send({ type: 'featuresReply', xid, datapathId, ...rest });
    } else if (message.type === 'getConfigRequest') this.#connection.send({ type: 'getConfigReply', xid });
    else if (message.type === 'barrierRequest') {
      if (quirks.lacksBarrier === undefined) this.#connection.send({ type: 'barrierReply', xid });
      else if (quirks.lacksBarrier === 'refuses') this.#refuse(xid, 'badRequest', 'badType');
    } else if (message.type === 'statsRequest') this.#stats(message);
    else if (message.type === 'portMod') this.#portMod(message);
    else if (message.type === 'flowMod') {
      this.#device.got.push(message);
      if (quirks.barrierEarlyMs === undefined) this.#flowMod(message);
      else setTimeout(() => this.#flowMod(message), quirks.barrierEarlyMs);
    }
  }

  #stats({ xid, body }: MessageOf<1, 'statsRequest'>): void {
    if (body.type !== 'flow') {
      this.#refuse(xid, 'badRequest', 'badStat');
      return;
    }
    const entries = this.#device.flows.all.map(({ instructions, flags: _, ...entry }) => ({
      ...{ ...entry, actions: instructions },
      ...{ durationSec: 0, durationNsec: 0, packetCount: 0n, byteCount: 0n },
    }));
    this.#connection.send({ type: 'statsReply', xid, body: { type: 'flow', entries } } as never);
  }

  #portMod(message: MessageOf<1, 'portMod'>): void {
    this.#device.got.push(message);
    const result = this.#device.ports.change(message);
    // 1.0 has no code for "not permitted" here.
    if (typeof result === 'string')
      this.#refuse(message.xid, 'portModFailed', result === 'eperm' ? 'badPort' : result);
    else if (result && !this.#device.quirks.saysNoPortStatus)
      this.#connection.send({ type: 'portStatus', reason: 'modify', desc: result });
  }

  #flowMod(message: MessageOf<1, 'flowMod'>): void {
    const { xid, command } = message;
    const place = { ...message, tableId: 0 };
    if (this.#connection.closed) return;
    // 1.0 has no cookie mask: a strict deletion takes what is in the place, whoever's it is.
    if (command === 'deleteStrict') this.#device.flows.deleteStrict({ ...place, cookieMask: 0n });
    else if (command !== 'add') this.#refuse(xid, 'flowModFailed', 'badCommand');
    else if (!this.#device.flows.add({ ...place, instructions: message.actions }))
      this.#refuse(xid, 'flowModFailed', 'allTablesFull');
  }

  #refuse(xid: number, errorType: string, code: string): void {
    this.#connection.send({ type: 'error', xid, errorType, code } as never);
  }
}
