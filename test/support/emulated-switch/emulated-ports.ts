import type { Quirks } from './quirks.js';

/** A port in the fields that OpenFlow 1.0 and 1.3 have in common. */
export interface EmulatedPort {
  portNo: number;
  hwAddr: string;
  name: string;
  config: number;
  state: number;
  curr: number;
  advertised: number;
  supported: number;
  peer: number;
}

/** OFPPC_PORT_DOWN and OFPPS_LINK_DOWN have the same bit in both versions. */
const DOWN = 1;

/** The ports of a switch. All have one hardware address, as those of some chassis do. */
export class EmulatedPorts {
  readonly #quirks: Quirks;
  #ports: EmulatedPort[];
  #ignored = 0;

  constructor(names: Record<number, string>, quirks: Quirks) {
    this.#quirks = quirks;
    this.#ports = Object.entries(names).map(([number, name]) => ({
      ...{ portNo: Number(number), name, hwAddr: '02:00:00:00:00:01', config: 0, state: 0 },
      ...{ curr: 0, advertised: 0, supported: 0, peer: 0 },
    }));
  }

  get all(): EmulatedPort[] {
    return this.#ports;
  }

  byName(name: string): EmulatedPort | undefined {
    return this.#ports.find(port => port.name === name);
  }

  /** Gives ports other numbers, by their names, as some switches do when they start anew. */
  renumber(numbers: Record<string, number>): void {
    this.#ports = this.#ports.map(port => ({ ...port, portNo: numbers[port.name] ?? port.portNo }));
  }

  /**
   * Does what a PORT_MOD says.
   * @returns the port when it changed; the code of PORT_MOD_FAILED; undefined when it is ignored.
   */
  change({
    portNo,
    hwAddr,
    config,
  }: {
    portNo: number;
    hwAddr: string;
    config: number;
  }): EmulatedPort | 'badPort' | 'badHwAddr' | 'eperm' | undefined {
    const port = this.#ports.find(each => each.portNo === portNo);
    if (!port) return 'badPort';
    if (port.hwAddr !== hwAddr) return 'badHwAddr';
    if (this.#quirks.refusesPortMod) return 'eperm';
    if (this.#ignored++ < (this.#quirks.ignoresPortMod ?? 0)) return undefined;
    port.config = config & DOWN;
    port.state = config & DOWN;
    return port;
  }
}
