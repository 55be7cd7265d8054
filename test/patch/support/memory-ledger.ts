import type { Ledger, UndoRecord } from '../../../src/scope/index.js';

/** A ledger in memory: `records` is what would have to be undone now. */
export class MemoryLedger implements Ledger {
  readonly records = new Set<UndoRecord>();

  add(...records: UndoRecord[]): () => void {
    for (const record of records) this.records.add(record);
    return () => {
      for (const record of records) this.records.delete(record);
    };
  }

  kinds(): string[] {
    return [...this.records].map(record => record.kind).sort();
  }
}
