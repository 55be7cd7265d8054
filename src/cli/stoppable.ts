import { execa } from 'execa';
import { WaitTimeout, waitFor } from '../wait/index.js';
import type { StopSignals } from './stop-signals.js';

/** How long a command that was told to stop may clean up, in milliseconds. */
const usualGraceMs = 10_000;

/**
 * Runs a command on this terminal, in a process group of its own: whatever asks us to stop, be it Ctrl-C or a signal to
 * this process alone, is passed on to the whole group, once each; what is left of it after `graceMs` is killed.
 * @returns whether it failed, and its exit code where it ended by itself.
 */
export async function runStoppable(
  [file = '', ...words]: string[],
  stops: StopSignals,
  graceMs = usualGraceMs,
): Promise<{ failed: boolean; exitCode?: number | undefined }> {
  const child = execa(file, words, { stdio: 'inherit', reject: false, detached: true });
  const { pid } = child;
  let stopped: Promise<void> | undefined;
  stops.onSignal = signal => {
    if (pid === undefined) return;
    toGroup(pid, signal);
    stopped ??= groupEnded(pid, graceMs);
  };
  try {
    const { failed, exitCode } = await child;
    await stopped;
    return { failed, exitCode };
  } finally {
    stops.onSignal = undefined;
  }
}

/** Waits until a process group has ended; kills it when that takes too long. */
async function groupEnded(group: number, graceMs: number): Promise<void> {
  const look = async () =>
    toGroup(group, 0) ? { done: false as const, seen: 'it runs' } : { done: true as const, value: undefined };
  await waitFor(look, { budgetMs: graceMs, everyMs: 50 }).catch(error => {
    if (!(error instanceof WaitTimeout)) throw error;
    toGroup(group, 'SIGKILL');
  });
}

/** @returns false when nobody is left in the group. */
function toGroup(group: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-group, signal);
  } catch {
    return false;
  }
}
