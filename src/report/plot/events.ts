import { type DrillEvent, inOrder } from '../facts.js';
import type { TimeScale } from './scale.js';
import { color, fitText, line, rect, text, textWidth } from './svg.js';

const SIZE = 12;
const ROW = 20;
const MOST_ROWS = 4;
const WIDEST = 300;

/** A flag on its pole: in which row it hangs, and from where to where it reaches. */
interface Flag {
  event: DrillEvent;
  label: string;
  row: number;
  from: number;
  to: number;
}

/** Hangs the labels of events where they do not cover each other; where there is no room, only the pole stays. */
export function placeFlags(
  events: readonly DrillEvent[],
  scale: TimeScale,
): { flags: Flag[]; height: number } {
  const ends: number[] = [];
  const flags: Flag[] = [];
  for (const event of inOrder(events)) {
    const label = fitText(event.label, SIZE, WIDEST);
    const width = textWidth(label, SIZE) + 14;
    const pole = scale.x(event.at);
    const from = pole + width > scale.right + 12 ? pole - width : pole;
    let row = 0;
    while ((ends[row] ?? Number.NEGATIVE_INFINITY) > from - 4) row++;
    if (row < MOST_ROWS) ends[row] = from + width;
    flags.push({ event, label, row, from, to: from + width });
  }
  return { flags, height: Math.min(ends.length, MOST_ROWS) * ROW };
}

/** Poles down to `bottom`, and the flags that hang on them from `top`. */
export function drawFlags(flags: readonly Flag[], scale: TimeScale, top: number, bottom: number): string[] {
  const yOf = ({ row }: Flag) => top + Math.min(row, MOST_ROWS) * ROW;
  const poles = flags.map(flag => {
    const x = scale.x(flag.event.at);
    return line(x, yOf(flag), x, bottom, color.event, '4 3');
  });
  const cloths = flags
    .filter(({ row }) => row < MOST_ROWS)
    .flatMap(flag => [
      rect(flag.from, yOf(flag), flag.to - flag.from, ROW - 3, color.event, 3),
      text(flag.from + 7, yOf(flag) + 12.5, flag.label, { size: SIZE, fill: color.paper }),
    ]);
  return [...poles, ...cloths];
}
