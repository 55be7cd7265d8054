import type { Ending, Expected, UseMethods } from '../protocol.js';
import type { Ask } from './ask.js';
import { errors } from './errors.js';
import type { Budget } from './host.js';
import { withSecret } from './secret.js';

export type { Ending };

type UseMethod = keyof UseMethods;
type Params<M extends UseMethod> = Omit<UseMethods[M]['params'], 'from' | 'to' | 'expect' | 'budgetMs'>;
type Used<M extends UseMethod> = Promise<UseMethods[M]['result']>;

/**
 * What a host can use of others, by the clients in the agent: `host.can.ssh('B')`, `host.cannot.ssh('B')`. Each takes a
 * test host or an address, and throws a TsunaguError when it does not go as expected; `seen` in the result is the last
 * attempt in full.
 */
export class Uses {
  readonly #from: string;
  readonly #expect: Expected;
  readonly #ask: Ask;

  constructor(from: string, expect: Expected, ask: Ask) {
    this.#from = from;
    this.#expect = expect;
    this.#ask = ask;
  }

  /** ICMP echo: bytes of payload, "don't fragment", time to live, count, interval in ms. */
  icmp(to: string, options: Budget & Params<'use/icmp'> = {}): Used<'use/icmp'> {
    return this.#use('use/icmp', to, options);
  }

  /** The routers on the way, by ICMP echo or UDP. */
  traceroute(to: string, options: Budget & Params<'use/traceroute'> = {}): Used<'use/traceroute'> {
    return this.#use('use/traceroute', to, options);
  }

  /** Opens a TCP connection. */
  tcp(to: string, port: number, options: Budget = {}): Used<'use/tcp'> {
    return this.#use('use/tcp', to, { ...options, port });
  }

  /** Sends a UDP datagram to a service that answers any (see `serveUdp`). */
  udp(to: string, port: number, options: Budget & { payload?: string } = {}): Used<'use/udp'> {
    return this.#use('use/udp', to, { ...options, port });
  }

  /** Asks a DNS server, over UDP or TCP; any answer will do, look at `seen` for what it says. */
  dns(server: string, options: Budget & Params<'use/dns'>): Used<'use/dns'> {
    return this.#use('use/dns', server, options);
  }

  /** Gets a page over HTTP/1.1 or HTTP/2. */
  http(to: string, options: Budget & Params<'use/http'> = {}): Used<'use/http'> {
    return this.#use('use/http', to, options);
  }

  /** Gets a page over TLS. Any certificate is accepted, and described in `seen`, unless `trusted` is set. */
  https(to: string, options: Budget & Params<'use/https'> = {}): Used<'use/https'> {
    return this.#use('use/https', to, options);
  }

  /** Logs in by SSH, and runs a command there. `${NAME}` in the password is read from the environment. */
  ssh(to: string, options: Budget & Params<'use/ssh'> = {}): Used<'use/ssh'> {
    return this.#use('use/ssh', to, withSecret(options));
  }

  /** Logs in by telnet. `${NAME}` in the password is read from the environment. */
  telnet(to: string, options: Budget & Params<'use/telnet'> = {}): Used<'use/telnet'> {
    return this.#use('use/telnet', to, withSecret(options));
  }

  /** Gets the time; `seen` has offset, delay and stratum. */
  ntp(to: string, options: Budget & Params<'use/ntp'> = {}): Used<'use/ntp'> {
    return this.#use('use/ntp', to, options);
  }

  /** The largest packet that gets there whole. */
  pathMtu(to: string, options: Budget & Params<'use/pathMtu'> = {}): Used<'use/pathMtu'> {
    return this.#use('use/pathMtu', to, options);
  }

  /** Sends a packet of any protocol over IP to a test host, and looks whether it arrives there. */
  ip(to: string, options: Budget & Params<'use/ip'>): Used<'use/ip'> {
    return this.#use('use/ip', to, options);
  }

  /** Greets a mail server, and hands over a mail if there is one. */
  smtp(to: string, options: Budget & Params<'use/smtp'> = {}): Used<'use/smtp'> {
    return this.#use('use/smtp', to, options);
  }

  /** Reads a file by FTP, or lists the folder; as anonymous where no user is given. */
  ftp(to: string, options: Budget & Params<'use/ftp'> = {}): Used<'use/ftp'> {
    return this.#use('use/ftp', to, withSecret(options));
  }

  /** Reads a file by TFTP, or writes it where there is a content. */
  tftp(to: string, options: Budget & Params<'use/tftp'>): Used<'use/tftp'> {
    return this.#use('use/tftp', to, options);
  }

  /** Gets values by SNMPv2c. */
  snmp(to: string, options: Budget & Params<'use/snmp'> = {}): Used<'use/snmp'> {
    return this.#use('use/snmp', to, options);
  }

  /** Lists a repository's references over git's own protocol. */
  git(to: string, options: Budget & Params<'use/git'> = {}): Used<'use/git'> {
    return this.#use('use/git', to, options);
  }

  /**
   * Traces the route, and expects somebody on the way.
   * @param via an address, or what the testbed calls whoever has it.
   * @throws TsunaguError `expected.via` with the hops that there were.
   */
  async via(to: string, via: string, options: Budget & Params<'use/traceroute'> = {}): Promise<void> {
    const { seen } = await this.traceroute(to, options);
    const hops = seen?.hops ?? [];
    if (hops.some(({ address, names }) => address === via || names.includes(via))) return;
    const shown = hops.map(({ address = '*', names: [name] }) => (name ? `${address} (${name})` : address));
    throw errors.via({ from: this.#from, to, via, hops: shown });
  }

  /**
   * Finds the path MTU, and expects it to be so many bytes.
   * @throws TsunaguError `expected.pathMtu` with what limits it.
   */
  async mtu(to: string, bytes: number, options: Budget = {}): Promise<void> {
    const { seen, story } = await this.pathMtu(to, options);
    if (seen?.mtu === bytes) return;
    throw errors.pathMtu({ from: this.#from, to, bytes, story });
  }

  #use<M extends UseMethod>(method: M, to: string, { signal, ...options }: Budget & Params<M>): Used<M> {
    const params = { ...options, from: this.#from, to, expect: this.#expect };
    return this.#ask(method, params as unknown as UseMethods[M]['params'], signal);
  }
}
