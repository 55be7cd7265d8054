import type { CutMethod, LinkChange, LinkState } from '../protocol.js';
import type { Ask } from './ask.js';
import { errors } from './errors.js';

/** A cable of the network under test that runs through the patch switch. */
export class Link {
  readonly name: string;
  readonly #ask: Ask;

  constructor(name: string, ask: Ask) {
    this.name = name;
    this.#ask = ask;
  }

  /**
   * Cuts the cable and verifies that it is cut. It is restored at the end of the scenario at the latest.
   * @param options.how link-down: both ends lose carrier (default); silent: frames are dropped, carrier stays.
   * @param options.leaseMs silent only: after how long the switch heals it by itself should the agent die.
   */
  cut({
    how = 'link-down',
    leaseMs,
    signal,
  }: {
    how?: CutMethod;
    leaseMs?: number;
    signal?: AbortSignal;
  } = {}) {
    const params = { link: this.name, how, ...(leaseMs !== undefined && { leaseMs }) };
    return this.#ask('link/cut', params, signal);
  }

  /** Restores the cable and verifies that it is whole. */
  restore({ signal }: { signal?: AbortSignal } = {}): Promise<LinkChange> {
    return this.#ask('link/restore', { link: this.name }, signal);
  }

  /** The link as it is now. */
  async state(): Promise<LinkState> {
    return this.#ask('link/state', { link: this.name });
  }

  /** @throws TsunaguError `expected.linkUp` that says which port is down, or since when the link is cut. */
  async expectUp(): Promise<void> {
    const { name, cut, ports } = await this.state();
    const down = ports.filter(port => !port.up).map(({ port, name: label }) => `${label ?? port} is down`);
    const seen = [...(cut ? [`cut (${cut.how}) by this run`] : []), ...down];
    if (seen.length > 0) throw errors.linkUp({ link: name, seen: seen.join(', ') });
  }
}
