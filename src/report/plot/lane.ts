import type { Language } from '../../errors/index.js';
import { formatDuration } from '../duration.js';
import { type Lane, longestOutage, type OutageSpan } from '../facts.js';
import { Band } from './band.js';
import { latencyShape, medianLatency } from './latency.js';
import { packetMarks } from './packets.js';
import type { TimeScale } from './scale.js';
import { color, fitText, line, path, rect, text, textWidth } from './svg.js';
import type { Words } from './words.js';

// From the top of a lane: its label, the latency, the band of what was delivered, the band of what was lost.
const LABEL = 15;
const TOP = 24;
const DELIVERED = { y: 58, height: 12 };
const LOST = { y: 72, height: 8 };
const BOTTOM = 80;

/** No more than these lengths have room beside each other. */
const MOST_LENGTHS = 30;

/** Height of a lane with the space to the next, in pixels. */
export const LANE_HEIGHT = 102;

/** The drawings of one lane, its top at the given height. */
export function drawLane(lane: Lane, scale: TimeScale, y: number): string[] {
  const { left, right } = scale;
  const latency = latencyShape(lane.sent, scale, y + TOP + 2, y + DELIVERED.y - 2);
  const marks = packetMarks(lane.sent, scale, {
    delivered: { ...DELIVERED, y: y + DELIVERED.y },
    lost: { ...LOST, y: y + LOST.y },
  });
  return [
    rect(left, y + TOP, right - left, BOTTOM - TOP, color.lane),
    ...scale.ticks.map(({ at }) => line(scale.x(at), y + TOP, scale.x(at), y + BOTTOM, color.grid)),
    path(shades(lane.outages, scale, y), color.outage),
    path(latency.area, color.latency),
    path(latency.line, 'none', color.delivered),
    line(left, y + LOST.y - 1, right, y + LOST.y - 1, color.frame),
    path(marks.delivered, color.delivered),
    path(marks.lost, color.lost),
  ];
}

/** The texts of one lane, which stand in front of all drawings. */
export function drawTexts(
  lane: Lane,
  scale: TimeScale,
  y: number,
  words: Words,
  language: Language,
): string[] {
  const { left, right } = scale;
  const numbers = summaryText(lane, words, language);
  const room = right - left - textWidth(numbers, 12) - 16;
  return [
    text(left, y + LABEL, fitText(lane.label, 13, room), { size: 13, weight: 600, halo: true }),
    text(right, y + LABEL, numbers, { fill: color.faint, anchor: 'end', halo: true }),
    ...drawLengths(lane, scale, y, language),
  ];
}

/** The lengths of a lane's outages; of those that would cover each other the longest. */
function drawLengths({ outages }: Lane, scale: TimeScale, y: number, language: Language): string[] {
  const taken: { from: number; to: number }[] = [];
  const labels: string[] = [];
  const judged = outages.filter(({ short }) => !short).sort((a, b) => b.lengthMs - a.lengthMs);
  for (const { startMs, endMs, lengthMs, open } of judged.slice(0, MOST_LENGTHS)) {
    const label = `${open ? '≥ ' : ''}${formatDuration(lengthMs, language)}`;
    const width = textWidth(label, 13);
    const middle = (scale.x(startMs) + scale.x(endMs)) / 2;
    const x = Math.min(Math.max(middle, scale.left + width / 2), scale.right - width / 2);
    if (taken.some(({ from, to }) => x + width / 2 > from && x - width / 2 < to)) continue;
    taken.push({ from: x - width / 2 - 4, to: x + width / 2 + 4 });
    labels.push(
      text(x, y + TOP + 22, label, { size: 13, weight: 700, fill: color.lost, anchor: 'middle', halo: true }),
    );
  }
  return labels;
}

function shades(outages: readonly OutageSpan[], scale: TimeScale, y: number): string {
  const band = new Band({ y: y + TOP, height: BOTTOM - TOP }, scale.right);
  for (const { startMs, endMs } of outages) band.add(scale.x(startMs), scale.x(endMs));
  return band.path();
}

function summaryText({ sent, outages, summary }: Lane, words: Words, language: Language): string {
  const longest = longestOutage(outages);
  const isOpen = outages.some(({ open }) => open);
  const latency = medianLatency(sent);
  return [
    longest === 0 ? words.noOutage : words.longest(formatDuration(longest, language), isOpen),
    words.lostOf(summary.lost, summary.sent),
    ...(latency === undefined ? [] : [words.median(formatDuration(latency, language))]),
  ].join(' · ');
}
