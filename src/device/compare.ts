import type { Device, Snapshot } from './device.js';
import { mask } from './mask.js';

/** How a device differs from what it was, in lines for people, secrets masked. */
export interface Difference {
  configuration: string[];
  state: string[];
}

/** Compares a device with what it was. */
export function compare(device: Device, now: Snapshot, golden: Snapshot): Difference {
  return {
    configuration: device.configurationDifference(now.configuration, golden.configuration),
    state: stateDifference(now.state, golden.state).map(line => mask(device.platform, line)),
  };
}

/**
 * State lines that are there and were not (`+`), and that were there and are not (`-`). Where one record became
 * another, only the fields that differ are shown.
 */
export function stateDifference(now: string[], before: string[]): string[] {
  const came = missingIn(before, now).map(read);
  const went = missingIn(now, before).map(read);
  return [
    ...came.map(record => `+ ${show(record, went, came)}`),
    ...went.map(record => `- ${show(record, came, went)}`),
  ];
}

/** A state line: what leads it, and the fields of the record that follows, if one does. */
interface StateLine {
  line: string;
  lead: string;
  fields: Record<string, unknown> | undefined;
}

function read(line: string): StateLine {
  const [, lead, json] = /^([^{]*)(\{.*\})$/.exec(line) ?? [];
  if (lead === undefined || json === undefined) return { line, lead: line, fields: undefined };
  return { line, lead, fields: JSON.parse(json) };
}

function show(record: StateLine, others: StateLine[], alike: StateLine[]): string {
  const twins = others.filter(({ lead }) => lead === record.lead);
  const single = twins.length === 1 && alike.filter(({ lead }) => lead === record.lead).length === 1;
  const twin = single ? twins[0]?.fields : undefined;
  if (!record.fields || !twin) return record.line;
  const different = Object.entries(record.fields).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(twin[key]),
  );
  return record.lead + JSON.stringify(Object.fromEntries(different));
}

function missingIn(lines: string[], wanted: string[]): string[] {
  const known = new Set(lines);
  return wanted.filter(line => !known.has(line));
}
