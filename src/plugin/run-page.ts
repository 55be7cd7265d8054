import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
  unfinishedPage,
} from '../report/index.js';
import { errors } from './errors.js';

/** How many runs of a drill are kept to compare with. */
const KEPT_RUNS = 20;

/**
 * Writes the page of a run (index.html), the same for programs (run.json), and the outages of its drills beside those of earlier runs.
 * @returns the path of the page.
 * @throws TsunaguError `plugin.noReports`
 */
export function writeRunPage(
  folder: string,
  run: RunFacts,
  scenarios: readonly ScenarioFacts[],
  about: Pick<PageFacts, 'startedAt' | 'testbed' | 'links'>,
  language: Language,
): string {
  return writing(folder, () => {
    const kept = join(folder, 'outages.ndjson');
    const earlier = parseHistory(readIfThere(kept));
    const history = lastRuns([...earlier, ...outageRecords(scenarios, about.startedAt)], KEPT_RUNS);
    writeFileSync(kept, formatHistory(history));
    const page = join(folder, 'index.html');
    const facts = { ...about, run, scenarios: [...scenarios], history };
    writeFileSync(page, runPage(facts, language));
    writeFileSync(join(folder, 'run.json'), runJson(facts));
    return page;
  });
}

/**
 * Says in place of an earlier run's page that this run has not ended, with what stopped it if that is known: who looks
 * at the reports of a run that was killed must not take the earlier one's for them.
 * @throws TsunaguError `plugin.noReports`
 */
export function writeUnfinishedPage(
  folder: string,
  startedAt: number,
  language: Language,
  why?: string,
): void {
  writing(folder, () => {
    rmSync(join(folder, 'run.json'), { force: true });
    writeFileSync(join(folder, 'index.html'), unfinishedPage(startedAt, language, why));
  });
}

function writing<T>(folder: string, write: () => T): T {
  try {
    mkdirSync(folder, { recursive: true });
    return write();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw errors.noReports({ folder, reason: message });
  }
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}
