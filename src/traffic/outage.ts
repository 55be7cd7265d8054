/**
 * Outages of one direction, from what was sent and what arrived. Pure arithmetic: no clock, no sockets.
 *
 * Words and methods are those of RFC 6412 (terminology) and RFC 6413 (methodology) for data-plane convergence: loss-derived
 * and rate-derived time, sampling interval, sustained validation; of RFC 7680 for the waiting time after which a packet
 * counts as lost, RFC 3357 for loss periods, RFC 4737 for reordering and RFC 5560 for duplication. RFC 6201 measures
 * a device's reset in the same two ways, from frame loss and from time stamps, and updates RFC 2544's reset test.
 */

/**
 * The packets of one direction in the order of their sequence numbers; entry i of both columns is one packet.
 * Instants are milliseconds since the epoch (CLOCK_REALTIME).
 */
export interface Track {
  sentMs: ArrayLike<number>;
  /** NaN: has not arrived. */
  receivedMs: ArrayLike<number>;
  /** Further copies that arrived of packets that had arrived already (RFC 5560). */
  duplicated?: number;
}

/** What counts as lost, and as an outage worth judging. */
export interface OutageOptions {
  /** When watching ended. */
  endMs: number;
  /**
   * Waiting time (RFC 7680): a packet that takes longer than this is lost. What was sent less than this before
   * `endMs` and has not arrived is in flight, and not judged.
   */
  graceMs: number;
  /** An outage of fewer lost packets than this is flagged short (default 2: a single lost packet is short). */
  minLost?: number;
  /** An outage of fewer milliseconds than this is flagged short (default 0). */
  minMs?: number;
  /** Packets in a row that must arrive to end an outage (default 1; compare RFC 6412's sustained validation time). */
  sustained?: number;
  /** Sampling interval of the rate-derived method, in milliseconds (default 10; at least two sending intervals). */
  samplingMs?: number;
}

/** A loss period (RFC 3357): from the first lost packet to the first that arrives again. */
export interface Outage {
  /** Half way between the sending of the last packet that arrived and that of the first lost one. */
  startMs: number;
  /** Half way between the sending of the last lost packet and that of the first that arrives again. */
  endMs: number;
  lengthMs: number;
  lost: number;
  /** Below the caller's thresholds. */
  short: boolean;
  /** Still out when watching ended; `endMs` is then the sending of the last lost packet, so a lower bound. */
  open?: true;
}

/** Delays in milliseconds. A percentile is the smallest delay that so many of a hundred packets do not exceed. */
export interface LatencyStatistics {
  min: number;
  p50: number;
  p90: number;
  p99: number;
  max: number;
}

/** What became of one direction. */
export interface DirectionStatistics {
  sent: number;
  received: number;
  /** With those that came too late. */
  lost: number;
  /** Arrived after the waiting time, and so counted as lost. */
  late: number;
  /** Sent too late to be called lost. sent = received + lost + inFlight. */
  inFlight: number;
  duplicated: number;
  /** Packets that arrived after one with a higher sequence number (RFC 4737). */
  reordered: number;
  /** Median time between two sendings: the reciprocal of the offered load. */
  intervalMs: number;
  /** Of the packets that arrived (RFC 7679 one way, RFC 2681 there and back); absent when none did. */
  latencyMs?: LatencyStatistics;
  /** The longest time between two arrivals, as the receiver saw it; absent with fewer than two arrivals. */
  longestGap?: { startMs: number; lengthMs: number };
  outages: Outage[];
  /** Lost packets divided by the offered load (RFC 6412, Loss-Derived Method); all outages together. */
  lossDerivedMs: number;
  /**
   * Time during which fewer packets arrived than were offered, to whole sampling intervals (RFC 6412,
   * Rate-Derived Method, with packets counted in the interval in which they were sent); all outages together.
   */
  rateDerivedMs: number;
}

/**
 * Statistics of one direction.
 *
 * The bounds of an outage are midpoints between sendings. With sendings d apart each bound is off by at most d/2,
 * whatever the latency is, because nothing but sending times counts. (At 1 ms that was 0.4 ms in the median.)
 */
export function analyze(track: Track, options: OutageOptions): DirectionStatistics {
  const fates = judge(track, options);
  const received = indexesOf(fates, RECEIVED);
  const lost = indexesOf(fates, LOST);
  const intervalMs = medianInterval(track.sentMs);
  const latency = latencies(track, received);
  const gap = longestGap(Float64Array.from(received, i => at(track.receivedMs, i)).sort());
  return {
    sent: fates.length,
    received: received.length,
    lost: lost.length,
    late: lost.filter(i => !Number.isNaN(at(track.receivedMs, i))).length,
    inFlight: fates.length - received.length - lost.length,
    duplicated: track.duplicated ?? 0,
    reordered: countReordered(track.receivedMs),
    intervalMs,
    ...(latency && { latencyMs: latency }),
    ...(gap && { longestGap: gap }),
    outages: findOutages(track, fates, options),
    lossDerivedMs: lost.length * intervalMs,
    rateDerivedMs: rateDerived(track, lost, Math.max(options.samplingMs ?? 10, 2 * intervalMs)),
  };
}

/** What became of a packet. */
const IN_FLIGHT = 0;
const RECEIVED = 1;
const LOST = 2;

function judge({ sentMs, receivedMs }: Track, { endMs, graceMs }: OutageOptions): Uint8Array {
  return Uint8Array.from(sentMs, (sent, i) => {
    if (at(receivedMs, i) - sent <= graceMs) return RECEIVED;
    return sent <= endMs - graceMs ? LOST : IN_FLIGHT;
  });
}

function indexesOf(fates: Uint8Array, fate: number): number[] {
  const indexes: number[] = [];
  for (const [i, it] of fates.entries()) if (it === fate) indexes.push(i);
  return indexes;
}

function findOutages({ sentMs }: Track, fates: Uint8Array, options: OutageOptions): Outage[] {
  const { minLost = 2, minMs = 0, sustained = 1 } = options;
  const outages: Outage[] = [];
  let lastGoodMs = Number.NaN;
  let out: { startMs: number; lastLostMs: number; lost: number } | undefined;
  let again = { firstMs: Number.NaN, packets: 0 }; // arrivals in a row since the last lost packet
  const add = (startMs: number, endMs: number, lost: number, open: boolean) => {
    const lengthMs = endMs - startMs;
    const short = lost < minLost || lengthMs < minMs;
    outages.push({ startMs, endMs, lengthMs, lost, short, ...(open && { open: true as const }) });
  };
  for (const [i, fate] of fates.entries()) {
    const sent = at(sentMs, i);
    if (fate === LOST) {
      out ??= {
        startMs: Number.isNaN(lastGoodMs) ? sent : (lastGoodMs + sent) / 2,
        lastLostMs: sent,
        lost: 0,
      };
      out.lastLostMs = sent;
      out.lost++;
      again = { firstMs: Number.NaN, packets: 0 };
    } else if (fate === RECEIVED) {
      lastGoodMs = sent;
      if (!out) continue;
      if (again.packets === 0) again.firstMs = sent;
      if (++again.packets < sustained) continue;
      add(out.startMs, (out.lastLostMs + again.firstMs) / 2, out.lost, false);
      out = undefined;
    }
  }
  if (out) add(out.startMs, out.lastLostMs, out.lost, true);
  return outages;
}

/** A packet is reordered when one that was sent after it arrived before it: one look back from the last. */
function countReordered(receivedMs: ArrayLike<number>): number {
  let earliest = Number.POSITIVE_INFINITY;
  let reordered = 0;
  for (let i = receivedMs.length - 1; i >= 0; i--) {
    const received = at(receivedMs, i);
    if (received > earliest) reordered++;
    else if (received < earliest) earliest = received;
  }
  return reordered;
}

function longestGap(arrivals: Float64Array): DirectionStatistics['longestGap'] {
  let longest: DirectionStatistics['longestGap'];
  for (let i = 1; i < arrivals.length; i++) {
    const startMs = at(arrivals, i - 1);
    const lengthMs = at(arrivals, i) - startMs;
    if (!longest || lengthMs > longest.lengthMs) longest = { startMs, lengthMs };
  }
  return longest;
}

function latencies({ sentMs, receivedMs }: Track, received: number[]): LatencyStatistics | undefined {
  const sorted = Float64Array.from(received, i => at(receivedMs, i) - at(sentMs, i)).sort();
  if (sorted.length === 0) return undefined;
  const percentile = (percent: number) =>
    at(sorted, Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1));
  return {
    min: at(sorted, 0),
    p50: percentile(50),
    p90: percentile(90),
    p99: percentile(99),
    max: at(sorted, sorted.length - 1),
  };
}

function medianInterval(sentMs: ArrayLike<number>): number {
  if (sentMs.length < 2) return 0;
  const intervals = new Float64Array(sentMs.length - 1)
    .map((_, i) => at(sentMs, i + 1) - at(sentMs, i))
    .sort();
  return at(intervals, Math.floor(intervals.length / 2));
}

function rateDerived({ sentMs }: Track, lost: number[], samplingMs: number): number {
  const below = new Set(lost.map(i => Math.floor((at(sentMs, i) - at(sentMs, 0)) / samplingMs)));
  return below.size * samplingMs;
}

function at(column: ArrayLike<number>, index: number): number {
  return column[index] ?? Number.NaN;
}
