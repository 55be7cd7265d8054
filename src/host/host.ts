import type http from 'node:http';
import { isIP } from 'node:net';
import type { RecordType } from 'dns-packet';
import { bindUdp, listenTcp, Namespace, type RunOptions, type RunResult, runIn } from '../netns/index.js';
import type { Ledger } from '../scope/index.js';
import type { Client } from './clients/client.js';
import { type DnsOptions, type DnsResult, dnsQuery } from './clients/dns.js';
import { type HttpOptions, type HttpResult, httpGet } from './clients/http.js';
import { type PingOptions, type PingResult, ping } from './clients/ping.js';
import { type ConnectResult, tcpConnect } from './clients/tcp.js';
import { type UdpResult, udpExchange } from './clients/udp.js';
import { forget, gatewaysOf, type HostConfig, interfacesOf, type NamedInterface } from './config.js';
import type { AttemptOptions } from './deadline.js';
import { type Acquired, acquire } from './dynamic.js';
import { errors } from './errors.js';
import { HostFiles } from './files.js';
import type { HostNames } from './names.js';
import { answerUdp, type DnsRecord, tcpAnswerer } from './services/dns.js';
import { echoServer } from './services/echo.js';
import { httpServer, type Pages } from './services/http.js';
import { type Opened, type Opener, Service } from './services/service.js';

/** A test host: a network namespace with `eth0`, and further interfaces where its configuration has them. */
export class TestHost {
  readonly config: HostConfig;
  #ns: Namespace;
  /** The machine's ends of its veth pairs, in the order of `interfaces`, to be put into the software switch. */
  readonly outsides: readonly string[];
  /** Whom commands in it know by name. */
  readonly #neighbours: { hosts: TestHost[] };
  readonly #files: HostFiles;
  readonly #services = new Set<Service>();
  /** What interfaces got from the network, by name. */
  readonly #acquired = new Map<string, Acquired>();
  #used = false;
  #ranCommands = false;

  constructor(config: HostConfig, names: HostNames, neighbours: { hosts: TestHost[] }, ledger: Ledger) {
    this.config = config;
    this.#ns = Namespace.open(names.namespace);
    this.outsides = names.outside;
    this.#neighbours = neighbours;
    this.#files = new HostFiles(names.namespace, ledger);
  }

  /** Its network namespace, for sockets and Taps of one's own; after a scenario it may be another one. */
  get ns(): Namespace {
    return this.#ns;
  }

  /** Opens the namespace that has its name now, which is returned; the former one is the caller's to close. */
  enterAnew(): Namespace {
    this.#ns = Namespace.open(this.#ns.name ?? '');
    return this.#ns;
  }

  get name(): string {
    return this.config.name;
  }

  /** The machine's end of the veth pair of `eth0`. */
  get outside(): string {
    return this.outsides[0] ?? '';
  }

  /** Its interfaces, `eth0` first. */
  get interfaces(): NamedInterface[] {
    return interfacesOf(this.config).map(each => {
      const { addresses = [], gateways = [] } = this.#acquired.get(each.ifname) ?? {};
      if (addresses.length === 0) return each;
      return {
        ...each,
        addresses: [...each.addresses, ...addresses],
        gateways: [...gatewaysOf(each), ...gateways],
      };
    });
  }

  /** Its interfaces wait for addresses from the network that they do not have yet. */
  get lacksAddresses(): boolean {
    return interfacesOf(this.config).some(({ ifname, dynamic }) => dynamic && !this.#acquired.has(ifname));
  }

  /** The DNS server that it asks: its own, or one that DHCP told. */
  get nameServer(): string | undefined {
    return this.config.dns ?? [...this.#acquired.values()].flatMap(({ dns }) => dns)[0];
  }

  /**
   * Gets the addresses that its interfaces are to have from the network, by DHCP and router advertisements. They are kept
   * and renewed until the host is reset.
   * @throws TsunaguError `host.noLease`, `host.noAdvertisement`.
   */
  async acquire(limits: AttemptOptions): Promise<void> {
    // Its namespace is not what it was any more.
    this.#ranCommands = true;
    await this.#letGo();
    for (const each of interfacesOf(this.config)) {
      if (each.dynamic) this.#acquired.set(each.ifname, await acquire(this, each, limits));
    }
  }

  /** Its addresses on all interfaces, without prefix. */
  get addresses(): string[] {
    return this.interfaces.flatMap(({ addresses }) => addresses.map(({ address }) => address));
  }

  /** The interface that has an address, and its gateway of the same family; `eth0` for an address that is not the host's. */
  wayOf(address: string): { ifname: string; gateway?: string } {
    const all = this.interfaces;
    const found = all.find(({ addresses }) => addresses.some(each => each.address === address)) ?? all[0];
    const gateways = found ? gatewaysOf(found) : [];
    const gateway = gateways.find(each => isIP(each) === isIP(address));
    return { ifname: found?.ifname ?? 'eth0', ...(gateway !== undefined && { gateway }) };
  }

  /** The families that it has addresses of. */
  get families(): Set<4 | 6> {
    return new Set(this.interfaces.flatMap(({ addresses }) => addresses.map(({ family }) => family)));
  }

  /** Commands ran in it since the last reset, and so it must be configured anew. */
  get ranCommands(): boolean {
    return this.#ranCommands;
  }

  /**
   * Tries something from this host, with one of the clients: `host.use(sshLogin, '192.0.2.1', {user, ...})`.
   * @throws TsunaguError `host.notAddress`, `host.noFamily`; what the client throws.
   */
  use<O, R>(client: Client<O, R>, address: string, options: O): Promise<R> {
    return client(this.ns, this.#target(address), options);
  }

  /** Pings an address; waiting for ARP is part of it. */
  ping(address: string, options: PingOptions): Promise<PingResult> {
    return ping(this.ns, this.#target(address), options);
  }

  /** Opens a TCP connection and ends it again. */
  tcpConnect(address: string, port: number, options: AttemptOptions): Promise<ConnectResult> {
    return tcpConnect(this.ns, this.#target(address), port, options);
  }

  /** Sends one UDP datagram and waits for a reply. */
  udpSend(
    address: string,
    port: number,
    options: AttemptOptions & { payload?: string | Uint8Array },
  ): Promise<UdpResult> {
    return udpExchange(this.ns, this.#target(address), port, options.payload ?? 'tsunagu', options);
  }

  /** Fetches a URL; a name in it is looked up with `dns` or the host's own server. Redirects are not followed. */
  async httpGet(url: string, options: HttpOptions & { dns?: string }): Promise<HttpResult> {
    if (!URL.canParse(url) || !/^https?:/i.test(url)) throw errors.badUrl({ url });
    const parsed = new URL(url);
    const start = performance.now();
    const found = await this.#resolve(parsed.hostname.replace(/^\[|\]$/g, ''), options);
    if (typeof found !== 'string') return found;
    const budgetMs = Math.max(1, options.budgetMs - (performance.now() - start));
    return httpGet(this.ns, parsed, this.#target(found), { ...options, budgetMs });
  }

  /** Asks a DNS server; without `server`, the host's own. */
  dnsQuery(
    name: string,
    type: RecordType,
    options: Omit<DnsOptions, 'server'> & { server?: string },
  ): Promise<DnsResult> {
    const server = options.server ?? this.nameServer;
    if (server === undefined) throw errors.noResolver({ host: this.name, name });
    return dnsQuery(this.ns, name, type, { ...options, server: this.#target(server) });
  }

  /** Accepts TCP connections and sends back whatever comes. */
  listenTcp(port: number): Promise<Service> {
    return this.serve(port, async ({ ns, address }) => [
      await listenTcp(ns, { host: address, port }, echoServer()),
    ]);
  }

  /** Sends back every UDP datagram. */
  udpEcho(port: number): Promise<Service> {
    return this.serve(port, async ({ ns, family }) => {
      const socket = await bindUdp(ns, { family, port });
      socket.on('message', (data, from) => socket.send(data, from.port, from.address));
      return [socket];
    });
  }

  /** Serves pages by path, or whatever a handler answers. */
  serveHttp(port: number, content: Pages | http.RequestListener): Promise<Service> {
    return this.serve(port, async ({ ns, address }) => [
      await listenTcp(ns, { host: address, port }, httpServer(content)),
    ]);
  }

  /** Answers DNS queries for these records over UDP and TCP; NXDOMAIN for other names. */
  serveDns(records: readonly DnsRecord[], port = 53): Promise<Service> {
    return this.serve(port, async ({ ns, address, family }) => {
      const server = await listenTcp(ns, { host: address, port }, tcpAnswerer(records));
      const socket = await bindUdp(ns, { family, port }).catch(error => {
        server.close();
        throw error;
      });
      answerUdp(socket, records);
      return [server, socket];
    });
  }

  /**
   * Runs a command in the host, with the host's own /etc/hosts, /etc/resolv.conf and TMPDIR. A text goes to the shell.
   * @param options.nameServer the server that it looks names up with (default: the host's own).
   * @throws TsunaguError `netns.commandMissing`; the signal's reason.
   */
  run(
    command: string | readonly string[],
    { nameServer, ...options }: RunOptions & { nameServer?: string },
  ): Promise<RunResult> {
    const { program, args, env } = this.commandLine(command, nameServer);
    return runIn(Namespace.own(), program, args, { ...options, env: { ...env, ...options.env } });
  }

  /** How a command is started in the host (ip-netns(8)), once its files are written. */
  commandLine(
    command: string | readonly string[],
    nameServer = this.nameServer,
  ): { program: string; args: string[]; env: NodeJS.ProcessEnv } {
    this.#used = true;
    this.#ranCommands = true;
    const folder = this.#files.write(
      this.#neighbours.hosts.map(({ config }) => config),
      nameServer,
    );
    const words = typeof command === 'string' ? ['sh', '-c', command] : command;
    return {
      program: 'ip',
      args: ['netns', 'exec', this.ns.name ?? '', ...words],
      env: { ...process.env, TMPDIR: folder },
    };
  }

  /** Ends what a scenario left in it, other than processes (HostPool.reset does those for all hosts at once). */
  async reset(): Promise<void> {
    await Promise.all([...this.#services].map(service => service.close()));
    this.#services.clear();
    this.#files.remove();
    await this.#letGo();
    // Where commands ran, the namespace goes with all of that.
    if (this.#used && !this.#ranCommands) forget(this.ns, this.config);
    this.#used = false;
    this.#ranCommands = false;
  }

  /** Lets go of the namespace, after the services. */
  async close(): Promise<void> {
    await Promise.all([...this.#services].map(service => service.close()));
    this.#files.remove();
    await this.#letGo();
    this.ns.close();
  }

  /** Gives back what the network lent. */
  async #letGo(): Promise<void> {
    const leases = [...this.#acquired.values()].flatMap(({ lease }) => lease ?? []);
    this.#acquired.clear();
    // Who lent it finds out by itself in the end.
    await Promise.allSettled(leases.map(lease => lease.release()));
  }

  #target(address: string): string {
    this.#used = true;
    const family = isIP(address);
    if (family === 0) throw errors.notAddress({ host: this.name, given: address });
    if (!this.families.has(family as 4 | 6)) {
      throw errors.noFamily({ host: this.name, address });
    }
    return address;
  }

  /** The address of a name, or the result that says why there is none. */
  async #resolve(name: string, options: HttpOptions & { dns?: string }): Promise<string | HttpResult> {
    if (isIP(name)) return name;
    const { budgetMs, signal, dns } = options;
    const query = { budgetMs, signal, ...(dns !== undefined && { server: dns }) };
    const families = [...this.families].sort();
    let last: DnsResult | undefined;
    for (const family of families) {
      const type = family === 4 ? 'A' : 'AAAA';
      last = await this.dnsQuery(name, type, query);
      const found = last.answers.find(answer => answer.type === type);
      if (found) return found.data;
    }
    const story = last?.story ?? { en: '', ja: '' };
    return {
      sent: false,
      outcome: 'notSent',
      ms: last?.ms ?? 0,
      story: { en: `${name} not resolved: ${story.en}`, ja: `${name} の名前解決に失敗: ${story.ja}` },
    };
  }

  /**
   * Starts a service on each of the host's address families; it is ready when this resolves, and ends with the
   * scenario.
   * @throws TsunaguError `netns.bind` when the port is taken.
   */
  async serve(port: number, open: Opener): Promise<Service> {
    const opened: Opened[] = [];
    try {
      for (const family of this.families) {
        const address = family === 6 ? '::' : '0.0.0.0';
        opened.push(...(await open({ ns: this.ns, host: this, address, family, port })));
      }
    } catch (error) {
      for (const socket of opened) socket.close();
      throw error;
    }
    const service = new Service(port, opened);
    this.#services.add(service);
    return service;
  }
}
