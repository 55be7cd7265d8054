/** Turns instants into places of the plot. */
export interface TimeScale {
  /** Pixels from the left for an instant (ms since the epoch), within the plot. */
  x(at: number): number;
  left: number;
  right: number;
  /** Pixels of a millisecond. */
  perMs: number;
  /** The instant that is 0 on the axis. */
  origin: number;
  unit: { name: 'ms' | 's'; ms: number };
  /** Where the axis has labels. */
  ticks: { at: number; label: string }[];
}

/** Below this, the axis is in milliseconds. */
const IN_MS_BELOW = 3000;
const MOST_TICKS = 12;

/** A scale from one instant to another, with labels at round numbers relative to the origin. */
export function timeScale(
  { startMs, endMs }: { startMs: number; endMs: number },
  origin: number,
  left: number,
  right: number,
): TimeScale {
  const perMs = (right - left) / (endMs - startMs);
  const unit =
    endMs - startMs < IN_MS_BELOW ? { name: 'ms' as const, ms: 1 } : { name: 's' as const, ms: 1000 };
  const step = roundStep((endMs - startMs) / MOST_TICKS / unit.ms) * unit.ms;
  const ticks: TimeScale['ticks'] = [];
  for (let n = Math.ceil((startMs - origin) / step); origin + n * step <= endMs; n++) {
    // 0.1 + 0.2 is not 0.3
    ticks.push({ at: origin + n * step, label: String(Number(((n * step) / unit.ms).toPrecision(10))) });
  }
  const x = (at: number) => left + Math.min(Math.max(at - startMs, 0), endMs - startMs) * perMs;
  return { x, left, right, perMs, origin, unit, ticks };
}

/** The smallest of 1, 2, 5, 10, 20 … that is not less. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 5].find(factor => factor * power >= least) ?? 10) * power;
}
