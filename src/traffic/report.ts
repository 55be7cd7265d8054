import type { EventImpact, TrafficEvent } from './impact.js';
import { impactOf } from './impact.js';
import type { Hop, PacketLog } from './log.js';
import { analyze, type DirectionStatistics, type OutageOptions, type Track } from './outage.js';
import type { SessionFacts } from './session/facts.js';
import { analyzeStream } from './session/stalls.js';
import type { ProbeKind, Story } from './story.js';

/** forward: from -> to. reverse: to -> from. roundTrip: there and back, as ping sees it. */
export type Direction = 'forward' | 'reverse' | 'roundTrip';

/** Packets for a plot: column i is one packet. At most some 5,000; both sides of every loss are kept first. */
export interface PlotPoints {
  /** Sending, in milliseconds after the report's `startMs`. */
  sentMs: number[];
  /** null: lost, or in flight at the end. */
  latencyMs: (number | null)[];
}

/** What a probe found, as plain data. */
export interface ProbeReport {
  kind: ProbeKind;
  from: { name: string; address: string };
  to: { name: string; address: string };
  /** As asked for; each direction's `intervalMs` is what was sent. */
  intervalMs: number;
  /** When the first packet that counts was offered and when watching ended (ms since the epoch). */
  startMs: number;
  endMs: number;
  /**
   * udp has no round trip; http has nothing else; without a test host at the far end there is only the round trip. The reverse
   * direction of icmp has only the replies to requests that arrived: a loss on the way there is no loss on the way back.
   * In a tcp session nothing is lost; its outages are stalls.
   */
  directions: Partial<Record<Direction, DirectionStatistics>>;
  events: (TrafficEvent & { impact: Partial<Record<Direction, EventImpact>> })[];
  packets: Partial<Record<Direction, PlotPoints>>;
  /** What was going on at the end. */
  story: Story;
  /** tcp only. */
  session?: SessionFacts;
  /** Packets from the beginning of a very long probe that are no longer in these numbers. */
  forgotten: number;
  /** Frames that the kernel saw and we did not: beyond 0, losses may be the tester's. */
  overlooked: number;
}

/** The tracks that a kind of probe has. */
export function tracksOf(
  log: PacketLog,
  kind: ProbeKind,
  watched: boolean,
  graceMs: number,
): Partial<Record<Direction, Track>> {
  // A packet that waited in the sender longer than the waiting time (for ARP) was late from the beginning.
  const left = (hop: Hop) => (seq: number) => {
    const offered = log.at('offered', seq);
    return log.at(hop, seq) - offered <= graceMs ? log.at(hop, seq) : offered;
  };
  const track = (sent: (seq: number) => number, received: Hop): Track => {
    const result = {
      sentMs: [] as number[],
      receivedMs: [] as number[],
      duplicated: log.duplicated(received),
    };
    for (let seq = log.first; seq < log.next; seq++) {
      const sentMs = sent(seq);
      if (Number.isNaN(sentMs)) continue;
      result.sentMs.push(sentMs);
      result.receivedMs.push(log.at(received, seq));
    }
    return result;
  };
  const reply = (seq: number) => (log.has('leftTo', seq) ? log.at('leftTo', seq) : log.at('reachedTo', seq));
  if (kind === 'tcp') {
    // A record's way begins when it is written: that TCP could not send it yet is what the program feels.
    const written = (seq: number) => log.at('offered', seq);
    return {
      ...(watched && { forward: track(written, 'reachedTo') }),
      ...(watched && { reverse: track(seq => log.at('reachedTo', seq), 'reachedFrom') }),
      roundTrip: track(written, 'reachedFrom'),
    };
  }
  if (kind === 'http') return { roundTrip: track(seq => log.at('offered', seq), 'reachedFrom') };
  return {
    ...(watched && { forward: track(left('leftFrom'), 'reachedTo') }),
    ...(watched && { reverse: track(kind === 'udp' ? left('leftTo') : reply, 'reachedFrom') }),
    ...(kind === 'icmp' && { roundTrip: track(left('leftFrom'), 'reachedFrom') }),
  };
}

/** Statistics, impacts and plots of all directions. */
export function summarize(
  tracks: Partial<Record<Direction, Track>>,
  events: readonly TrafficEvent[],
  startMs: number,
  options: OutageOptions,
  kind: ProbeKind = 'icmp',
): Pick<ProbeReport, 'directions' | 'events' | 'packets'> {
  const result: Pick<ProbeReport, 'directions' | 'events' | 'packets'> = {
    directions: {},
    events: events.map(event => ({ ...event, impact: {} })).sort((a, b) => a.atMs - b.atMs),
    packets: {},
  };
  for (const direction of ['forward', 'reverse', 'roundTrip'] as const) {
    const track = tracks[direction];
    if (!track) continue;
    const statistics = kind === 'tcp' ? analyzeStream(track, options) : analyze(track, options);
    result.directions[direction] = statistics;
    result.packets[direction] = plotPoints(track, startMs);
    for (const [i, event] of result.events.entries()) {
      event.impact[direction] = impactOf(event, result.events[i + 1], statistics);
    }
  }
  return result;
}

/** Thins a track out to at most `most` points: both sides of losses first, then every n-th packet. */
export function plotPoints({ sentMs, receivedMs }: Track, startMs: number, most = 5_000): PlotPoints {
  const lost = (i: number) => Number.isNaN(receivedMs[i] ?? Number.NaN);
  const every = Math.ceil(sentMs.length / (most / 2));
  let edges = sentMs.length <= most ? most : most / 2;
  const points: PlotPoints = { sentMs: [], latencyMs: [] };
  for (let i = 0; i < sentMs.length; i++) {
    const edge = sentMs.length <= most || (i > 0 && lost(i) !== lost(i - 1)) || lost(i) !== lost(i + 1);
    if (i % every !== 0 && !(edge && edges-- > 0)) continue;
    const sent = sentMs[i] ?? Number.NaN;
    points.sentMs.push(rounded(sent - startMs));
    points.latencyMs.push(lost(i) ? null : rounded((receivedMs[i] ?? Number.NaN) - sent));
  }
  return points;
}

/** To the microsecond: a float64 of today's date resolves no more than a quarter of that. */
function rounded(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
