import { rmSync, statSync } from 'node:fs';

/** Those that end a run early: Ctrl-C, and who stops jobs of CI. */
const signals = ['SIGINT', 'SIGTERM'] as const;

/**
 * Sees to it that a report which cucumber opens at the start and fills at the end does not stay empty when the run ends
 * before: what reads it takes a file of no bytes for a broken report, not for a run that did not take place.
 */
export function leaveNoEmpty(report: string): void {
  const remove = () => {
    if (statSync(report, { throwIfNoEntry: false })?.size === 0) rmSync(report, { force: true });
  };
  process.once('exit', remove);
  for (const signal of signals) {
    process.once(signal, () => {
      remove();
      // Nobody else catches it, so it is to do what it would have done without us.
      if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
    });
  }
}
