import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** Files, and what was in them when they were noted: as hashes, since they may hold secrets. */
export class NotedFiles {
  readonly #hashes = new Map<string, string>();

  /** Notes what is in files now, by their absolute paths. */
  note(...files: string[]): void {
    for (const file of files) this.#hashes.set(file, hashOf(file));
  }

  /** The files with other contents than those noted, or gone. */
  changed(): string[] {
    return [...this.#hashes].flatMap(([file, hash]) => (hashOf(file) === hash ? [] : [file]));
  }
}

function hashOf(file: string): string {
  try {
    return createHash('sha256').update(readFileSync(file)).digest('hex');
  } catch {
    return 'cannot be read';
  }
}
