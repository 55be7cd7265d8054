import type { PageFacts } from './facts.js';

/** A run as JSON text, for programs: what its page shows, without the plots and without earlier runs. */
export function runJson({ run, startedAt, testbed, scenarios }: PageFacts): string {
  const shown = scenarios.map(({ plots, ...scenario }) => scenario);
  return `${JSON.stringify({ startedAt, testbed, ...run, outcomes: run.scenarios, scenarios: shown }, null, 2)}\n`;
}
