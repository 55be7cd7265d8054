import type { DirectionStatistics, ProbeReport } from '../protocol.js';

/** What continuous traffic can be judged by, beside its outages. */
export type Measure = 'lost' | 'lossPercent' | 'gapMs' | 'p99Ms' | 'duplicated' | 'reordered';

/** Reads a measure; undefined where there is none, as with the losses of a TCP session. */
export function measured(
  measure: Measure,
  { kind }: ProbeReport,
  statistics: DirectionStatistics,
): number | undefined {
  const { lost, received, latencyMs, longestGap, duplicated, reordered } = statistics;
  switch (measure) {
    case 'gapMs':
      return longestGap?.lengthMs ?? Number.POSITIVE_INFINITY;
    case 'p99Ms':
      return latencyMs?.p99 ?? Number.POSITIVE_INFINITY;
    default:
  }
  // TCP loses nothing, and what it sends again is counted by itself.
  if (kind === 'tcp') return undefined;
  if (measure === 'lost') return lost;
  if (measure === 'lossPercent') return received + lost === 0 ? 0 : (100 * lost) / (received + lost);
  return measure === 'duplicated' ? duplicated : reordered;
}
