import { rmdirSync } from 'node:fs';

/** Removes a folder of ours when it is empty; others share it, so what is in it stays. */
export function removeEmptyFolder(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // Where a volume is mounted there, it is busy.
    if (code !== 'ENOTEMPTY' && code !== 'ENOENT' && code !== 'EBUSY') throw error;
  }
}
