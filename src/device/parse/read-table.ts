import type { TableReader, TableReading } from '../tables.js';
import { findTemplate } from './find-template.js';
import { readTemplate } from './read-template.js';
import type { Template } from './template.js';

/** Reads one command's output into rows; what cannot be read is returned as it is. */
export function readTable<Row>(
  reader: TableReader<Row>,
  command: string,
  output: string,
  templates: Template[],
): TableReading<Row> {
  return reader.json ? fromJson(reader.json, output) : fromText(reader, command, output, templates);
}

function fromJson<Row>(rowsOf: (value: unknown) => Row[], output: string): TableReading<Row> {
  try {
    return { rows: output.trim() === '' ? [] : rowsOf(JSON.parse(output)), unread: [] };
  } catch {
    return { rows: [], unread: lines(output) };
  }
}

function fromText<Row>(
  { rows = () => [] }: TableReader<Row>,
  command: string,
  output: string,
  templates: Template[],
): TableReading<Row> {
  const template = findTemplate(templates, command);
  if (!template) return { rows: [], unread: lines(output) };
  const { records, unread } = readTemplate(template, output);
  return { rows: records.flatMap(rows), unread };
}

function lines(output: string): string[] {
  return output.split('\n').filter(line => line.trim() !== '');
}
