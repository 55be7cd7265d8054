import type { Failure, ProbeReport, WireView } from '../protocol.js';
import type { Ask } from './ask.js';
import { Captures } from './capture.js';
import { Device } from './device.js';
import { LinkSet, SwitchPort } from './drill.js';
import { errors } from './errors.js';
import { Host } from './host.js';
import { Hosts } from './hosts.js';
import { Link } from './link.js';
import type { Probe } from './probe.js';
import { Reachability } from './reach.js';
import { Seen } from './seen.js';
import { Traffic } from './traffic.js';

/** Puts something into the report of the running scenario. */
export type Attach = (data: Buffer | string, options: { mediaType: string; fileName?: string }) => unknown;

/**
 * The network, as steps see it: `this.net` on the World. Everything that the shipped steps do goes through it,
 * so users' own steps can do the same.
 */
export class Net {
  readonly #ask: Ask;
  readonly #attach: Attach;
  /** Hosts besides those of the testbed file. */
  readonly hosts: Hosts;
  /** Matrices of requirements. */
  readonly reachability: Reachability;
  /** Captures of packets. */
  readonly captures: Captures;
  /** The continuous traffic of this scenario, judged as a whole. */
  readonly traffic: Traffic;
  /** What earlier steps of this scenario saw: the page fetched last, the command run last. */
  readonly seen = new Seen();

  /**
   * @param show puts reports of probes into the report of the scenario.
   * @param reports the folder that files are written to which the report links to.
   */
  constructor(
    ask: Ask,
    attach: Attach,
    show: (reports: ProbeReport[]) => Promise<void>,
    reports = 'reports',
  ) {
    this.#ask = ask;
    this.#attach = attach;
    this.traffic = new Traffic(show);
    this.hosts = new Hosts(ask, probe => this.traffic.add(probe));
    this.captures = new Captures(ask, reports, path => this.#linkTo(path));
    this.reachability = new Reachability(ask, (title, data) => this.evidence(title, data));
  }

  /** A test host, by its name or an alias. */
  host(name: string): Host {
    return new Host(name, this.#ask, probe => this.traffic.add(probe));
  }

  /** A link, by its name or an alias; `A - B` also as `B - A`, and with any dash. */
  link(name: string): Link {
    return new Link(name, this.#ask);
  }

  /** Several links, by their names or aliases: cut and restored together, or in order with gaps. */
  links(names: readonly string[]): LinkSet {
    return new LinkSet(names, this.#ask);
  }

  /** A port of a patch switch, such as `PS1:5` or `PS1:SW1-office`. */
  port(name: string): SwitchPort {
    return new SwitchPort(name, this.#ask);
  }

  /**
   * Whether failures can be made, as far as can be known before; changes nothing.
   * @throws TsunaguError `link.cannotDo` with the nearest thing that can be done; `testbed.unknownName`.
   */
  async checkFailures(failures: Failure[]): Promise<void> {
    await this.#ask('drill/check', { failures });
  }

  /** A device, by its name or an alias. */
  device(name: string): Device {
    return new Device(name, this.#ask);
  }

  /** Probes that were started in this scenario, in order. */
  get probes(): readonly Probe[] {
    return this.traffic.probes;
  }

  /**
   * Waits until nothing changes any more: the devices' tables stay the same for `windowMs` (default 1,100), or
   * are again what they were when the run began, while no link is cut.
   */
  async steady(options: { windowMs?: number; budgetMs?: number; signal?: AbortSignal } = {}): Promise<void> {
    const { signal, ...params } = options;
    await this.#ask('net/steady', params, signal);
  }

  /**
   * What went over the wires of all links, by the counters of the patch switches, in each direction.
   * @param options.windowMs how long is looked for rates, in milliseconds (default 0: totals only).
   */
  wires({ windowMs, signal }: { windowMs?: number; signal?: AbortSignal } = {}): Promise<WireView[]> {
    return this.#ask('site/wires', windowMs === undefined ? {} : { windowMs }, signal);
  }

  /** @throws TsunaguError `expected.linkUp` for the first link that is not up. */
  async expectAllLinksUp(): Promise<void> {
    const { links } = await this.#ask('site/status', {});
    for (const { name } of links) await this.link(name).expectUp();
  }

  /**
   * A port of a patch switch, by the name that the testbed gives the switch.
   * @throws TsunaguError `expected.portUp` with what the switch says of it; `testbed.unknownName`.
   */
  async expectPortUp(switchName: string, port: number): Promise<void> {
    const [view] = await this.#ask('site/switches', { name: switchName });
    const found = view?.ports.find(each => each.port === port);
    if (found?.up) return;
    const known = view?.ports.map(each => each.port) ?? [];
    throw errors.portUp({ switch: view?.name ?? switchName, port, found, known });
  }

  /** Waits for a time, in milliseconds. For when there is nothing to wait for but time itself. */
  async wait(ms: number, { signal }: { signal?: AbortSignal } = {}): Promise<void> {
    await this.#ask('net/wait', { ms }, signal);
  }

  /** Puts a link to a file of the reports folder into the report of this scenario. */
  async #linkTo(path: string): Promise<void> {
    await this.#attach(path, { mediaType: 'text/uri-list' });
  }

  /** Puts evidence into the report of this scenario: text as it is, anything else as JSON. */
  async evidence(title: string, data: unknown): Promise<void> {
    const text = typeof data === 'string' ? data : JSON.stringify(data, null, 2);
    const json = typeof data !== 'string';
    await this.#attach(text, {
      mediaType: json ? 'application/json' : 'text/plain',
      fileName: `${title}.${json ? 'json' : 'txt'}`,
    });
  }
}
