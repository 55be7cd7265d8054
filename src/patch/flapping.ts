import { setTimeout as delay } from 'node:timers/promises';
import type { CutResult, Fault, Flap, LapseReason, Limits } from './fault.js';
import type { SilentCut } from './hardware-flows.js';

/** Time in ms that one going down or coming up may take. */
const PHASE_BUDGET_MS = 15_000;

/** What a flapping link tells of itself. */
export interface FlapEvents {
  /** It ended before its time. */
  onLapse(reason: LapseReason): void;
  /** It went down and came up as many times as was asked for. */
  onDone(cycles: number): void;
}

/** Makes a link go down and come up again, so many times; whatever happens, it ends with the link up. */
export class Flapping implements Fault {
  readonly how = 'flapping';
  readonly #makeFault: (onLapse: (reason: LapseReason) => void) => Fault;
  readonly #flap: Flap;
  readonly #events: FlapEvents;
  readonly #stopping = new AbortController();
  /** The present failure, until it is undone. */
  #fault: Fault | undefined;
  #isDown = false;
  #cycles = 0;
  #running: Promise<void> = Promise.resolve();
  #lastUp: CutResult | undefined;

  /** @param makeFault one going down. */
  constructor(makeFault: (onLapse: (reason: LapseReason) => void) => Fault, flap: Flap, events: FlapEvents) {
    this.#makeFault = makeFault;
    this.#flap = flap;
    this.#events = events;
  }

  get drops(): SilentCut | undefined {
    return this.#isDown ? this.#fault?.drops : undefined;
  }

  /** Goes down for the first time, and on from there by itself. */
  async cut(limits: Limits): Promise<CutResult> {
    const startedAt = performance.now();
    const result = await this.#down(limits);
    this.#running = this.#run(startedAt).catch(() => {
      if (!this.#stopping.signal.aborted) this.#events.onLapse('failed');
    });
    return { ...result, how: this.how };
  }

  async restore(limits: Limits): Promise<CutResult> {
    this.#stopping.abort();
    await this.#running;
    const result = this.#fault ? await this.#up(limits) : this.#lastUp;
    if (!result) throw new Error('a flapping link is restored before it went down');
    const { evidence } = result;
    return {
      ...result,
      how: this.how,
      evidence: {
        en: `${evidence.en}; it had gone down ${this.#cycles} times`,
        ja: `${evidence.ja}（それまでにダウンした回数: ${this.#cycles}）`,
      },
    };
  }

  /** While it is up there is nothing that could have been lost. */
  async inEffect(): Promise<boolean> {
    return this.#isDown ? ((await this.#fault?.inEffect()) ?? true) : true;
  }

  async #run(startedAt: number): Promise<void> {
    const { periodMs, count } = this.#flap;
    const limits = { budgetMs: PHASE_BUDGET_MS };
    const until = (cycles: number) => {
      const left = startedAt + cycles * periodMs - performance.now();
      return delay(Math.max(0, left), undefined, { signal: this.#stopping.signal });
    };
    for (let cycle = 1; ; cycle++) {
      await until(cycle - 0.5);
      await this.#up(limits);
      if (cycle === count) break;
      await until(cycle);
      await this.#down(limits);
    }
    this.#events.onDone(this.#cycles);
  }

  async #down(limits: Limits): Promise<CutResult> {
    this.#fault = this.#makeFault(reason => {
      this.#stopping.abort();
      this.#events.onLapse(reason);
    });
    this.#isDown = true;
    const result = await this.#fault.cut(limits);
    this.#cycles++;
    return result;
  }

  async #up(limits: Limits): Promise<CutResult> {
    this.#isDown = false;
    const result = await (this.#fault as Fault).restore(limits);
    this.#fault = undefined;
    this.#lastUp = result;
    return result;
  }
}
