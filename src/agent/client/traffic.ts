import type { ProbeKind, ProbeReport } from '../protocol.js';
import { errors } from './errors.js';
import type { Probe } from './probe.js';
import { Session } from './session.js';
import { errors as trafficErrors } from './traffic-errors.js';
import { type Measure, measured } from './traffic-limits.js';

/** The continuous traffic of a scenario, judged as a whole. */
export class Traffic {
  readonly #show: (reports: ProbeReport[]) => Promise<void>;
  readonly #probes: Probe[] = [];
  #shown = false;

  /** @param show puts reports of probes into the report of the scenario. */
  constructor(show: (reports: ProbeReport[]) => Promise<void>) {
    this.#show = show;
  }

  /** Takes in a probe that has been started. */
  add(probe: Probe): void {
    this.#probes.push(probe);
  }

  /** Probes that were started in this scenario, in order. */
  get probes(): readonly Probe[] {
    return this.#probes;
  }

  /**
   * Waits until every probe comes through again after the latest cut or restore.
   * @param kind only probes of this kind.
   * @throws TsunaguError `expected.recovery` when one took longer than `withinMs` from that event.
   */
  async expectRecovery(withinMs: number, { kind }: { kind?: ProbeKind } = {}): Promise<void> {
    const budgetMs = 2 * withinMs + 2000;
    try {
      for (const probe of this.#running('probe', kind)) {
        const { afterMs, lost, event } = await probe.recovery({ budgetMs });
        const { from, to } = probe;
        if (afterMs > withinMs) {
          throw errors.recovery({ from, to, withinMs, afterMs, lost, event: event?.label ?? '' });
        }
      }
    } catch (error) {
      await this.#stop();
      throw error;
    }
  }

  /**
   * Ends every probe and looks at its outages; those of a TCP session are its stalls.
   * @throws TsunaguError `expected.outage` when one in any direction was longer than `atMostMs`.
   */
  async expectOutageAtMost(atMostMs: number): Promise<void> {
    this.#running('probe');
    for (const { from, to, directions } of await this.#stop()) {
      for (const [direction, { outages }] of Object.entries(directions)) {
        const longest = [...outages].sort((a, b) => b.lengthMs - a.lengthMs)[0];
        if (!longest || longest.lengthMs <= atMostMs) continue;
        const { lengthMs, lost } = longest;
        throw errors.outage({ from: from.name, to: to.name, direction, atMostMs, lengthMs, lost });
      }
    }
  }

  /**
   * Ends every probe and looks at a measure of each direction.
   * @throws TsunaguError `expected.traffic` for the worst one that is beyond the limit.
   */
  async expectAtMost(measure: Measure, atMost: number): Promise<void> {
    this.#running('probe');
    const all = (await this.#stop()).flatMap(report =>
      Object.entries(report.directions).flatMap(([direction, statistics]) => {
        const value = measured(measure, report, statistics);
        return value === undefined ? [] : [{ report, direction, value }];
      }),
    );
    const [worst] = all.sort((a, b) => b.value - a.value);
    if (!worst || worst.value <= atMost) return;
    const { from, to, kind } = worst.report;
    const facts = { from: from.name, to: to.name, kind, direction: worst.direction };
    throw trafficErrors.traffic({ ...facts, measure, atMost, value: worst.value });
  }

  /** Makes sure that every TCP session goes on. @throws as `Session.survives`. */
  async expectSessionsSurvive(): Promise<void> {
    this.#running('TCP session', 'tcp');
    try {
      for (const probe of this.#probes) if (probe instanceof Session) await probe.survives();
    } catch (error) {
      await this.#stop();
      throw error;
    }
  }

  /**
   * Ends every probe and looks at how long its TCP sessions stalled.
   * @throws TsunaguError `expected.stall`.
   */
  async expectStallAtMost(atMostMs: number): Promise<void> {
    for (const { from, to, directions, session } of await this.#stoppedSessions()) {
      const lengths = (directions.roundTrip?.outages ?? []).map(({ lengthMs }) => lengthMs);
      const lengthMs = Math.max(0, ...lengths);
      if (lengthMs <= atMostMs) continue;
      const { forward = 0, reverse = 0 } = session?.retransmissions ?? {};
      const retransmissions = forward + reverse;
      throw trafficErrors.stall({ from: from.name, to: to.name, atMostMs, lengthMs, retransmissions });
    }
  }

  /**
   * Ends every probe and counts what its TCP sessions sent again, both ends together.
   * @throws TsunaguError `expected.retransmissions`.
   */
  async expectRetransmissionsAtMost(atMost: number): Promise<void> {
    for (const { from, to, session } of await this.#stoppedSessions()) {
      const { forward = 0, reverse = 0 } = session?.retransmissions ?? {};
      if (forward + reverse <= atMost) continue;
      throw trafficErrors.retransmissions({ from: from.name, to: to.name, atMost, forward, reverse });
    }
  }

  /** Shows these reports, unless the scenario has shown its probes already. */
  async show(reports: ProbeReport[]): Promise<void> {
    if (this.#shown || reports.length === 0) return;
    this.#shown = true;
    await this.#show(reports);
  }

  /** Ends all probes and shows them beside the step that is looking at them. */
  async #stop(): Promise<ProbeReport[]> {
    const reports = await Promise.all(this.#probes.map(probe => probe.stop()));
    await this.show(reports);
    return reports;
  }

  async #stoppedSessions(): Promise<ProbeReport[]> {
    this.#running('TCP session', 'tcp');
    return (await this.#stop()).filter(({ kind }) => kind === 'tcp');
  }

  #running(what: string, kind?: ProbeKind): readonly Probe[] {
    const probes = kind === undefined ? this.#probes : this.#probes.filter(probe => probe.kind === kind);
    if (probes.length > 0) return probes;
    throw errors.nothingYet({ what, before: kind === 'tcp' ? 'keeps a TCP session' : 'keeps pinging' });
  }
}
