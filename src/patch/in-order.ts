import { setTimeout as delay } from 'node:timers/promises';

/** When each of several things happens. */
export interface Order {
  /** `together` (default): all at once; `given`: one after another, as listed; `reverse`: from the last one on. */
  order?: 'together' | 'given' | 'reverse';
  /** Time from the start of one to the start of the next, in ms (default 0): the next waits until one is done. */
  gapMs?: number;
}

/**
 * Does something with each, in an order with gaps; after a failure those not yet begun are left.
 * @returns the outcome of each that was begun, under its item.
 */
export async function inOrder<T, R>(
  items: T[],
  { order = 'together', gapMs = 0, signal }: Order & { signal?: AbortSignal | undefined },
  work: (item: T) => Promise<R>,
): Promise<Map<T, PromiseSettledResult<R>>> {
  const outcomes = new Map<T, PromiseSettledResult<R>>();
  const one = async (item: T): Promise<void> => {
    const [outcome] = await Promise.allSettled([work(item)]);
    outcomes.set(item, outcome);
  };
  if (order === 'together') {
    await Promise.all(items.map(one));
    return outcomes;
  }
  const startedAt = performance.now();
  for (const [index, item] of (order === 'given' ? items : items.toReversed()).entries()) {
    if ([...outcomes.values()].some(outcome => outcome.status === 'rejected')) break;
    const due = startedAt + index * gapMs - performance.now();
    if (due > 0) await delay(due, undefined, signal ? { signal } : {});
    await one(item);
  }
  return outcomes;
}
