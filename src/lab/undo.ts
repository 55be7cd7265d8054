import { rmSync } from 'node:fs';
import { interfaceExists, Namespace, removeNamespaces, undoVeth } from '../netns/index.js';
import type { UndoRecord } from '../scope/index.js';
import { errors } from './errors.js';

/** The kind of record of a lab's run folder; namespaces and uplinks have kinds of netns (`netns`, `veth`). */
export const LAB_FOLDER = 'lab.folder';

/** Removes a lab's run folder. Does nothing when it is gone. */
export function undoLabFolder(record: UndoRecord): void {
  rmSync(String(record.path), { recursive: true, force: true });
}

/**
 * Takes a lab down by the records that its bring-up made, of whatever age: ends the processes in its namespaces, then removes the namespaces,
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
  for (const record of of('veth')) await attempt(() => undoUplink(record));
  for (const record of of(LAB_FOLDER)) await attempt(() => undoLabFolder(record));
  if (failures.length > 0) throw errors.undo({ failures });
}

/** With the namespace at its other end the kernel removes an uplink too, as soon as it gets to it: even in between. */
async function undoUplink(record: UndoRecord): Promise<void> {
  try {
    await undoVeth(record);
  } catch (error) {
    if (interfaceExists(Namespace.own(), String(record.name))) throw error;
  }
}
