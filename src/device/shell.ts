import { gzipSync } from 'node:zlib';
import type { Session } from './session.js';

/** No line may reach the edge of the terminal, where shells begin to redraw what they echo. */
const CHUNK = 300;
const EXIT = /^tsunagu-exit=(\d+)$/;

/**
 * Runs a line in a mode that is a POSIX shell, in a shell below that one.
 * @throws TsunaguError `device.commandRefused` with what it printed when its exit code is not 0
 */
export async function shell(
  session: Session,
  mode: string,
  line: string,
  signal: AbortSignal,
): Promise<string[]> {
  const { output } = await session.exchange(`(${line}); echo tsunagu-exit=$?`, mode, signal);
  const printed = output.filter(each => !EXIT.test(each));
  if (EXIT.exec(output.at(-1) ?? '')?.[1] === '0') return printed;
  throw session.refused(line, printed.slice(0, 6).join(' / ') || 'it failed without a word');
}

/** Writes a file on a device that has a shell (printf, base64 and gzip), by its command line. */
export async function upload(
  session: Session,
  mode: string,
  path: string,
  text: string,
  signal: AbortSignal,
): Promise<void> {
  const code = gzipSync(text).toString('base64');
  await shell(session, mode, `umask 077; : > ${path}.b64`, signal);
  for (let at = 0; at < code.length; at += CHUNK) {
    await session.run(`printf %s '${code.slice(at, at + CHUNK)}' >> ${path}.b64`, mode, signal);
  }
  await shell(session, mode, `umask 077; base64 -d ${path}.b64 | gzip -dc > ${path}`, signal);
}
