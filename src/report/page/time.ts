import type { Language } from '../../errors/index.js';
import { formatDuration } from '../duration.js';
import type { PageFacts } from './facts.js';
import { type Html, html } from './html.js';
import type { PageWords } from './words.js';

const SLOWEST = 5;

/** Where the time went: by kind, the slowest scenarios, and who waited for whom. */
export function time({ run, scenarios }: PageFacts, say: PageWords, language: Language): Html {
  const kinds = (Object.keys(say.spent) as (keyof typeof say.spent)[])
    .map(kind => ({ kind, ms: run.spent[kind] }))
    .filter(({ ms }) => ms > 0)
    .sort((a, b) => b.ms - a.ms);
  const all = kinds.reduce((sum, { ms }) => sum + ms, 0) || 1;
  const slowest = [...scenarios].sort((a, b) => b.ms - a.ms).slice(0, SLOWEST);
  const duration = (ms: number) => formatDuration(ms, language);
  return html`<section><h2>${say.time}</h2>
<div class="bar">${kinds.map(({ kind, ms }) => html`<span class="${kind}" style="flex:${Math.max(ms / all, 0.001)}"></span>`)}</div>
<p>${kinds.map(({ kind, ms }) => html`<span class="key ${kind}"></span>${say.spent[kind]} ${duration(ms)}&emsp;`)}</p>
<h3>${say.slowest}</h3><table><tbody>${slowest.map(
    ({ feature, name, ms }) =>
      html`<tr><td>${feature} · ${name}</td><td class="number">${duration(ms)}</td></tr>`,
  )}</tbody></table>
${
  run.waits.length === 0
    ? html``
    : html`<h3>${say.waited}</h3><table><tbody>${run.waits.map(
        ({ scenario, ms, waitedFor }) => html`<tr><td>${scenario}</td><td class="number">${duration(ms)}</td>
<td class="faint">${say.waitedFor} ${waitedFor.join(', ')}</td></tr>`,
      )}</tbody></table>`
}</section>`;
}
