import type { ProbeReport } from '../protocol.js';
import type { Ask } from './ask.js';
import { Device } from './device.js';
import { errors } from './errors.js';
import { Host } from './host.js';
import { Link } from './link.js';
import type { Probe } from './probe.js';
import { Seen } from './seen.js';

/** Puts something into the report of the running scenario. */
export type Attach = (data: Buffer | string, options: { mediaType: string; fileName?: string }) => unknown;

/**
 * The network, as steps see it: `this.net` on the World. Everything that the shipped steps do goes through it,
 * so users' own steps can do the same.
 */
export class Net {
  readonly #ask: Ask;
  readonly #attach: Attach;
  readonly #show: (reports: ProbeReport[]) => Promise<void>;
  readonly #probes: Probe[] = [];
  #shown = false;
  /** What earlier steps of this scenario saw: the page fetched last, the command run last. */
  readonly seen = new Seen();

  /**
   * @param show puts reports of probes into the report of the scenario.
   */
  constructor(ask: Ask, attach: Attach, show: (reports: ProbeReport[]) => Promise<void>) {
    this.#ask = ask;
    this.#attach = attach;
    this.#show = show;
  }

  /** A test host, by its name or an alias. */
  host(name: string): Host {
    return new Host(name, this.#ask, probe => this.#probes.push(probe));
  }

  /** A link, by its name or an alias; `A - B` also as `B - A`, and with any dash. */
  link(name: string): Link {
    return new Link(name, this.#ask);
  }

  /** A device, by its name or an alias. */
  device(name: string): Device {
    return new Device(name, this.#ask);
  }

  /** Probes that were started in this scenario, in order. */
  get probes(): readonly Probe[] {
    return this.#probes;
  }

  /**
   * Waits until nothing changes any more: the devices' tables stay the same for `windowMs` (default 1,100), or
   * are again what they were when the run began, while no link is cut.
   */
  async steady(options: { windowMs?: number; budgetMs?: number; signal?: AbortSignal } = {}): Promise<void> {
    const { signal, ...params } = options;
    await this.#ask('net/steady', params, signal);
  }

  /** Waits for a time, in milliseconds. For when there is nothing to wait for but time itself. */
  async wait(ms: number, { signal }: { signal?: AbortSignal } = {}): Promise<void> {
    await this.#ask('net/wait', { ms }, signal);
  }

  /**
   * Waits until every probe of this scenario comes through again after the latest cut or restore.
   * @throws TsunaguError `expected.recovery` when one took longer than `withinMs` from that event.
   */
  async expectRecovery(withinMs: number): Promise<void> {
    const budgetMs = 2 * withinMs + 2000;
    try {
      for (const probe of this.#running('probe')) {
        const { afterMs, lost, event } = await probe.recovery({ budgetMs });
        const { from, to } = probe;
        if (afterMs > withinMs) {
          throw errors.recovery({ from, to, withinMs, afterMs, lost, event: event?.label ?? '' });
        }
      }
    } catch (error) {
      await this.#stopProbes();
      throw error;
    }
  }

  /**
   * Ends every probe of this scenario and looks at its outages.
   * @throws TsunaguError `expected.outage` when one in any direction was longer than `atMostMs`.
   */
  async expectOutageAtMost(atMostMs: number): Promise<void> {
    this.#running('probe');
    for (const { from, to, directions } of await this.#stopProbes()) {
      for (const [direction, { outages }] of Object.entries(directions)) {
        const longest = [...outages].sort((a, b) => b.lengthMs - a.lengthMs)[0];
        if (!longest || longest.lengthMs <= atMostMs) continue;
        const { lengthMs, lost } = longest;
        throw errors.outage({ from: from.name, to: to.name, direction, atMostMs, lengthMs, lost });
      }
    }
  }

  /** Shows these reports, unless the scenario has shown its probes already. */
  async showProbes(reports: ProbeReport[]): Promise<void> {
    if (this.#shown || reports.length === 0) return;
    this.#shown = true;
    await this.#show(reports);
  }

  /** Ends all probes and shows them beside the step that is looking at them. */
  async #stopProbes(): Promise<ProbeReport[]> {
    const reports = await Promise.all(this.#probes.map(probe => probe.stop()));
    await this.showProbes(reports);
    return reports;
  }

  #running(what: string): readonly Probe[] {
    if (this.#probes.length > 0) return this.#probes;
    throw errors.nothingYet({ what, before: 'keeps pinging' });
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
