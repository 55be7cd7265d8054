import { type Device, failBack, type GivenUp } from '../../device/index.js';
import type { Language, TsunaguError } from '../../errors/index.js';
import type { Program, SyslogMessage, TestHost } from '../../host/index.js';
import { Scope } from '../../scope/index.js';
import type { PortRef } from '../../testbed/index.js';
import type { Capture, Probe, ProbeReport, TrafficEvent } from '../../traffic/index.js';
import { errors } from '../errors.js';
import type { Methods, ScenarioEnd } from '../protocol.js';
import type { Called } from './called.js';
import type { Lease } from './leases.js';
import type { AskedReset } from './reset-tags.js';
import type { Site } from './site.js';
import { asUserErrors } from './user-errors.js';

/** Budget for restoring one link, in milliseconds. */
const restoreMs = 10_000;
/** Time for stopping traffic, restoring links and cleaning hosts; the reset of devices has its own. */
const cleanUpMs = 20_000;

/** One scenario under way: what it has, what it has done, and how that is undone. */
export class Scenario {
  readonly name: string;
  /** The language that it is written in. */
  readonly language: Language;
  /** What was said to the client when it began. */
  readonly began: Methods['scenario/begin']['result'];
  readonly #site: Site;
  readonly #lease: Lease;
  readonly #reset: AskedReset | undefined;
  readonly #scope: Scope;
  readonly #onEnded: () => void;
  readonly #ended = new AbortController();
  readonly #probes = new Map<number, { probe: Probe; hosts: Called[] }>();
  /** Programs that were started in test hosts, in order, and how the client calls these. */
  readonly programs: { program: Program; host: TestHost; name: string }[] = [];
  readonly #captures: Capture[] = [];
  readonly #reports: ProbeReport[] = [];
  readonly #restored: string[] = [];
  readonly #changed = new Set<string>();
  readonly #givenUp = new Map<string, GivenUp>();
  #lastEvent: TrafficEvent | undefined;
  #end: Promise<ScenarioEnd> | undefined;
  /** The name server that was started last, for hosts of this scenario to ask. */
  nameServer: string | undefined;
  /** What syslog receivers of this scenario got, by host. */
  readonly syslog = new Map<string, SyslogMessage[]>();
  /** Who may log in to services that were started in this scenario, by `SERVICE HOST`. */
  readonly logins = new Map<string, { user: string; password: string }>();

  constructor(
    name: string,
    language: Language,
    site: Site,
    lease: Lease,
    reset: AskedReset | undefined,
    onEnded: () => void,
  ) {
    this.#reset = reset;
    this.name = name;
    this.language = language;
    this.#site = site;
    this.#lease = lease;
    this.#scope = new Scope(name);
    this.#onEnded = onEnded;
    this.#scope.defer('test hosts', () => site.resetHosts(lease.needs.hosts));
    this.began = { waitedMs: lease.waitedMs, waitedFor: lease.waitedFor };
  }

  /** Aborted when the scenario ends: whatever it still has under way then ends too. */
  get signal(): AbortSignal {
    return this.#ended.signal;
  }

  /** @throws TsunaguError `agent.notAlone` when others may run beside this scenario. */
  mustBeAlone(what: string): void {
    if (!this.#lease.needs.alone) throw errors.notAlone({ scenario: this.name, what });
  }

  /** Has a link restored at the scenario's end, if it is cut by then. */
  restoreLater(link: string): void {
    this.#scope.defer(`link ${link}`, async () => {
      const { cut } = await this.#site.linkState(link);
      if (!cut) return;
      await this.#site.panel.restore(link, { budgetMs: restoreMs });
      this.#restored.push(link);
    });
  }

  /** As `restoreLater`, for a port of a patch switch that is cut by itself. */
  restorePortLater(port: PortRef): void {
    const name = `${port.switch}:${port.port}`;
    this.#scope.defer(`port ${name}`, async () => {
      const { cutPorts } = await this.#site.panel.state();
      if (!cutPorts.some(each => each.name === name)) return;
      await this.#site.panel.restorePort(port, { budgetMs: restoreMs });
      this.#restored.push(name);
    });
  }

  /** Has a change of a device taken back at the scenario's end, if it is not confirmed by then. */
  rollBackLater(device: string): void {
    this.#changed.add(device);
  }

  /** The groups in which a device gave up its part; at the scenario's end it is made ready for them again. */
  failBackLater(device: Device): GivenUp {
    const known = this.#givenUp.get(device.name);
    if (known) return known;
    const given: GivenUp = [];
    this.#givenUp.set(device.name, given);
    const members = [...this.#site.devices.values()];
    this.#scope.defer(`failover of ${device.name}`, async signal => {
      if (given.length > 0) await failBack(device, given, members, { budgetMs: restoreMs, signal });
    });
    return given;
  }

  /** Keeps a probe that runs, and whom it is between; its number is how the client calls it. */
  addProbe(probe: Probe, hosts: Called[]): number {
    const id = this.#probes.size + 1;
    this.#probes.set(id, { probe, hosts });
    // How its ending went is told with the reports.
    this.#scope.defer(`probe ${id}`, () => probe.close().catch(() => {}));
    return id;
  }

  /** Keeps a capture that runs; its number is how the client calls it. */
  addCapture(capture: Capture): number {
    const id = this.#captures.push(capture);
    this.#scope.defer(`capture ${id}`, () => capture.close());
    return id;
  }

  /** The capture of that number. */
  capture(id: number): Capture {
    const found = this.#captures[id - 1];
    if (!found) throw new Error(`no capture ${id} in this scenario`);
    return found;
  }

  /** The probe of that number. */
  probe(id: number): { probe: Probe; hosts: Called[] } {
    const found = this.#probes.get(id);
    if (!found) throw new Error(`no probe ${id} in this scenario`);
    return found;
  }

  /** Probes of this scenario, in order. */
  get probes(): Probe[] {
    return [...this.#probes.values()].map(({ probe }) => probe);
  }

  /** Keeps a program that runs in a test host; its number is how the client calls it. */
  addProgram(program: Program, host: TestHost, name: string): number {
    const id = this.programs.push({ program, host, name }) - 1;
    this.#scope.defer(`program on ${name}`, () => program.stop());
    return id;
  }

  /** Has something undone at the scenario's end. */
  atEnd(name: string, undo: () => Promise<void>): void {
    this.#scope.defer(name, undo);
  }

  /** Notes a cut or a restore: probes mark it, and recovery counts from it. */
  mark(event: TrafficEvent): void {
    this.#lastEvent = event;
    for (const probe of this.probes) probe.mark(event.label, event.atMs);
    for (const capture of this.#captures) capture.mark(event);
  }

  /** The latest cut or restore. */
  get lastEvent(): TrafficEvent | undefined {
    return this.#lastEvent;
  }

  /** Ends the scenario: reports of its probes, everything undone, devices reset. A second call waits for the first. */
  end(): Promise<ScenarioEnd> {
    this.#end ??= this.#finish().finally(this.#onEnded);
    return this.#end;
  }

  async #finish(): Promise<ScenarioEnd> {
    this.#ended.abort(new Error('the scenario has ended'));
    const problems: TsunaguError[] = [];
    const started = performance.now();
    for (const stopping of await Promise.allSettled(this.probes.map(probe => probe.stop()))) {
      if (stopping.status === 'fulfilled') this.#reports.push(stopping.value);
      else problems.push(...asUserErrors(stopping.reason));
    }
    for (const closing of await Promise.allSettled(this.probes.map(probe => probe.close()))) {
      if (closing.status === 'rejected') problems.push(...asUserErrors(closing.reason));
    }
    await this.#scope.close(cleanUpMs).catch(error => problems.push(...asUserErrors(error)));
    // A device that is locked out is waited for, so this has a budget of its own.
    const left = await this.#site.changes.rollBackAll(this.#changed);
    problems.push(...left.flatMap(asUserErrors));
    this.#site.spend('cleanUp', performance.now() - started);
    const { devices, ms } = await this.#site.resetAfter(this.#lease, this.#reset);
    problems.push(...devices.flatMap(({ tainted }) => (tainted ? [tainted] : [])));
    return {
      probes: this.#reports,
      programs: this.programs.map(({ program, name }) => ({ host: name, ...program.report() })),
      restoredLinks: this.#restored,
      reset: devices.map(({ tainted, ...rest }) => ({
        ...rest,
        ...(tainted && { tainted: tainted.message }),
      })),
      resetMs: ms,
      errors: problems.map(error => error.toData()),
    };
  }
}
