import { createNamespaces, ipBatch, Namespace, removeNamespaces } from '../../src/netns/index.js';
import type { Ledger, UndoRecord } from '../../src/scope/index.js';

/** A ledger in memory. */
export class MemoryLedger implements Ledger {
  readonly records = new Set<UndoRecord>();

  add(...records: UndoRecord[]): () => void {
    for (const record of records) this.records.add(record);
    return () => {
      for (const record of records) this.records.delete(record);
    };
  }
}

/** Two namespaces joined by one veth pair, `eth0` in each: 10.99.0.1 and .2, fd99::1 and ::2. */
export interface Pair {
  left: Namespace;
  right: Namespace;
  remove(): Promise<void>;
}

export async function makePair(): Promise<Pair> {
  const names = ['nsx-left', 'nsx-right'] as const;
  await createNamespaces(names, new MemoryLedger());
  const [left, right] = names.map(name => Namespace.open(name)) as [Namespace, Namespace];
  await ipBatch(['link add eth0 netns nsx-left type veth peer name eth0 netns nsx-right']);
  for (const [ns, last] of [
    [left, 1],
    [right, 2],
  ] as const) {
    await ipBatch(
      [
        'link set lo up',
        `addr add 10.99.0.${last}/24 dev eth0`,
        `addr add fd99::${last}/64 dev eth0 nodad`,
        'link set eth0 up',
      ],
      { namespace: ns },
    );
  }
  return {
    left,
    right,
    async remove() {
      left.close();
      right.close();
      const failed = await removeNamespaces(names);
      if (failed[0]) throw failed[0];
    },
  };
}

/** What a promise was rejected with. */
export async function rejection(promise: Promise<unknown>): Promise<Error & { code?: string }> {
  try {
    await promise;
  } catch (error) {
    return error as Error;
  }
  throw new Error('it was not rejected');
}
