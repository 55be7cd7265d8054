import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Run {
  startedAt: number;
  scenarios: { feature: string; name: string; file: string; line: number; outcome: string }[];
}

/**
 * The scenarios that failed in the last run, by `reports/run.json` in this folder, a line each; empty where there is no
 * report of a run that began after `since` (ms since the epoch).
 */
export function broken(since: number): string[] {
  try {
    const { startedAt, scenarios } = JSON.parse(readFileSync(join('reports', 'run.json'), 'utf8')) as Run;
    if (startedAt < since) return [];
    return scenarios
      .filter(({ outcome }) => outcome === 'failed')
      .map(({ feature, name, file, line }) => `✗ ${feature} · ${name} (${file}:${line})`);
  } catch {
    // Another command, or reports in another place: the command itself has said what was wrong.
    return [];
  }
}
