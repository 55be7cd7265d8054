import { setTimeout as delay } from 'node:timers/promises';

/** One look at a state: `done` with a value, or what was seen instead. */
export type Look<T> = { done: true; value: T } | { done: false; seen: string };

/** Limits of a wait. */
export interface WaitOptions {
  /** How long to go on looking, in milliseconds. */
  budgetMs: number;
  /** Time from the end of one look to the start of the next, in milliseconds (default 20). */
  everyMs?: number;
  signal?: AbortSignal | undefined;
  /** Told what was seen, after each look that was not yet it. */
  onSeen?: (seen: string, elapsedMs: number) => void;
}

/** How a wait ended without reaching the state. */
export class WaitTimeout extends Error {
  readonly seen: string;
  readonly elapsedMs: number;

  constructor(seen: string, elapsedMs: number) {
    super(`not reached after ${Math.round(elapsedMs)} ms; last seen: ${seen}`);
    this.name = 'WaitTimeout';
    this.seen = seen;
    this.elapsedMs = elapsedMs;
  }
}

/**
 * Looks until the state is there. The first look is at once; there is always one at or after the deadline.
 * @throws WaitTimeout with what was last seen; the signal's reason when it is aborted; what a look throws.
 */
export async function waitFor<T>(look: () => Look<T> | Promise<Look<T>>, options: WaitOptions): Promise<T> {
  const start = performance.now();
  for (;;) {
    options.signal?.throwIfAborted();
    const last = performance.now() - start >= options.budgetMs;
    const result = await look();
    if (result.done) return result.value;
    const elapsed = performance.now() - start;
    if (last) throw new WaitTimeout(result.seen, elapsed);
    options.onSeen?.(result.seen, elapsed);
    await delay(options.everyMs ?? 20, undefined, options.signal && { signal: options.signal });
  }
}
