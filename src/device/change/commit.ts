import type { Platform } from '../platform.js';
import type { Session } from '../session.js';

/**
 * Makes a candidate the running configuration, where the platform has one; what the device refuses to commit is
 * dropped, so that nothing half-done waits for the next who commits.
 * @throws TsunaguError `device.commandRefused`
 */
export async function commit(
  session: Session,
  { configuration }: Platform,
  signal: AbortSignal,
): Promise<void> {
  const { edit, mode } = configuration;
  if (edit?.kind !== 'set') return;
  try {
    await session.run(edit.commit, mode, signal);
  } catch (error) {
    if (!session.isDead) await session.exchange(edit.discard, mode, signal);
    throw error;
  }
}
