/** How long an operation may take, in milliseconds, and what ends it early. */
export interface Limits {
  budgetMs: number;
  signal?: AbortSignal | undefined;
}

/** The reason with which a signal made by `within` fires when the budget is spent. */
export class BudgetSpent extends Error {
  readonly budgetMs: number;

  constructor(budgetMs: number) {
    super(`not finished within ${Math.round(budgetMs)} ms`);
    this.name = 'BudgetSpent';
    this.budgetMs = budgetMs;
  }
}

/**
 * Runs work under a signal that fires with the reason of one of the signals, or with `BudgetSpent`.
 * The work must heed the signal and say in its own words what it was doing.
 */
export async function within<T>(
  budgetMs: number,
  signals: (AbortSignal | undefined)[],
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new BudgetSpent(budgetMs)), budgetMs);
  const releases = signals.map(signal => {
    const abort = () => controller.abort(signal?.reason);
    if (signal?.aborted) abort();
    signal?.addEventListener('abort', abort);
    return () => signal?.removeEventListener('abort', abort);
  });
  try {
    controller.signal.throwIfAborted();
    return await work(controller.signal);
  } finally {
    clearTimeout(timer);
    for (const release of releases) release();
  }
}

/** The promise, or the signal's reason if that comes first. */
export function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
