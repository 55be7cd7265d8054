import type { Command, SetEditing } from '../platform.js';
import type { Session } from '../session.js';
import type { BlockDifference } from './difference.js';

/**
 * Enters the difference. Where that is a candidate, it is committed then; if the device refuses a line or the commit,
 * the candidate is dropped, so that nothing half-done waits for the next who commits. Where each line is active at
 * once, what is refused is passed over.
 */
export async function undoBySet(
  session: Session,
  mode: string,
  editing: SetEditing,
  differences: BlockDifference[],
  signal: AbortSignal,
): Promise<void> {
  const obeyed = async (command: Command, where = mode) =>
    session.refusal((await session.exchange(command, where, signal)).output) === undefined;
  const came = differences.flatMap(difference => difference.came).map(({ line }) => line);
  const went = differences.flatMap(difference => difference.went).map(({ line }) => line);
  const { commit, discard } = editing;
  const lines = [...came.toReversed().map(line => negated(line, editing)), ...went];
  let refused = false;
  for (const line of lines) {
    if (line !== undefined && (await obeyed(line))) continue;
    refused = true;
    if (commit) break;
  }
  const committed = !refused && (!commit || (await obeyed(commit.command, commit.mode)));
  if (!committed && discard) await obeyed(discard.command, discard.mode);
}

/** The line that takes a line back; none for what is no `set` line (Junos: `deactivate`). */
function negated(line: string, editing: SetEditing): string | undefined {
  return line.startsWith(editing.set) ? editing.delete + line.slice(editing.set.length) : undefined;
}
