import type { Language } from '../../errors/index.js';
import { formatDuration } from '../duration.js';
import type { ScenarioFacts, ScenarioOutcome } from './facts.js';
import { type Html, html } from './html.js';
import type { PageWords } from './words.js';

const marks = { passed: '✓', failed: '✗', skipped: '–' };

/** What broke: the step, what it said, and where it stands. */
export function brokenOnes(scenarios: readonly ScenarioFacts[], say: PageWords): Html {
  const broken = scenarios.filter(({ outcome }) => outcome === 'failed');
  if (broken.length === 0) return html``;
  return html`<section><h2>${say.brokenOnes}</h2>${broken.map(
    ({ feature, name, file, line, failedStep, why }) => html`<article class="failed">
<h3>${feature} · ${name}</h3>
<p class="faint">${file}:${line}</p>
${failedStep ? html`<p><b>${failedStep}</b></p>` : html``}
<pre>${why ?? ''}</pre></article>`,
  )}</section>`;
}

/** Every feature with its scenarios: held or broken; only those that broke are unfolded. */
export function requirements(scenarios: readonly ScenarioFacts[], say: PageWords, language: Language): Html {
  const features = new Map<string, ScenarioFacts[]>();
  for (const each of scenarios) features.set(each.feature, [...(features.get(each.feature) ?? []), each]);
  return html`<section><h2>${say.requirements}</h2><div class="features">${[...features].map(
    ([feature, group]) => {
      const outcome = worst(group);
      return html`<details class="${outcome}"${outcome === 'failed' ? html` open` : ''}><summary><span class="mark">${marks[outcome]}</span>
${feature} <span class="faint">${group.filter(each => each.outcome === 'passed').length} / ${group.length}</span></summary>
<table>${group.map(each => row(each, language))}</table></details>`;
    },
  )}</div></section>`;
}

function row({ name, outcome, tags, ms }: ScenarioFacts, language: Language): Html {
  return html`<tr class="${outcome}"><td class="mark">${marks[outcome]}</td><td>${name} <span class="faint">${tags.join(' ')}</span></td>
<td class="number">${formatDuration(ms, language)}</td></tr>`;
}

function worst(group: readonly ScenarioFacts[]): ScenarioOutcome {
  return (
    (['failed', 'skipped'] as const).find(bad => group.some(({ outcome }) => outcome === bad)) ?? 'passed'
  );
}
