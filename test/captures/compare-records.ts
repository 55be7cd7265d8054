import type { RawRecord } from '../../src/device/parse/template.js';
import { columnFor } from './former-names.js';

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
    const column = columnFor(name, columns);
    if (column === undefined) return [`no column ${name} (expected ${show(wanted)})`];
    const got = read[column];
    return show(got) === show(wanted) ? [] : [`${name} is ${show(got)} instead of ${show(wanted)}`];
  });
}

/** An empty list and empty text are both nothing. */
function show(value: RawRecord[string] | undefined): string {
  return value === undefined || value.length === 0 ? '""' : JSON.stringify(value);
}
