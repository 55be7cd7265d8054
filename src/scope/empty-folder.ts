import { rmdirSync } from 'node:fs';

/** A folder that is not empty, not there, or a mount point (a volume of a container). */
const STAYS = ['ENOTEMPTY', 'ENOENT', 'EBUSY'];

/** Removes a folder of ours when it is empty; others share it, so what is in it stays. */
export function removeEmptyFolder(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!STAYS.includes(code)) throw error;
  }
}
