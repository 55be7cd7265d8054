import { language as current, type Language } from '../../errors/index.js';
import { formatDuration } from '../duration.js';
import { type DrillFacts, inOrder, span } from '../facts.js';
import { drawFlags, placeFlags } from './events.js';
import { drawLane, drawTexts, LANE_HEIGHT } from './lane.js';
import { type TimeScale, timeScale } from './scale.js';
import { color, fitText, line, path, picture, rect, text, textWidth } from './svg.js';
import { type Words, words } from './words.js';

const WIDTH = 900;
const SIDE = 28;
const HEAD = 66;
const NUMERIC = {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
} as const;

/**
 * One drill as a picture (SVG, 900 pixels wide, on white): time relative to the first event, a lane for each path
 * and direction, what was delivered and lost, outages with their lengths, and events. However many packets
 * there were, the picture stays below some hundred kilobytes.
 */
export function outagePlot(facts: DrillFacts, language: Language = current()): string {
  const say = words[language];
  const shown = span(facts);
  const first = inOrder(facts.events)[0];
  const scale = timeScale(shown, first?.at ?? shown.startMs, SIDE, WIDTH - SIDE);
  const { flags, height } = placeFlags(facts.events, scale);
  const lanesTop = HEAD + height + 6;
  const lanesBottom = lanesTop + facts.lanes.length * LANE_HEIGHT - 18;
  const lanes = facts.lanes.map((lane, index) => ({ lane, y: lanesTop + index * LANE_HEIGHT }));
  const axis = drawAxis(scale, lanesBottom, say, first?.label);
  return picture(WIDTH, lanesBottom + 62, facts.title, [
    ...drawHead(facts, formatDuration(shown.endMs - shown.startMs, language), say),
    ...lanes.flatMap(({ lane, y }) => drawLane(lane, scale, y)),
    ...drawFlags(flags, scale, HEAD, lanesBottom),
    ...lanes.flatMap(({ lane, y }) => drawTexts(lane, scale, y, say, language)),
    ...axis,
    ...drawLegend(
      lanesBottom + 44,
      say,
      facts.lanes.some(({ sent }) => sent.some(({ rttMs }) => rttMs !== undefined)),
    ),
  ]);
}

function drawHead(facts: DrillFacts, lasted: string, say: Words): string[] {
  // Swedish dates are ISO dates.
  const when = new Date(facts.startedAt).toLocaleString('sv-SE', { timeZoneName: 'short', ...NUMERIC });
  return [
    text(SIDE, 32, fitText(facts.title, 17, WIDTH - 2 * SIDE), { size: 17, weight: 700 }),
    text(SIDE, 52, `${when} · ${say.lasted(lasted)}`, { fill: color.faint }),
  ];
}

function drawAxis(scale: TimeScale, y: number, say: Words, event: string | undefined): string[] {
  const { left, right, ticks, unit } = scale;
  const name = event === undefined ? undefined : fitText(event, 12, 320);
  return [
    line(left, y, right, y, color.frame),
    ...ticks.flatMap(({ at, label }) => [
      line(scale.x(at), y, scale.x(at), y + 4, color.faint),
      text(scale.x(at), y + 17, label, { size: 11, fill: color.faint, anchor: 'middle' }),
    ]),
    text(right, y + 40, say.axis(unit.name, name), { fill: color.faint, anchor: 'end' }),
  ];
}

function drawLegend(baseline: number, say: Words, hasLatency: boolean): string[] {
  const y = baseline - 4;
  const entries = [
    { name: say.delivered, mark: (x: number) => rect(x, y - 9, 14, 9, color.delivered) },
    { name: say.lost, mark: (x: number) => rect(x, y - 9, 14, 9, color.lost) },
    { name: say.outage, mark: (x: number) => rect(x, y - 9, 14, 9, color.outage) },
    ...(hasLatency
      ? [
          {
            name: say.latency,
            mark: (x: number) => path(`M${x} ${y}v-5l7 -3l7 2v6z`, color.latency, color.delivered),
          },
        ]
      : []),
  ];
  let x = SIDE;
  return entries.flatMap(({ name, mark }) => {
    const at = x;
    x += 20 + textWidth(name, 12) + 18;
    return [mark(at), text(at + 20, y, name, { fill: color.faint })];
  });
}
