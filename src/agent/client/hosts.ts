import type { MadeHostsRequest } from '../protocol/hosts.js';
import type { Ask } from './ask.js';
import { Host } from './host.js';
import type { Probe } from './probe.js';

/** Test hosts besides those of the testbed file. */
export class Hosts {
  readonly #ask: Ask;
  readonly #started: (probe: Probe) => void;

  constructor(ask: Ask, started: (probe: Probe) => void) {
    this.#ask = ask;
    this.#started = started;
  }

  /**
   * Makes hosts that are all alike, for this scenario: `{ count: 100, name: 'user', port: 'PS1:4', vlan: 10, from:
   * '10.1.10.100/24', gateway: '10.1.10.1' }` makes `user 1` to `user 100`, ready when this resolves.
   * `vlan: [10, 20]`: two tags, the outermost first.
   * @throws TsunaguError `operation.badRange`, `addressTaken`, `nameTaken`, `noPort`.
   */
  async make(request: MadeHostsRequest, { signal }: { signal?: AbortSignal } = {}): Promise<Host[]> {
    const { names } = await this.#ask('hosts/make', request, signal);
    return names.map(name => new Host(name, this.#ask, this.#started));
  }
}
