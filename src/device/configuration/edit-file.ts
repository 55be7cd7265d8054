import type { FileEditing } from '../platform.js';
import type { Session } from '../session.js';
import { shell, upload } from '../shell.js';

/** Loads a whole configuration from a file, which is then removed. What the device refuses is passed over. */
export async function loadFile(
  session: Session,
  mode: string,
  { heading, load }: FileEditing,
  lines: string[],
  signal: AbortSignal,
): Promise<void> {
  const [folder = ''] = await shell(session, mode, 'mktemp -d /tmp/tsunagu-XXXXXX', signal);
  const file = `${folder}/configuration`;
  await upload(session, mode, file, `${[heading, ...lines].join('\n')}\n`, signal);
  const line = `${load.replace('{file}', file)}; rm -rf ${folder}`;
  await session.exchange(line, mode, signal);
}
