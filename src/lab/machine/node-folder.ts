import { chmodSync, chownSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Owner } from './accounts.js';

/** A file (or an empty folder) of a node's folder, readable by all inside unless its mode says otherwise. */
export type NodeFile = {
  /** Relative to the node's folder. */
  path: string;
  mode?: number;
  owner?: Owner;
} & ({ text: string } | { folder: true });

/** Writes a node's files. The run folder around it is open to root only. */
export function writeNodeFolder(folder: string, files: readonly NodeFile[]): void {
  mkdirSync(folder, { recursive: true });
  for (const file of files) {
    const path = join(folder, file.path);
    mkdirSync(dirname(path), { recursive: true });
    if ('folder' in file) mkdirSync(path, { recursive: true });
    else writeFileSync(path, file.text, { mode: 0o600 });
    chmodSync(path, file.mode ?? 0o644);
    if (file.owner) chownSync(path, file.owner.uid, file.owner.gid);
  }
}

/** A POSIX shell script that stops at the first command that fails. */
export function script(lines: readonly string[]): string {
  return ['set -eu', ...lines, ''].join('\n');
}

/** A word for a POSIX shell. */
export function quote(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
