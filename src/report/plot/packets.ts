import type { SentPacket } from '../facts.js';
import { Band } from './band.js';
import type { TimeScale } from './scale.js';

/** From here on each packet is drawn by itself; closer ones melt into a band. */
const APART_PX = 3;
/** What the packets of one lane look like, as path data. */
export interface PacketMarks {
  delivered: string;
  lost: string;
}

/**
 * Marks for packets, on bands of the given heights. Their number is bounded by the width of the plot:
 * what would overlap is drawn once.
 */
export function packetMarks(
  sent: readonly SentPacket[],
  scale: TimeScale,
  bands: { delivered: { y: number; height: number }; lost: { y: number; height: number } },
): PacketMarks {
  const interval = medianInterval(sent);
  const marks = {
    delivered: new Band(bands.delivered, scale.right),
    lost: new Band(bands.lost, scale.right),
  };
  for (const [i, { at, received }] of sent.entries()) {
    if (received === undefined) continue;
    const next = sent[i + 1]?.at ?? at + interval;
    // Where sending paused, a packet stands for itself only.
    const cover = Math.min(next - at, 4 * interval);
    const apart = interval * scale.perMs >= APART_PX;
    const width = apart ? Math.min(2.4, interval * scale.perMs * 0.6) : cover * scale.perMs;
    (received ? marks.delivered : marks.lost).add(scale.x(at), scale.x(at) + width);
  }
  return { delivered: marks.delivered.path(), lost: marks.lost.path() };
}

/** Median time between two packets, in milliseconds. */
export function medianInterval(sent: readonly SentPacket[]): number {
  const intervals = new Float64Array(Math.max(0, sent.length - 1));
  for (let i = 0; i < intervals.length; i++) intervals[i] = (sent[i + 1]?.at ?? 0) - (sent[i]?.at ?? 0);
  return intervals.sort()[Math.floor(intervals.length / 2)] ?? 1;
}
