import { parse } from 'yaml';
import type { RawRecord } from '../../src/device/parse/template.js';

/**
 * The records that a `.yml` file expects: a list under `parsed_sample`, or the list itself. All scalars are text,
 * as the tools that make such files quote them; what a column was filled up with is not of the text.
 * @throws Error that says what is wrong with the file
 */
export function readExpected(text: string): RawRecord[] {
  const content = parse(text, { schema: 'failsafe' }) as unknown;
  const list = isObject(content) ? content.parsed_sample : content;
  if (list === '' || list === null) return [];
  if (!Array.isArray(list) || !list.every(isObject))
    throw new Error('no list of records under parsed_sample');
  return list.map(record =>
    Object.fromEntries(Object.entries(record).map(([name, value]) => [name.toLowerCase(), textOf(value)])),
  );
}

function textOf(value: unknown): string | string[] {
  if (Array.isArray(value))
    return value.map(item => (isObject(item) ? JSON.stringify(item) : String(item).trim()));
  return value === null || value === undefined ? '' : String(value).trim();
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
