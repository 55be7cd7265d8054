import { TsunaguError } from '../errors/index.js';
import { type Look, WaitTimeout, waitFor } from '../wait/index.js';
import { compare, type Difference } from './compare.js';
import type { Device, Snapshot } from './device.js';
import type { Limits } from './limits.js';
import type { ClearSubject } from './platform.js';
import type { ResetLimits } from './reset.js';
import { errors } from './reset-errors.js';

/** What a device learned from traffic. */
const TABLES: ClearSubject[] = ['arp', 'nd', 'mac', 'nat', 'sessions'];
/** That, and what it counts and remembers of the network. */
const EVERYTHING: ClearSubject[] = [...TABLES, 'counters', 'logs', 'routing'];
/** Between two looks, in milliseconds. */
const EVERY_MS = 50;
/** No single step may take longer, in milliseconds, so that a session that is gone is replaced in time. */
const STEP_MS = 5000;
/** A device that refused to be mended this often will refuse again. */
const MENDINGS = 2;
/** Errors that another try does not cure; trying might lock the user out. */
const HOPELESS = [
  'device.wrongPassword',
  'device.noPassword',
  'device.wrongEnablePassword',
  'device.noEnablePassword',
  'device.noCommonAlgorithm',
];

/** The rungs by which one device is brought back; the budget counts from the start for all climbs together. */
export class Ladder {
  readonly device: Device;
  changed: string[] = [];
  ms = 0;
  tainted: TsunaguError | undefined;
  readonly #golden: Snapshot | undefined;
  readonly #limits: ResetLimits;
  readonly #start = performance.now();
  #left: Difference | undefined;
  #lastError: TsunaguError | undefined;
  #steps = 0;
  #mendings = 0;
  #clearedRouting = false;
  #cleared = false;

  constructor(device: Device, golden: Snapshot | undefined, limits: ResetLimits) {
    this.device = device;
    this.#golden = golden;
    this.#limits = limits;
  }

  /**
   * Climbs until the device is as it was, or tainted.
   * @returns whether more than one look was needed, so that other devices may have been disturbed
   * @throws the signal's reason when the caller aborts
   */
  async climb(): Promise<boolean> {
    const golden = this.#golden;
    const begun = performance.now();
    this.#steps = 0;
    try {
      if (!golden) throw errors.noGolden({ device: this.device.name });
      const { signal } = this.#limits;
      await waitFor(() => this.#patiently(golden), { budgetMs: this.#leftMs(), everyMs: EVERY_MS, signal });
    } catch (error) {
      this.tainted = this.#taint(error);
    }
    this.ms += performance.now() - begun;
    return this.#steps > 1;
  }

  /** One step, in which a lost session is no reason to give up: the next one logs in again. */
  async #patiently(golden: Snapshot): Promise<Look<true>> {
    try {
      const look = await this.#step(golden);
      this.#lastError = undefined;
      return look;
    } catch (error) {
      if (!(error instanceof TsunaguError) || HOPELESS.includes(error.code)) throw error;
      this.#lastError = error;
      return { done: false, seen: error.message };
    }
  }

  async #step(golden: Snapshot): Promise<Look<true>> {
    this.#steps++;
    if (this.#limits.deep && !this.#cleared) {
      this.#cleared = true;
      await this.device.clear(EVERYTHING, this.#stepLimits());
    }
    const left = compare(this.device, await this.device.look(this.#stepLimits()), golden);
    this.#left = left;
    const differences = asLines(left);
    if (differences.length === 0) return { done: true, value: true };
    if (this.changed.length === 0) {
      this.changed = differences;
      await this.device.clear(TABLES, this.#stepLimits());
    }
    if (left.configuration.length > 0) await this.#mend(golden);
    else if (this.#leftMs() < this.#limits.budgetMs / 2) await this.#clearRouting();
    return { done: false, seen: differences.join('; ') };
  }

  async #mend(golden: Snapshot): Promise<void> {
    if (this.#mendings++ >= MENDINGS) throw new WaitTimeout('the device keeps what it has', this.ms);
    await this.device.restoreConfiguration(golden.configuration, this.#stepLimits());
  }

  async #clearRouting(): Promise<void> {
    if (this.#clearedRouting) return;
    this.#clearedRouting = true;
    await this.device.clear(['routing'], this.#stepLimits());
  }

  #taint(error: unknown): TsunaguError {
    if (error instanceof TsunaguError) return error;
    if (!(error instanceof WaitTimeout)) throw error;
    const facts = {
      device: this.device.name,
      ms: performance.now() - this.#start,
      differences: this.#left ? asLines(this.#left) : [],
    };
    return errors.tainted(facts, { causes: this.#lastError ? [this.#lastError] : [] });
  }

  #leftMs(): number {
    return Math.max(0, this.#limits.budgetMs - (performance.now() - this.#start));
  }

  /** A last look, after the budget, gets half a second of its own. */
  #stepLimits(): Limits {
    return { budgetMs: Math.min(Math.max(this.#leftMs(), 500), STEP_MS), signal: this.#limits.signal };
  }
}

function asLines({ configuration, state }: Difference): string[] {
  return [...configuration.map(line => `configuration: ${line}`), ...state.map(line => `state: ${line}`)];
}
