/**
 * Runs again and again at instants that lie `everyMs` apart, so that a late one does not delay those after it; the timer
 * is exact to about 1 ms. Instants that have passed altogether are left out, so there are no bursts.
 * @returns what ends it.
 */
export function pace(run: () => void, everyMs: number): () => void {
  let dueMs = performance.now() + everyMs;
  let ended = false;
  const next = (): void => {
    run();
    if (ended) return;
    const nowMs = performance.now();
    dueMs += everyMs;
    if (dueMs <= nowMs) dueMs += everyMs * Math.ceil((nowMs - dueMs) / everyMs);
    timer = setTimeout(next, dueMs - nowMs);
  };
  let timer = setTimeout(next, everyMs);
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}
