import type { Platform } from '../platform.js';
import type { Session } from '../session.js';

/** The lines of a change, without blank ones and comments. */
export function linesOf(text: string): string[] {
  return text.split(/\r?\n/).filter(line => line.trim() !== '' && !/^\s*[!#]/.test(line));
}

/** A line that others stood or stand below, by indentation. */
interface Header {
  indent: number;
  /** It led into a block. */
  entered: boolean;
  hasLines: boolean;
}

/**
 * Enters the lines of a change in the mode of the configuration. Where indentation makes blocks, each is left after
 * its last line, unless the text does that itself; a text without indentation is entered as it is.
 * @throws TsunaguError `device.commandRefused` at the first line that the device does not take
 */
export async function enterLines(
  session: Session,
  { configuration }: Platform,
  lines: string[],
  signal: AbortSignal,
): Promise<void> {
  const { mode, edit } = configuration;
  const exit = edit?.kind === 'blocks' ? edit.exit : undefined;
  const open: Header[] = [];
  const enter = (line: string) => session.run(line, mode, signal);
  await session.go(mode, signal);
  for (const text of lines) {
    const line = text.trim();
    const indent = text.length - text.trimStart().length;
    const left = open.splice(open.findLastIndex(header => header.indent < indent) + 1);
    const leaving = exit === undefined ? [] : left.filter(({ entered, hasLines }) => entered && hasLines);
    for (const _ of leaving) await enter(exit ?? '');
    if (line === exit && leaving.length > 0) continue;
    const above = open.at(-1);
    if (above) above.hasLines = true;
    const before = session.place;
    await enter(line);
    open.push({ indent, entered: session.place !== before, hasLines: false });
  }
}
