import type { Sighted } from './cell.js';

/** How many may be under way at first, at least and at most. */
const FIRST = 64;
const LEAST = 16;
const MOST = 512;
/** How long one that is to be answered counts as under way, and one that is not, in milliseconds. */
const ANSWER_MS = 200;
const SILENCE_MS = 50;

/**
 * How many packets may be on their way: no more than switches and firewalls take, however many cells there are and however
 * slow the network is. Where answers are to be expected it grows with each answer and shrinks when one fails to come, as
 * TCP does (additive increase, multiplicative decrease: RFC 5681); else it is of one size.
 */
export class Window {
  readonly #settled: (seen: Sighted) => boolean;
  readonly #answered: boolean;
  #under: { seen: Sighted; sinceMs: number }[] = [];
  #size: number;
  #shrunkMs = Number.NEGATIVE_INFINITY;

  constructor(settled: (seen: Sighted) => boolean, answered: boolean) {
    this.#settled = settled;
    this.#answered = answered;
    this.#size = answered ? FIRST : 2 * FIRST;
  }

  /** One more has been sent. */
  add(seen: Sighted): void {
    this.#under.push({ seen, sinceMs: performance.now() });
  }

  /** Whether the next one has to wait. */
  full(): boolean {
    if (this.#under.length < this.#size) return false;
    const now = performance.now();
    const holdMs = this.#answered ? ANSWER_MS : SILENCE_MS;
    let late = false;
    let came = 0;
    this.#under = this.#under.filter(({ seen, sinceMs }) => {
      if (this.#settled(seen)) {
        came++;
        return false;
      }
      if (now - sinceMs < holdMs) return true;
      late = true;
      return false;
    });
    if (this.#answered) this.#adapt(came, late, now);
    return this.#under.length >= this.#size;
  }

  #adapt(came: number, late: boolean, now: number): void {
    if (!late) this.#size = Math.min(MOST, this.#size + came / 4);
    else if (now - this.#shrunkMs > ANSWER_MS) {
      this.#size = Math.max(LEAST, this.#size / 2);
      this.#shrunkMs = now;
    }
  }
}
