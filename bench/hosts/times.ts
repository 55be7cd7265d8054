/** How long making and removing hosts took, in milliseconds. */
export interface Times {
  madeMs: number;
  removedMs: number;
}
