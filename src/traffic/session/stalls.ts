import { analyze, type DirectionStatistics, type Outage, type OutageOptions, type Track } from '../outage.js';

/** The shortest time that counts as a stall: half of the shortest retransmission timeout of Linux (TCP_RTO_MIN). */
const LEAST_MS = 100;

/**
 * Times in which a session's data had to wait: from the writing of the first record that waited longer than
 * `waitMs` until it arrived. TCP loses nothing, so these are the outages of a session; `lost` counts the records that
 * waited in it. With RFC 6298's back-off a stall lasts longer than the cut that caused it.
 */
export function stalls({ sentMs, receivedMs }: Track, waitMs: number, endMs: number): Outage[] {
  const found: Outage[] = [];
  let now: Outage | undefined;
  for (let i = 0; i < sentMs.length; i++) {
    const sent = sentMs[i] ?? Number.NaN;
    const received = receivedMs[i] ?? Number.NaN;
    const open = Number.isNaN(received);
    const came = open ? endMs : received;
    if (now && (now.open || sent < now.endMs)) {
      now.lost++;
      // What was written meanwhile waits for longer than the rest: one stall, which goes on.
      if (came > now.endMs + waitMs) now.endMs = came;
      if (open && came - sent > waitMs) now.open = true;
    } else if (came - sent > waitMs) {
      now = {
        startMs: sent,
        endMs: came,
        lengthMs: 0,
        lost: 1,
        short: false,
        ...(open && { open: true as const }),
      };
      found.push(now);
    }
  }
  return found.map(stall => ({ ...stall, lengthMs: stall.endMs - stall.startMs }));
}

/** How long a record may take before it counts as stalled: three intervals, or three path delays, if that is more. */
export function stallThreshold({ sentMs, receivedMs }: Track, intervalMs: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < sentMs.length; i++) {
    const latency = (receivedMs[i] ?? Number.NaN) - (sentMs[i] ?? Number.NaN);
    if (latency < least) least = latency;
  }
  return Math.max(LEAST_MS, 3 * intervalMs, Number.isFinite(least) ? 3 * least : 0);
}

/**
 * Statistics of one direction of a session. Nothing of TCP's is lost; what has not arrived is in flight. The
 * outages are its stalls, and the rate-derived time is their sum.
 */
export function analyzeStream(track: Track, options: OutageOptions): DirectionStatistics {
  const statistics = analyze(track, { ...options, graceMs: Number.POSITIVE_INFINITY });
  const waitMs = stallThreshold(track, statistics.intervalMs);
  const outages = stalls(track, waitMs, options.endMs);
  return { ...statistics, outages, rateDerivedMs: outages.reduce((sum, { lengthMs }) => sum + lengthMs, 0) };
}
