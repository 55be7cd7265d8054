import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** One captured output, with the file of the records expected of it. */
export interface Capture {
  platform: string;
  command: string;
  raw: string;
  expected: string;
}

/** Captures in folders PLATFORM/COMMAND, and those whose expected records are missing. */
export function findCaptures(folder: string): { captures: Capture[]; lonely: string[] } {
  const captures: Capture[] = [];
  const lonely: string[] = [];
  for (const platform of foldersIn(folder)) {
    for (const command of foldersIn(join(folder, platform))) {
      const place = join(folder, platform, command);
      for (const file of readdirSync(place).sort()) {
        if (!file.endsWith('.raw')) continue;
        const raw = join(place, file);
        const expected = raw.replace(/\.raw$/, '.yml');
        if (existsSync(expected)) captures.push({ platform, command, raw, expected });
        else lonely.push(raw);
      }
    }
  }
  return { captures, lonely };
}

function foldersIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => entry.name)
    .sort();
}
