import type { Language } from '../../errors/index.js';
import { formatDuration } from '../duration.js';
import type { PathNumbers } from '../outage-json.js';
import { distributionOf } from './distribution.js';
import { drillName, type OutageRecord, type ScenarioFacts } from './facts.js';
import { Html, html } from './html.js';
import type { PageWords } from './words.js';

/** Each drill: its outages by path in numbers, the plot, and how the numbers were in earlier runs. */
export function drills(
  scenarios: readonly ScenarioFacts[],
  history: readonly OutageRecord[],
  say: PageWords,
  language: Language,
): Html {
  const watched = scenarios.filter(scenario => scenario.drills.length > 0);
  if (watched.length === 0) return html``;
  return html`<section><h2>${say.drills}</h2>${watched.map(
    scenario => html`<article class="${scenario.outcome}"><h3>${drillName(scenario)}</h3>
<table><thead><tr><th>${say.columns.path}</th><th class="number">${say.columns.lost}</th>
<th class="number">${say.columns.outage}</th><th>${say.columns.recovery}</th></tr></thead>
<tbody>${scenario.drills.flatMap(({ paths }) => paths.map(path => row(path, say, language)))}</tbody></table>
${distributionOf(
  history.filter(({ drill }) => drill === drillName(scenario)),
  say,
  language,
)}
${scenario.plots.map(plot => new Html(plot))}</article>`,
  )}</section>`;
}

function row(path: PathNumbers, say: PageWords, language: Language): Html {
  const { label, lost, sent, longestOutageMs, impacts } = path;
  const recovered = impacts.flatMap(({ event, firstLossMs, recoveryMs }) => {
    if (firstLossMs === null) return [];
    return `${event}: ${recoveryMs === null ? say.notRecovered : formatDuration(recoveryMs, language)}`;
  });
  return html`<tr><td>${label}</td><td class="number">${lost} / ${sent}</td>
<td class="number">${longestOutageMs === 0 ? say.noLoss : formatDuration(longestOutageMs, language)}</td>
<td>${recovered.join(' · ')}</td></tr>`;
}
