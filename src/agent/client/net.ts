import type { Method, Methods } from '../protocol.js';
import { Device } from './device.js';
import { errors } from './errors.js';
import { Host } from './host.js';
import { Link } from './link.js';
import type { Probe } from './probe.js';
import { Seen } from './seen.js';

/** Asks the agent, within the running scenario. */
export type Ask = <M extends Method>(
  method: M,
  params: Methods[M]['params'],
  signal?: AbortSignal,
) => Promise<Methods[M]['result']>;

/** Puts something into the report of the running scenario. */
export type Attach = (data: Buffer | string, options: { mediaType: string; fileName?: string }) => unknown;

/**
 * The network, as steps see it: `this.net` on the World. Everything that the shipped steps do goes through it,
 * so users' own steps can do the same.
 */
export class Net {
  readonly #ask: Ask;
  readonly #attach: Attach;
  readonly #probes: Probe[] = [];
  /** What earlier steps of this scenario saw: the page fetched last, the command run last. */
  readonly seen = new Seen();

  constructor(ask: Ask, attach: Attach) {
    this.#ask = (method, params, signal) => ask(method, params, signal);
    this.#attach = attach;
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
   * Waits until nothing changes any more: the devices' tables stay the same for `windowMs` (default 500) and
   * running probes lose nothing.
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
    for (const probe of this.#running('probe')) {
      const { afterMs, lost, event } = await probe.recovery({ budgetMs });
      const { from, to } = probe;
      if (afterMs > withinMs) {
        throw errors.recovery({ from, to, withinMs, afterMs, lost, event: event?.label ?? '' });
      }
    }
  }

  /**
   * Ends every probe of this scenario and looks at its outages.
   * @throws TsunaguError `expected.outage` when one in any direction was longer than `atMostMs`.
   */
  async expectOutageAtMost(atMostMs: number): Promise<void> {
    for (const probe of this.#running('probe')) {
      const report = await probe.stop();
      for (const [direction, { outages }] of Object.entries(report.directions)) {
        const longest = [...outages].sort((a, b) => b.lengthMs - a.lengthMs)[0];
        if (!longest || longest.lengthMs <= atMostMs) continue;
        const { lengthMs, lost } = longest;
        throw errors.outage({ from: probe.from, to: probe.to, direction, atMostMs, lengthMs, lost });
      }
    }
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
