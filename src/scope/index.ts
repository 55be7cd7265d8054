export { type CleanupFailure, Scope } from './scope.js';
