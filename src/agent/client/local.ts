import type { LocalMethods } from '../protocol.js';
import type { Ask } from './ask.js';
import { errors } from './errors.js';
import type { Budget } from './host.js';

type Answer<M extends keyof LocalMethods> = Promise<LocalMethods[M]['result']>;

/** What a host sees and does on the network that it is on itself: `host.local`. */
export class Local {
  readonly #host: string;
  readonly #ask: Ask;

  constructor(host: string, ask: Ask) {
    this.#host = host;
    this.#ask = ask;
  }

  /** Who has an address (of a test host) there, by ARP or neighbour discovery: duplicates are seen. */
  neighbour(of: string, { signal, ...options }: Budget = {}): Answer<'local/neighbour'> {
    return this.#ask('local/neighbour', { host: this.#host, of, ...options }, signal);
  }

  /** @throws TsunaguError `expected.neighbour` when nobody has the address, or more than one machine. */
  async expectOneNeighbour(of: string, options: Budget = {}): Promise<void> {
    const { outcome, story } = await this.neighbour(of, options);
    if (outcome !== 'answered') throw errors.neighbour({ host: this.#host, of, story });
  }

  /** Tells everybody there, unasked, where an address is: gratuitous ARP (default: at the host itself). */
  announce(address: string, options: { mac?: string } = {}): Answer<'local/announce'> {
    return this.#ask('local/announce', { host: this.#host, address, ...options });
  }

  /** Which DHCP servers offer an address there. Nothing changes on the host. */
  dhcp({ signal, ...options }: Budget = {}): Answer<'local/dhcp'> {
    return this.#ask('local/dhcp', { host: this.#host, ...options }, signal);
  }

  /** @throws TsunaguError `expected.dhcp` unless so many DHCP servers offer. */
  async expectOffers(count: 0 | 1, options: Budget = {}): Promise<void> {
    const { offers, story } = await this.dhcp(options);
    const wanted = count === 0 ? 'no DHCP offer' : 'an offer of one DHCP server';
    if (offers.length !== count) throw errors.dhcp({ host: this.#host, wanted, story });
  }

  /** Joins a multicast group and waits for its first datagram. */
  multicast(
    group: string,
    { signal, ...options }: Budget & { port: number; source?: string },
  ): Answer<'local/multicast'> {
    return this.#ask('local/multicast', { host: this.#host, group, ...options }, signal);
  }

  /** @throws TsunaguError `expected.multicast` unless the group is received, or is not. */
  async expectMulticast(
    group: string,
    wanted: boolean,
    options: Budget & { port: number; source?: string },
  ): Promise<void> {
    const { outcome, story } = await this.multicast(group, options);
    const right = wanted ? outcome === 'received' : outcome === 'silence';
    if (!right) throw errors.multicast({ host: this.#host, group, wanted, story });
  }

  /** Waits for a syslog message that the host receives (see `host.serve.syslog`). */
  syslog(contains: string, { signal, ...options }: Budget = {}): Answer<'local/syslog'> {
    return this.#ask('local/syslog', { host: this.#host, contains, ...options }, signal);
  }
}
