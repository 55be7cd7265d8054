import type { TsunaguError } from '../errors/index.js';
import type { UndoRecord } from '../scope/index.js';
import { WaitTimeout, waitFor } from '../wait/index.js';
import { ipBatch, ipBatchAll } from './batch.js';
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

/** Time for the kernel to destroy namespaces that nothing holds any more, in milliseconds. */
const GONE_MS = 1000;

/**
 * Removes veth pairs by their ends in the machine's own namespace, after the namespaces of their other ends: they go
 * with these, all of them in one sweep of the kernel's (20 ms each when they are deleted one by one). What is left after
 * that, because something of another program's still holds a namespace, is deleted here.
 * @returns an error for each that is still there.
 */
export async function removeVeths(outsides: readonly string[]): Promise<TsunaguError[]> {
  const left = () => outsides.filter(name => interfaceExists(Namespace.own(), name));
  try {
    await waitFor(() => (left().length === 0 ? { done: true, value: [] } : { done: false, seen: '' }), {
      budgetMs: GONE_MS,
      everyMs: 5,
    });
    return [];
  } catch (error) {
    if (!(error instanceof WaitTimeout)) throw error;
    return ipBatchAll(left().map(name => `link delete ${name}`));
  }
}
