import type { SentPacket } from '../facts.js';
import { medianInterval } from './packets.js';
import type { TimeScale } from './scale.js';
import { px } from './svg.js';

/** The latency of a lane as path data. */
export interface LatencyShape {
  area: string;
  line: string;
}

/** Width of the columns of which the mean latency is drawn, in pixels. */
const COLUMN = 2;
/** How far the top is above the highest latency but stragglers: the lengths of outages stand there. */
const HEADROOM = 1.6;

/** The latency of the packets that arrived, as shapes between `top` and `bottom`. */
export function latencyShape(
  sent: readonly SentPacket[],
  scale: TimeScale,
  top: number,
  bottom: number,
): LatencyShape {
  const known = latencies(sent);
  // A few stragglers shall not flatten everything else; they reach beyond the top and are cut off there.
  const topMs = (known[Math.floor(known.length * 0.99)] ?? 0) * HEADROOM;
  const points = columns(sent, scale).map(({ x, meanMs }) => ({
    x,
    y: bottom - Math.min(meanMs / (topMs || 1), 1) * (bottom - top),
  }));
  const widest = Math.max(3 * COLUMN, 3 * medianInterval(sent) * scale.perMs);
  const pieces = split(points, widest).filter(piece => piece.length > 1);
  const line = pieces.map(piece => `M${piece.map(({ x, y }) => `${px(x)} ${px(y)}`).join('L')}`).join('');
  const area = pieces
    .map(piece => {
      const outline = piece.map(({ x, y }) => `${px(x)} ${px(y)}`).join('L');
      return `M${px(piece[0]?.x ?? 0)} ${px(bottom)}L${outline}L${px(piece.at(-1)?.x ?? 0)} ${px(bottom)}z`;
    })
    .join('');
  return { area, line };
}

/** Median latency of the packets that arrived, in milliseconds; undefined when none is known. */
export function medianLatency(sent: readonly SentPacket[]): number | undefined {
  const known = latencies(sent);
  return known[Math.floor(known.length / 2)];
}

function latencies(sent: readonly SentPacket[]): Float64Array {
  return Float64Array.from(sent.flatMap(({ rttMs }) => rttMs ?? [])).sort();
}

function columns(sent: readonly SentPacket[], scale: TimeScale): { x: number; meanMs: number }[] {
  const sums: { x: number; sum: number; count: number }[] = [];
  for (const { at, rttMs } of sent) {
    if (rttMs === undefined) continue;
    const x = scale.left + Math.floor((scale.x(at) - scale.left) / COLUMN) * COLUMN;
    const last = sums.at(-1);
    if (last?.x === x) {
      last.sum += rttMs;
      last.count++;
    } else sums.push({ x, sum: rttMs, count: 1 });
  }
  return sums.map(({ x, sum, count }) => ({ x, meanMs: sum / count }));
}

/** Cuts the points where nothing arrived: no line leads over an outage. */
function split(points: { x: number; y: number }[], widest: number): { x: number; y: number }[][] {
  const pieces: { x: number; y: number }[][] = [];
  for (const [i, point] of points.entries()) {
    const before = points[i - 1];
    if (before && point.x - before.x <= widest) pieces.at(-1)?.push(point);
    else pieces.push([point]);
  }
  return pieces;
}
