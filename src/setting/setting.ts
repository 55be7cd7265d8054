import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Ledger, removeEmptyFolder, type UndoRecord } from '../scope/index.js';

/** Where it is noted who holds which setting; gone after a reboot, as the settings are. */
const FOLDER = '/run/tsunagu/.settings';
const FORMER = 'former';

/** How a setting that is held is told in the ledger. */
export interface SettingRecord extends UndoRecord {
  kind: 'setting';
  path: string;
  /** This holder, among several. */
  id: string;
}

/**
 * Changes a setting of the machine (a file under /proc/sys or /sys) for a while. Several agents may hold the same one:
 * the former value goes back when the last of them lets go, or is undone by its record.
 * @param value what it shall be, from what it is.
 * @returns the function that lets go; undefined where there is no such setting or it cannot be changed (in a container).
 */
export function holdSetting(
  path: string,
  value: (now: string) => string,
  ledger: Ledger,
): (() => void) | undefined {
  if (!existsSync(path)) return undefined;
  const record: SettingRecord = { kind: 'setting', path, id: randomUUID() };
  const strike = ledger.add(record);
  const release = () => {
    undoSetting(record);
    strike();
  };
  const folder = folderOf(path);
  const now = readFileSync(path, 'utf8').trim();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, record.id), '');
  if (!existsSync(join(folder, FORMER))) writeFileSync(join(folder, FORMER), now);
  try {
    const wanted = value(now);
    if (wanted !== now) writeFileSync(path, wanted);
    return release;
  } catch (error) {
    release();
    if (['EROFS', 'EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}

/** Undoes a record of kind `setting`, unless others hold it still. A second time does nothing. */
export function undoSetting(record: UndoRecord): void {
  const { path, id } = record as SettingRecord;
  const folder = folderOf(path);
  if (!existsSync(folder)) return;
  rmSync(join(folder, id), { force: true });
  const left = readdirSync(folder);
  if (left.some(name => name !== FORMER)) return;
  if (left.length > 0) putBack(path, readFileSync(join(folder, FORMER), 'utf8'));
  rmSync(folder, { recursive: true });
  for (const empty of [FOLDER, dirname(FOLDER)]) removeEmptyFolder(empty);
}

function putBack(path: string, former: string): void {
  if (readFileSync(path, 'utf8').trim() !== former) writeFileSync(path, former);
}

function folderOf(path: string): string {
  return join(FOLDER, path.slice(1).replaceAll('/', '.'));
}
