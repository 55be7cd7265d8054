import type { UndoRecord } from '../scope/index.js';
import { ipBatch } from './batch.js';
import { Namespace } from './namespace.js';
import { interfaceIndex } from './syscalls.js';

/** Whether a namespace has an interface of that name. */
export function interfaceExists(ns: Namespace, ifname: string): boolean {
  return ns.run(() => interfaceIndex(ifname)) !== 0;
}

/**
 * Undoes a record `{kind: 'veth', name}` of a veth pair by its end in the machine's own namespace; both ends go.
 * Does nothing when it is gone.
 */
export async function undoVeth(record: UndoRecord): Promise<void> {
  const name = String(record.name);
  if (interfaceExists(Namespace.own(), name)) await ipBatch([`link delete ${name}`]);
}
