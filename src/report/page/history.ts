import type { OutageRecord } from './facts.js';

/** Outages of earlier runs from their file, a JSON object a line; lines that are none are left out. */
export function parseHistory(text: string): OutageRecord[] {
  return text.split('\n').flatMap(line => {
    try {
      const { drill, path, runAt, outageMs } = JSON.parse(line);
      const known = [drill, path].every(each => typeof each === 'string');
      return known && Number.isFinite(runAt) && Number.isFinite(outageMs)
        ? [{ drill, path, runAt, outageMs }]
        : [];
    } catch {
      return [];
    }
  });
}

/** Of each drill and path the last so many runs. */
export function lastRuns(records: readonly OutageRecord[], runs: number): OutageRecord[] {
  const kept = new Map<string, OutageRecord[]>();
  for (const record of records) {
    const key = JSON.stringify([record.drill, record.path]);
    kept.set(key, [...(kept.get(key) ?? []), record].slice(-runs));
  }
  return [...kept.values()].flat();
}

/** The history as `parseHistory` reads it. */
export function formatHistory(records: readonly OutageRecord[]): string {
  return records.map(record => `${JSON.stringify(record)}\n`).join('');
}
