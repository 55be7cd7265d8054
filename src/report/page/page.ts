import type { Language } from '../../errors/index.js';
import { formatDuration } from '../duration.js';
import { drills } from './drills.js';
import type { PageFacts } from './facts.js';
import { Html, html } from './html.js';
import { brokenOnes, requirements } from './requirements.js';
import { style } from './style.js';
import { time } from './time.js';
import { type PageWords, words } from './words.js';

/**
 * A run as one HTML page that needs nothing else: what broke and why, requirements held and broken, outages of the
 * drills with their plots and with those of earlier runs, and where the time went.
 */
export function runPage(facts: PageFacts, language: Language): string {
  const say = words[language];
  const { scenarios, history, run } = facts;
  const title = verdict(facts, say);
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title} · tsunagu</title><style>${new Html(style)}</style></head><body>
${head(title, facts, say, language)}
${brokenOnes(scenarios, say)}
${requirements(scenarios, say, language)}
${drills(scenarios, history, say, language)}
${time(facts, say, language)}
${
  run.skipped.length === 0
    ? html``
    : html`<section><h2>${say.notDone}</h2><ul>${run.skipped.map(
        ({ [language]: { what, why } }) => html`<li>${what}: ${why}</li>`,
      )}</ul></section>`
}
</body></html>
`.text;
}

function verdict({ scenarios, run }: PageFacts, say: PageWords): string {
  const { passed, failed, skipped = 0 } = run.scenarios;
  if (scenarios.length === 0) return say.nothing;
  const outcome = failed > 0 ? say.broken(failed, passed + failed + skipped) : say.held(passed);
  return skipped > 0 ? `${outcome} (${say.skipped(skipped)})` : outcome;
}

function head(title: string, facts: PageFacts, say: PageWords, language: Language): Html {
  const { run, startedAt, testbed, links } = facts;
  const broken = run.scenarios.failed > 0 || run.leftCut.length > 0 || run.changed.length > 0;
  // Swedish dates are ISO dates.
  const when = new Date(startedAt).toLocaleString('sv-SE', { timeZoneName: 'short' });
  return html`<header class="${broken ? 'failed' : 'passed'}"><h1>${title}</h1>
<p class="faint">${when} · ${formatDuration(run.totalMs, language)} · ${testbed}</p>
${run.changed.map(({ device, difference }) => html`<p><b>${say.changed}: ${device}</b></p><pre>${difference.join('\n')}</pre>`)}
${run.leftCut.length > 0 ? html`<p><b>${say.leftCut}: ${run.leftCut.join(', ')}</b></p>` : html``}
<p>${(['cucumber', 'junit', 'messages'] as const).map(name => {
    const path = links[name];
    return path === undefined ? html`` : html`<a href="${path}">${say.reports[name]}</a>&emsp;`;
  })}</p></header>`;
}
