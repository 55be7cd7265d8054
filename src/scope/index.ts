export { removeEmptyFolder } from './empty-folder.js';
export type { Ledger, UndoRecord } from './ledger.js';
export { type CleanupFailure, Scope } from './scope.js';
