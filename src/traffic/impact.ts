import type { DirectionStatistics } from './outage.js';

/** Something that was done to the network at an instant (ms since the epoch). */
export interface TrafficEvent {
  label: string;
  atMs: number;
}

/** What an event did to one direction, until the next event. Times are milliseconds after the event. */
export interface EventImpact {
  /** Start of the first outage; negative when it was out already. RFC 6412's event instant, relative. */
  firstLossMs?: number;
  /** End of the last outage (RFC 6412, Convergence Recovery Instant, relative); absent while it lasts. */
  recoveryMs?: number;
  /** Lost in these outages. */
  lost: number;
  /** Not recovered when watching ended. */
  open?: true;
}

/**
 * The impact of an event: of the outages that were under way at the event or began after it and before the next
 * event, without the short ones. No such outage: `{lost: 0}`.
 */
export function impactOf(
  event: TrafficEvent,
  next: TrafficEvent | undefined,
  { outages }: Pick<DirectionStatistics, 'outages'>,
): EventImpact {
  const ours = outages.filter(
    ({ startMs, endMs, short, open }) =>
      !short && (open || endMs > event.atMs) && startMs < (next?.atMs ?? Number.POSITIVE_INFINITY),
  );
  const first = ours[0];
  const last = ours.at(-1);
  if (!first || !last) return { lost: 0 };
  return {
    firstLossMs: first.startMs - event.atMs,
    ...(last.open ? { open: true } : { recoveryMs: last.endMs - event.atMs }),
    lost: ours.reduce((sum, { lost }) => sum + lost, 0),
  };
}
