import type { Language } from '../../errors/index.js';
import { formatDuration } from '../duration.js';
import { color, px } from '../plot/svg.js';
import type { OutageRecord } from './facts.js';
import { Html, html } from './html.js';
import type { PageWords } from './words.js';

const WIDTH = 260;
const HEIGHT = 18;
const SIDE = 6;

/** How long one drill's outages were in run after run, a line each path; nothing before there are two runs. */
export function distributionOf(records: readonly OutageRecord[], say: PageWords, language: Language): Html {
  const runs = new Set(records.map(({ runAt }) => runAt)).size;
  if (runs < 2) return html``;
  const paths = new Map<string, number[]>();
  for (const { path, outageMs } of records) paths.set(path, [...(paths.get(path) ?? []), outageMs]);
  const longest = Math.max(...records.map(({ outageMs }) => outageMs));
  const duration = (ms: number) => formatDuration(ms, language);
  return html`<details><summary>${say.distribution(runs)}</summary><table><thead><tr><th>${say.columns.path}</th>
<th class="number">${say.columns.least}</th><th class="number">${say.columns.median}</th>
<th class="number">${say.columns.most}</th><th class="faint">0 – ${duration(longest)}</th></tr></thead>
<tbody>${[...paths].map(([path, lengths]) => {
    const { least, median, most } = spread(lengths);
    return html`<tr><td>${path}</td><td class="number">${duration(least)}</td><td class="number">${duration(median)}</td>
<td class="number">${duration(most)}</td><td>${dots(lengths, longest)}</td></tr>`;
  })}</tbody></table></details>`;
}

/** Least, median and most of some numbers, of which there is at least one. */
export function spread(numbers: readonly number[]): { least: number; median: number; most: number } {
  const sorted = [...numbers].sort((a, b) => a - b);
  const at = (index: number) => sorted[index] ?? 0;
  const middle = (sorted.length - 1) / 2;
  const median = (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2;
  return { least: at(0), median, most: at(sorted.length - 1) };
}

/** A dot for each run on a scale from 0 to the longest. */
function dots(lengths: readonly number[], longest: number): Html {
  const x = (ms: number) => px(SIDE + (longest === 0 ? 0 : (ms / longest) * (WIDTH - 2 * SIDE)));
  const marks = lengths.map(
    ms =>
      `<circle cx="${x(ms)}" cy="${HEIGHT / 2}" r="4" fill="${ms === 0 ? color.delivered : color.lost}" fill-opacity="0.5"/>`,
  );
  const line = `<path d="M${SIDE} ${HEIGHT / 2}H${WIDTH - SIDE}" stroke="${color.frame}"/>`;
  return new Html(`<svg width="${WIDTH}" height="${HEIGHT}" role="img">${line}${marks.join('')}</svg>`);
}
