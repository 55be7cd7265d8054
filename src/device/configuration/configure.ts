import type { Platform } from '../platform.js';
import type { Session } from '../session.js';
import { enterLines } from './lines.js';

/**
 * Enters lines and, where that is a candidate, commits them; what the device refuses is dropped then, so that nothing
 * half-done waits for the next who commits.
 * @throws TsunaguError `device.commandRefused`
 */
export async function configure(
  session: Session,
  platform: Platform,
  lines: string[],
  signal: AbortSignal,
): Promise<void> {
  const { edit } = platform.configuration;
  const { commit, discard } = edit && edit.kind !== 'file' ? edit : {};
  try {
    await enterLines(session, platform, lines, signal);
    if (commit) await session.run(commit.command, commit.mode, signal);
  } catch (error) {
    if (discard && !session.isDead) await session.exchange(discard.command, discard.mode, signal);
    throw error;
  }
  await session.go(platform.commandMode, signal);
}
