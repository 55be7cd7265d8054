import type { RawRecord } from '../../src/device/parse/template.js';
import { columnsFor } from './former-names.js';

/** How what was read differs from what was expected, a line a field; none if they agree. */
export function compareRecords(read: RawRecord[], expected: RawRecord[], columns: string[]): string[] {
  const count =
    read.length === expected.length ? [] : [`${read.length} records instead of ${expected.length}`];
  const fields = expected.flatMap((record, at) => {
    const mine = read[at];
    return mine ? compareFields(mine, record, columns).map(line => `record ${at + 1}: ${line}`) : [];
  });
  return [...count, ...fields];
}

function compareFields(read: RawRecord, expected: RawRecord, columns: string[]): string[] {
  return Object.entries(expected).flatMap(([name, wanted]) => {
    const candidates = columnsFor(name, columns);
    if (candidates.length === 0) return [`no column ${name} (expected ${show(wanted)})`];
    const got = candidates.map(column => show(read[column]));
    return got.includes(show(wanted)) ? [] : [`${name} is ${got.join(' or ')} instead of ${show(wanted)}`];
  });
}

/** An empty list and empty text are both nothing, and so are the blanks around a text. */
function show(value: RawRecord[string] | undefined): string {
  if (value === undefined || value.length === 0) return '""';
  return JSON.stringify(typeof value === 'string' ? value.trim() : value.map(one => one.trim()));
}
