import type { Expected } from '../protocol/use.js';
import type { CommandResult, DnsRecord, Expectation, HttpResult, Outcome, Readiness } from '../protocol.js';
import type { Ask } from './ask.js';
import { errors } from './errors.js';
import { Local } from './local.js';
import { Probe } from './probe.js';
import { Program } from './program.js';
import { Serves } from './serves.js';
import { Session } from './session.js';
import { Uses } from './uses.js';

/** Limits of one exchange. */
export interface Budget {
  /** How long to go on trying, in milliseconds (default 3,000). */
  budgetMs?: number;
  signal?: AbortSignal;
}

/** A test host, by any of its names; an unknown name fails at the first use, with "did you mean". */
export class Host {
  readonly name: string;
  readonly #ask: Ask;
  readonly #started: (probe: Probe) => void;

  constructor(name: string, ask: Ask, started: (probe: Probe) => void) {
    this.name = name;
    this.#ask = ask;
    this.#started = started;
  }

  /** What this host can use of others; it is tried until it works, or the budget is spent. */
  get can(): Uses {
    return this.ends('must');
  }

  /** What this host cannot use of others, which is proven. */
  get cannot(): Uses {
    return this.ends('mustNot');
  }

  /** Says what happened when this host tried, without an opinion. */
  get tries(): Uses {
    return this.ends('any');
  }

  /** How an attempt of this host's is to end: `refused`, `filtered`, `unreachable`, `denied`. */
  ends(expected: Expected): Uses {
    return new Uses(this.name, expected, this.#ask);
  }

  /** What this host sees and does on its own network. */
  get local(): Local {
    return new Local(this.name, this.#ask);
  }

  /** What this host offers to others. */
  get serve(): Serves {
    return new Serves(this.name, this.#ask);
  }

  /**
   * Pings a host or an address until one reply comes.
   * @throws TsunaguError that says how far the packets came, when none comes within the budget (3 s).
   */
  ping(to: string, options: Budget & { count?: number; size?: number } = {}): Promise<Outcome> {
    return this.#ping(to, 'must', options);
  }

  /**
   * Proves that a ping does not get through: the request was seen leaving, nothing came back in time, and a
   * positive control (both ends are alive and can reach their gateways) passed.
   * @throws TsunaguError when a reply comes, or when the control fails and so nothing is proven.
   */
  cannotPing(to: string, options: Budget = {}): Promise<Outcome> {
    return this.#ping(to, 'mustNot', options);
  }

  /** Pings and says what happened, without an opinion. */
  tryPing(to: string, options: Budget = {}): Promise<Outcome> {
    return this.#ping(to, 'any', options);
  }

  /** Opens a TCP connection. @throws TsunaguError that tells refused, unreachable and unanswered apart. */
  connectTcp(to: string, port: number, options: Budget = {}): Promise<Outcome> {
    return this.#tcp(to, port, 'must', options);
  }

  /** Proves that a TCP port, on which a service is known to answer, cannot be opened from here. */
  cannotConnectTcp(to: string, port: number, options: Budget = {}): Promise<Outcome> {
    return this.#tcp(to, port, 'mustNot', options);
  }

  /** Tries a TCP connection and says what happened. */
  tryTcp(to: string, port: number, options: Budget = {}): Promise<Outcome> {
    return this.#tcp(to, port, 'any', options);
  }

  /** Sends a UDP datagram to a service that sends it back (see `serveUdp`). @throws TsunaguError without an answer. */
  echoUdp(to: string, port: number, { budgetMs, signal }: Budget = {}): Promise<Outcome> {
    return this.#ask(
      'host/udp',
      { from: this.name, to, port, expect: 'must', ...defined({ budgetMs }) },
      signal,
    );
  }

  /** Fetches a URL; names in it are resolved by this host's name server, or are names of test hosts. */
  get(url: string, { budgetMs, signal }: Budget = {}): Promise<HttpResult> {
    return this.#ask('host/get', { from: this.name, url, ...defined({ budgetMs }) }, signal);
  }

  /** Asks a name server (a test host or an address) for the addresses of a name. */
  resolve(
    name: string,
    { type = 'A', server, budgetMs, signal }: Budget & { type?: 'A' | 'AAAA'; server?: string } = {},
  ): Promise<{ addresses: string[]; server: string }> {
    return this.#ask(
      'host/resolve',
      { from: this.name, name, type, ...defined({ server, budgetMs }) },
      signal,
    );
  }

  /** @throws TsunaguError `expected.address` when the name has other addresses, or none. */
  async expectResolved(name: string, address: string): Promise<void> {
    const { addresses, server } = await this.resolve(name, { type: address.includes(':') ? 'AAAA' : 'A' });
    if (addresses.includes(address)) return;
    throw errors.address({ host: this.name, name, wanted: address, got: addresses, server });
  }

  /** Runs a shell command in the host (`ip netns exec`), whatever its exit code (budget 30 s). */
  run(command: string, { budgetMs, signal }: Budget = {}): Promise<CommandResult> {
    return this.#ask('host/run', { host: this.name, command, ...defined({ budgetMs }) }, signal);
  }

  /**
   * Gets the addresses that the testbed has it get from the network (`address: dhcp`, `slaac`), anew where it has them
   * already. Without this they are got at first need.
   * @throws TsunaguError `host.noLease`, `host.noAdvertisement`.
   */
  acquireAddresses({ budgetMs, signal }: Budget = {}): Promise<{
    addresses: string[];
    gateways: string[];
    nameServer?: string;
  }> {
    return this.#ask('address/acquire', { host: this.name, ...defined({ budgetMs }) }, signal);
  }

  /**
   * Starts a program by the shell and returns when it is ready: listens on `tcp` or `udp`, or has printed `output`
   * (budget 10 s). It is stopped with the scenario, and its output is kept in the report.
   * @throws TsunaguError `host.programEnded`, `host.programNotReady` with what it printed and where it listens.
   */
  startProgram(command: string, options: Budget & Readiness = {}): Promise<Program> {
    return Program.start(this.#ask, this.name, command, options);
  }

  /** The program that was started last on this host in this scenario. */
  get program(): Program {
    return new Program(this.name, this.#ask);
  }

  /** Accepts TCP connections on a port and sends back what comes, until the scenario ends. */
  async serveTcp(port: number): Promise<void> {
    await this.#ask('host/serveTcp', { host: this.name, port });
  }

  /** Sends UDP datagrams on a port back to where they came from, until the scenario ends. */
  async serveUdp(port: number): Promise<void> {
    await this.#ask('host/serveUdp', { host: this.name, port });
  }

  /** Serves pages over HTTP, by path, until the scenario ends. */
  async serveHttp(port = 80, pages: Record<string, string> = { '/': 'ok\n' }): Promise<void> {
    await this.#ask('host/serveHttp', { host: this.name, port, pages });
  }

  /** Answers DNS queries over UDP and TCP from these records, until the scenario ends. */
  async serveDns(records: DnsRecord[], port = 53): Promise<void> {
    await this.#ask('host/serveDns', { host: this.name, port, records });
  }

  /**
   * Starts continuous traffic to a host or an address, and returns once the first packet has come through.
   * @param options.intervalMs time between packets, 1 to 1,000 (default 10).
   */
  async keepPinging(
    to: string,
    {
      kind = 'icmp',
      intervalMs,
      budgetMs,
      signal,
    }: Budget & { kind?: 'icmp' | 'udp'; intervalMs?: number } = {},
  ): Promise<Probe> {
    const params = { from: this.name, to, kind, ...defined({ intervalMs, budgetMs }) };
    const { id } = await this.#ask('probe/start', params, signal);
    const probe = new Probe(id, this.name, to, this.#ask, kind);
    this.#started(probe);
    return probe;
  }

  /**
   * Opens a TCP session to a port and keeps data going there and back, until the scenario ends. A test host on which
   * nothing listens is made to send back what it gets; anything else must do so by itself.
   * @param options.intervalMs time between two records, 1 to 1,000 (default 20).
   */
  async keepSession(
    to: string,
    port: number,
    { intervalMs, budgetMs, signal }: Budget & { intervalMs?: number } = {},
  ): Promise<Session> {
    const params = { from: this.name, to, port, ...defined({ intervalMs, budgetMs }) };
    const { id } = await this.#ask('session/start', params, signal);
    const session = new Session(id, this.name, to, this.#ask);
    this.#started(session);
    return session;
  }

  /**
   * Requests a URL again and again, each time on a new connection, and returns once ten responses in a row have come.
   * @param options.intervalMs time between two requests, 1 to 1,000 (default 100).
   */
  async keepRequesting(
    url: string,
    { intervalMs, budgetMs, signal }: Budget & { intervalMs?: number } = {},
  ): Promise<Probe> {
    const params = { from: this.name, url, ...defined({ intervalMs, budgetMs }) };
    const { id } = await this.#ask('flow/request', params, signal);
    const probe = new Probe(id, this.name, url, this.#ask, 'http');
    this.#started(probe);
    return probe;
  }

  /**
   * Starts several flows to a host at once, and returns when all of them get through.
   * @param options.intervalMs time between two packets of each, 1 to 1,000 (default 10).
   */
  async keepFlows(
    to: string,
    count: number,
    {
      kind = 'udp',
      intervalMs = 10,
      budgetMs,
      signal,
    }: Budget & { kind?: 'icmp' | 'udp'; intervalMs?: number } = {},
  ): Promise<Probe[]> {
    const params = { from: this.name, to, kind, count, intervalMs, ...defined({ budgetMs }) };
    const { ids } = await this.#ask('flow/start', params, signal);
    const probes = ids.map(id => new Probe(id, this.name, to, this.#ask, kind));
    for (const probe of probes) this.#started(probe);
    return probes;
  }

  #ping(
    to: string,
    expect: Expectation,
    { budgetMs, count, size, signal }: Budget & { count?: number; size?: number },
  ) {
    return this.#ask(
      'host/ping',
      { from: this.name, to, expect, ...defined({ budgetMs, count, size }) },
      signal,
    );
  }

  #tcp(to: string, port: number, expect: Expectation, { budgetMs, signal }: Budget) {
    return this.#ask('host/tcp', { from: this.name, to, port, expect, ...defined({ budgetMs }) }, signal);
  }
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The object without its undefined properties. */
function defined<T extends object>(object: T): Defined<T> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Defined<T>;
}
