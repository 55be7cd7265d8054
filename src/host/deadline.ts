/** Limits of one attempt. */
export interface AttemptOptions {
  /** In milliseconds. */
  budgetMs: number;
  signal?: AbortSignal | undefined;
}

/**
 * Starts something and waits until it says `done`, or until the budget is used up (then undefined).
 * @throws what `start` throws or passes to `fail`; the signal's reason.
 */
export async function within<T>(
  { budgetMs, signal }: AttemptOptions,
  start: (done: (value?: T) => void, fail: (error: Error) => void) => void,
): Promise<T | undefined> {
  signal?.throwIfAborted();
  let timer: NodeJS.Timeout | undefined;
  let abort: (() => void) | undefined;
  try {
    return await new Promise<T | undefined>((resolve, reject) => {
      timer = setTimeout(() => resolve(undefined), budgetMs);
      abort = () => reject(signal?.reason);
      signal?.addEventListener('abort', abort);
      start(resolve, reject);
    });
  } finally {
    clearTimeout(timer);
    if (abort) signal?.removeEventListener('abort', abort);
  }
}
