import type { Platform } from '../platform.js';
import type { Session } from '../session.js';
import type { BlockDifference } from './difference.js';
import { BlockEditor } from './edit-blocks.js';
import { loadFile } from './edit-file.js';
import { undoBySet } from './edit-set.js';

/**
 * Undoes differences as the platform allows. What the device refuses is passed over: the caller reads again and
 * sees what is left. Where the platform's driver does not know how to undo, nothing is sent.
 */
export async function undo(
  session: Session,
  { configuration }: Platform,
  golden: string[],
  differences: BlockDifference[],
  signal: AbortSignal,
): Promise<void> {
  const { edit, mode } = configuration;
  if (!edit) return;
  await session.go(mode, signal);
  if (edit.kind === 'set') return undoBySet(session, mode, edit, differences, signal);
  if (edit.kind === 'file') return loadFile(session, mode, edit, golden, signal);
  const editor = new BlockEditor(session, configuration, edit, signal);
  for (const difference of differences) await editor.undo(difference);
  if (edit.commit) await session.exchange(edit.commit.command, edit.commit.mode, signal);
}
