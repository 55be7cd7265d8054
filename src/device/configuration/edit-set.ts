import type { Command, SetEditing } from '../platform.js';
import type { Session } from '../session.js';
import type { BlockDifference } from './difference.js';

/**
 * Enters the difference into the device's candidate and commits it; if the device refuses a line or the commit,
 * the candidate is dropped, so that nothing half-done waits for the next who commits.
 */
export async function undoInCandidate(
  session: Session,
  mode: string,
  editing: SetEditing,
  differences: BlockDifference[],
  signal: AbortSignal,
): Promise<void> {
  const obeyed = async (command: Command) =>
    session.refusal((await session.exchange(command, mode, signal)).output) === undefined;
  const came = differences.flatMap(difference => difference.came).map(({ line }) => line);
  const went = differences.flatMap(difference => difference.went).map(({ line }) => line);
  const lines = [...came.toReversed().map(line => negated(line, editing)), ...went];
  for (const line of lines) {
    if (line === undefined || !(await obeyed(line))) {
      await obeyed(editing.discard);
      return;
    }
  }
  if (!(await obeyed(editing.commit))) await obeyed(editing.discard);
}

/** The line that takes a line back; none for what is no `set` line (Junos: `deactivate`). */
function negated(line: string, editing: SetEditing): string | undefined {
  return line.startsWith(editing.set) ? editing.delete + line.slice(editing.set.length) : undefined;
}
