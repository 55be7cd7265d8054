/**
 * One thing of ours that must be undone, as plain data: the kind says which function undoes it
 * (`undo` of the module that made it), the rest is what that function needs.
 */
export interface UndoRecord {
  kind: string;
  [key: string]: unknown;
}

/**
 * Where a module says what it is about to make or change. `add` returns when the record is on disk, so that
 * a crash at any later moment can be undone; the function it returns strikes the record, to be called when
 * the thing is gone again. Modules never remove anything that they did not record here. Several records that are
 * made together are written, and struck, at once.
 */
export interface Ledger {
  add(...records: UndoRecord[]): () => void;
}
