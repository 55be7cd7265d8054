/** An instant (ms since the epoch) as people write it: the time of day on this machine, HH:MM:SS. */
export function timeOfDay(ms: number): string {
  return new Date(ms).toTimeString().slice(0, 8);
}
