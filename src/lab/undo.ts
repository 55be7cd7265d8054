import { existsSync, rmSync } from 'node:fs';
import { ipBatch, removeNamespaces } from '../netns/index.js';
import type { UndoRecord } from '../scope/index.js';
import { errors } from './errors.js';

/** The kinds of records that a lab makes itself; namespaces are recorded by netns (`netns`). */
export const LAB_FOLDER = 'lab.folder';
export const LAB_UPLINK = 'lab.uplink';

/** Removes a lab's run folder. Does nothing when it is gone. */
export function undoLabFolder(record: UndoRecord): void {
  rmSync(String(record.path), { recursive: true, force: true });
}

/** Removes an uplink from the machine's own namespace, and its end in the lab with it. Does nothing when it is gone. */
export async function undoLabUplink(record: UndoRecord): Promise<void> {
  const name = String(record.interface);
  try {
    if (existsSync(`/sys/class/net/${name}`)) await ipBatch([`link delete ${name}`]);
  } catch (error) {
    // With its namespace the kernel removes the other end, and this one, when it gets to it.
    if (existsSync(`/sys/class/net/${name}`)) throw error;
  }
}

/**
 * Takes a lab down by its records, of whatever age: ends the processes in its namespaces, then removes the namespaces,
 * the uplinks and the run folder. Records of other kinds are left alone. Taking it down twice succeeds.
 * @throws TsunaguError `lab.undo`, when all that could be removed is gone.
 */
export async function labDown(records: readonly UndoRecord[]): Promise<void> {
  const of = (kind: string) => records.filter(record => record.kind === kind);
  const failures: string[] = [];
  const attempt = async (work: () => unknown) => {
    try {
      await work();
    } catch (error) {
      failures.push(error instanceof Error ? error.message : String(error));
    }
  };
  await attempt(async () => {
    const left = await removeNamespaces(of('netns').map(({ name }) => String(name)));
    failures.push(...left.map(({ message }) => message));
  });
  for (const record of of(LAB_UPLINK)) await attempt(() => undoLabUplink(record));
  for (const record of of(LAB_FOLDER)) await attempt(() => undoLabFolder(record));
  if (failures.length > 0) throw errors.undo({ failures });
}
