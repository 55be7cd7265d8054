/**
 * What a report is made from: plain data that says what happened. Instants are milliseconds since the epoch
 * (CLOCK_REALTIME), lengths are milliseconds.
 */

/** One drill: what was done to the network, and what became of the packets meanwhile. */
export interface DrillFacts {
  /** Usually the scenario's name. */
  title: string;
  startedAt: number;
  /** Absent: the last packet or event. */
  endedAt?: number;
  /** What was done, in any order; times are shown relative to the first of them. */
  events: DrillEvent[];
  /** One for each path and direction. */
  lanes: Lane[];
}

/** Something that was done to the network. */
export interface DrillEvent {
  at: number;
  label: string;
}

/** The packets of one path in one direction. */
export interface Lane {
  /** Such as `office PC -> web`. */
  label: string;
  /** In the order of sending; may be thinned out. */
  sent: SentPacket[];
  outages: OutageSpan[];
  summary: LaneSummary;
}

/** A probe packet. */
export interface SentPacket {
  at: number;
  /** Absent: still under way when watching ended. */
  received?: boolean;
  /** Round-trip time or one-way delay. */
  rttMs?: number;
}

/** A time without delivery. */
export interface OutageSpan {
  startMs: number;
  endMs: number;
  lengthMs: number;
  /** Packets lost in it. */
  lost?: number;
  /** Too short to be judged: shown, but without its length. */
  short?: boolean;
  /** Not over when watching ended. */
  open?: boolean;
}

/** The numbers of a lane, of all packets and not only of those that are shown. */
export interface LaneSummary {
  sent: number;
  received: number;
  lost: number;
  /** Median time between two sendings. */
  intervalMs?: number;
  /** Longest time between two arrivals. */
  longestGap?: { startMs: number; lengthMs: number };
  /** RFC 6412, Loss-Derived Method. */
  lossDerivedMs?: number;
  /** RFC 6412, Rate-Derived Method. */
  rateDerivedMs?: number;
}

/** Start and end of what is shown: all packets and events. */
export function span({ startedAt, endedAt, events, lanes }: DrillFacts): { startMs: number; endMs: number } {
  let startMs = startedAt;
  let endMs = endedAt ?? startedAt;
  const include = (at: number) => {
    startMs = Math.min(startMs, at);
    endMs = Math.max(endMs, at);
  };
  for (const { at } of events) include(at);
  for (const { sent } of lanes) {
    if (sent[0]) include(sent[0].at);
    const last = sent.at(-1);
    if (last) include(last.at);
  }
  // Not empty, so that there is a scale.
  return { startMs, endMs: Math.max(endMs, startMs + 1) };
}

/** The events in the order of time. */
export function inOrder(events: readonly DrillEvent[]): DrillEvent[] {
  return [...events].sort((a, b) => a.at - b.at);
}

/** Length of the longest outage that is not short; 0 when there is none. */
export function longestOutage(outages: readonly OutageSpan[]): number {
  return outages.reduce((longest, { lengthMs, short }) => (short ? longest : Math.max(longest, lengthMs)), 0);
}
