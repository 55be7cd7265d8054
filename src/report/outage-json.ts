import {
  type DrillEvent,
  type DrillFacts,
  inOrder,
  type Lane,
  longestOutage,
  type OutageSpan,
  span,
} from './facts.js';

/**
 * A drill in numbers, as it is attached to the scenario. Every field is always there, in this order; null means
 * that it was not measured or did not happen. Lengths and relative times are milliseconds, rounded to the
 * microsecond. Terms are those of RFC 6412 (terminology for data-plane convergence) and RFC 6413 (methodology).
 */
export interface OutageNumbers {
  title: string;
  /** Milliseconds since the epoch. */
  startedAtMs: number;
  durationMs: number;
  events: {
    label: string;
    /** Milliseconds since the epoch. */
    atMs: number;
    /** After the first event. */
    relativeMs: number;
  }[];
  paths: PathNumbers[];
}

/** One path in one direction. */
export interface PathNumbers {
  label: string;
  sent: number;
  received: number;
  lost: number;
  /** Median time between two sendings; no time below is finer than this. */
  intervalMs: number | null;
  /** The longest outage that is not short; 0 when there was none. */
  longestOutageMs: number;
  /** The longest time between two arrivals. */
  longestGapMs: number | null;
  /** Lost packets divided by the offered load (RFC 6412, Loss-Derived Method). */
  lossDerivedMs: number | null;
  /** Time during which fewer packets arrived than were offered (RFC 6412, Rate-Derived Method). */
  rateDerivedMs: number | null;
  /** What each event did, until the next one. */
  impacts: {
    event: string;
    /** Start of the first outage after the event; negative when it was out already. */
    firstLossMs: number | null;
    /** End of the last one (Convergence Recovery Instant); null when there was none or it is not over. */
    recoveryMs: number | null;
  }[];
  outages: {
    /** After the first event. */
    startMs: number;
    endMs: number;
    lengthMs: number;
    lost: number | null;
    /** Too short to be judged. */
    short: boolean;
    /** Not over when watching ended: the length is a lower bound. */
    open: boolean;
  }[];
}

/** The numbers of a drill as JSON text. */
export function outageJson(facts: DrillFacts): string {
  return `${JSON.stringify(outageNumbers(facts), null, 2)}\n`;
}

/** The numbers of a drill. */
export function outageNumbers(facts: DrillFacts): OutageNumbers {
  const { startMs, endMs } = span(facts);
  const events = inOrder(facts.events);
  const origin = events[0]?.at ?? startMs;
  return {
    title: facts.title,
    startedAtMs: rounded(facts.startedAt),
    durationMs: rounded(endMs - startMs),
    events: events.map(({ label, at }) => ({ label, atMs: rounded(at), relativeMs: rounded(at - origin) })),
    paths: facts.lanes.map(lane => pathNumbers(lane, events, origin)),
  };
}

function pathNumbers({ label, summary, outages }: Lane, events: DrillEvent[], origin: number): PathNumbers {
  const judged = outages.filter(({ short }) => !short);
  const known = (ms: number | undefined) => (ms === undefined ? null : rounded(ms));
  return {
    label,
    sent: summary.sent,
    received: summary.received,
    lost: summary.lost,
    intervalMs: known(summary.intervalMs),
    longestOutageMs: rounded(longestOutage(outages)),
    longestGapMs: known(summary.longestGap?.lengthMs),
    lossDerivedMs: known(summary.lossDerivedMs),
    rateDerivedMs: known(summary.rateDerivedMs),
    impacts: events.map((event, i) => ({ event: event.label, ...impact(event, events[i + 1], judged) })),
    outages: outages.map(({ startMs, endMs, lengthMs, lost, short = false, open = false }) => ({
      startMs: rounded(startMs - origin),
      endMs: rounded(endMs - origin),
      lengthMs: rounded(lengthMs),
      lost: lost ?? null,
      short,
      open,
    })),
  };
}

function impact(event: DrillEvent, next: DrillEvent | undefined, outages: OutageSpan[]) {
  const ours = outages.filter(
    ({ startMs, endMs, open }) =>
      (open || endMs > event.at) && startMs < (next?.at ?? Number.POSITIVE_INFINITY),
  );
  const first = ours[0];
  const last = ours.at(-1);
  return {
    firstLossMs: first ? rounded(first.startMs - event.at) : null,
    recoveryMs: last && !last.open ? rounded(last.endMs - event.at) : null,
  };
}

function rounded(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
