import { EventEmitter } from 'node:events';
import { Port } from 'node-openflow';
import { placeOf } from '../../../src/patch/compare.js';
import type { WantedFlow } from '../../../src/patch/flow.js';
import type { Connection } from '../../../src/patch/openflow.js';

/** How a switch misbehaves. */
export interface Quirks {
  /** Refuses every PORT_MOD with this code. */
  portModRefused?: string;
  /** Ignores this many PORT_MODs. */
  portModsIgnored?: number;
  /** Does not say by PORT_STATUS what a PORT_MOD did. */
  silentPorts?: boolean;
  /** Entries that fit. */
  capacity?: number;
  /** Refuses flows with actions, with this code. */
  badAction?: string;
  /** Reads of the flow table that still show the old one after a barrier. */
  earlyBarrier?: number;
}

type Flow = WantedFlow & { hardTimeout: number };
interface Sent extends Partial<Flow> {
  type: string;
  command?: string;
  portNo?: number;
  hwAddr?: string;
  config?: number;
  flags?: number;
}

/** A connection to a switch that exists only here: as much of node-openflow's `Switch` as the panel uses. */
export class FakeConnection extends EventEmitter {
  readonly datapathId = 1n;
  readonly ports = new Map<number, Port>();
  readonly sent: Sent[] = [];
  readonly #described = new Map<number, Port>();
  #flows: Flow[] = [];
  #old: Flow[] = [];
  #staleReads = 0;
  #ignored = 0;

  constructor(
    names: Record<number, string>,
    readonly quirks: Quirks = {},
  ) {
    super();
    for (const [number, name] of Object.entries(names))
      this.#setPort(describe(Number(number), name, 0), true);
  }

  /** The same object, as what it stands for. */
  get connection(): Connection {
    return this as unknown as Connection;
  }

  get table(): Flow[] {
    return this.#flows;
  }

  async sendAll(messages: Sent[]): Promise<unknown[]> {
    this.#old = [...this.#flows];
    const refusals = messages.flatMap((message, index) => {
      this.sent.push(message);
      const error =
        message.type === 'portMod' ? this.#portMod(message) : this.#flowMod(message as Sent & Flow);
      return error ? [{ index, message, error }] : [];
    });
    this.#staleReads = this.quirks.earlyBarrier ?? 0;
    return refusals;
  }

  async flows({ cookie = 0n, cookieMask = 0n } = {}): Promise<Flow[]> {
    const shown = this.#staleReads-- > 0 ? this.#old : this.#flows;
    return shown.filter(flow => (flow.cookie & cookieMask) === (cookie & cookieMask));
  }

  async portStats(): Promise<[]> {
    return [];
  }

  async multipart(): Promise<Port[]> {
    return [...this.#described.values()];
  }

  close(): void {
    this.emit('close', undefined);
  }

  #portMod({ portNo = 0, config = 0 }: Sent) {
    if (this.quirks.portModRefused) return { errorType: 'portModFailed', code: this.quirks.portModRefused };
    if (this.#ignored++ < (this.quirks.portModsIgnored ?? 0)) return undefined;
    const name = this.#described.get(portNo)?.name ?? '';
    this.#setPort(describe(portNo, name, config), !this.quirks.silentPorts);
    return undefined;
  }

  #flowMod(message: Sent & Flow) {
    const rest = this.#flows.filter(flow => placeOf(flow) !== placeOf(message));
    if (message.command === 'deleteStrict') {
      this.#flows = this.#flows.filter(flow => rest.includes(flow) || flow.cookie !== message.cookie);
      return undefined;
    }
    if (this.quirks.badAction && message.instructions.length > 0) {
      return { errorType: 'badAction', code: this.quirks.badAction };
    }
    if (rest.length >= (this.quirks.capacity ?? Number.POSITIVE_INFINITY)) {
      return { errorType: 'flowModFailed', code: 'tableFull' };
    }
    this.#flows = [...rest, message];
    return undefined;
  }

  #setPort(port: Port, told: boolean): void {
    this.#described.set(port.portNo, port);
    if (!told) return;
    this.ports.set(port.portNo, port);
    this.emit('portStatus', {}, port);
  }
}

function describe(portNo: number, name: string, config: number): Port {
  return new Port({
    ...{ portNo, name, config, state: config & 1, hwAddr: '02:00:00:00:00:01' },
    ...{ curr: 0, advertised: 0, supported: 0, peer: 0, currSpeed: 0, maxSpeed: 0 },
  });
}
