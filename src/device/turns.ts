import { orAborted } from './limits.js';

/** Lets pieces of work run one after the other, in the order they came. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  /** Runs the work when all before it has ended; work whose signal fires while it waits never runs. */
  take<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const before = this.#last;
    const mine = before.then(() => {
      signal?.throwIfAborted();
      return work();
    });
    this.#last = mine.catch(() => undefined);
    // While waiting, an abort is answered at once; once it runs, the work itself answers.
    return signal ? orAborted(before, signal).then(() => mine) : mine;
  }
}
