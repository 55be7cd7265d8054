import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../errors/index.js';
import {
  formatHistory,
  lastRuns,
  outageRecords,
  type PageFacts,
  parseHistory,
  type RunFacts,
  runJson,
  runPage,
  type ScenarioFacts,
} from '../report/index.js';

/** How many runs of a drill are kept to compare with. */
const KEPT_RUNS = 20;

/**
 * Writes the page of a run (index.html), the same for programs (run.json), and the outages of its drills beside those of earlier runs.
 * @returns the path of the page.
 */
export function writeRunPage(
  folder: string,
  run: RunFacts,
  scenarios: readonly ScenarioFacts[],
  about: Pick<PageFacts, 'startedAt' | 'testbed' | 'links'>,
  language: Language,
): string {
  mkdirSync(folder, { recursive: true });
  const kept = join(folder, 'outages.ndjson');
  const earlier = parseHistory(readIfThere(kept));
  const history = lastRuns([...earlier, ...outageRecords(scenarios, about.startedAt)], KEPT_RUNS);
  writeFileSync(kept, formatHistory(history));
  const page = join(folder, 'index.html');
  const facts = { ...about, run, scenarios: [...scenarios], history };
  writeFileSync(page, runPage(facts, language));
  writeFileSync(join(folder, 'run.json'), runJson(facts));
  return page;
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}
