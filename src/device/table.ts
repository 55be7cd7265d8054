import { defineErrors, type TsunaguError } from '../errors/index.js';
import { mask } from './mask.js';
import { readTable } from './parse/read-table.js';
import type { Platform } from './platform.js';
import type { Session } from './session.js';
import type { TableReader, TableReading, TableSubject } from './tables.js';

const errors = defineErrors('device', {
  noTable: {
    en: (f: { device: string; platform: string; table: string; known: string[] }) => ({
      what: `The driver of ${f.device} (${f.platform}) knows no command for the table "${f.table}"`,
      why: `it reads ${f.known.join(', ') || 'none'}`,
      remedy: 'run the command that shows it and look at its output, or give the driver a reader (`tables`)',
    }),
    ja: f => ({
      what: `${f.device}（${f.platform}）のドライバーは表「${f.table}」を読むコマンドを知りません`,
      why: `読める表: ${f.known.join(', ') || 'なし'}`,
      remedy: 'コマンドを実行して出力を確かめるか、ドライバーの `tables` に読み方を加えてください',
    }),
  },
});

/** A device whose platform has no reader for a table. */
export function noTable(device: string, platform: Platform, table: TableSubject): TsunaguError {
  const known = Object.keys(platform.tables ?? {});
  return errors.noTable({ device, platform: platform.id, table, known });
}

/**
 * Runs what the readers want and puts their rows together. A reader all of whose commands the device refuses is
 * told among what could not be read, unless there is nothing else.
 */
export async function readTables<Row>(
  session: Session,
  platform: Platform,
  readers: TableReader<Row>[],
  signal: AbortSignal,
): Promise<TableReading<Row>> {
  const readings: TableReading<Row>[] = [];
  const refusals: unknown[] = [];
  for (const reader of readers) {
    try {
      const { command, output } = await firstOf(reader.commands, session, platform, signal);
      const { rows, unread } = readTable(reader, command, output.join('\n'), platform.templates ?? []);
      const told = unread.length > 0 ? [`${command}:`, ...unread.map(line => mask(platform, line))] : [];
      readings.push({ rows, unread: told });
    } catch (error) {
      if (session.isDead || (error as Partial<TsunaguError>).code !== 'device.commandRefused') throw error;
      refusals.push(error);
      readings.push({ rows: [], unread: [(error as Error).message] });
    }
  }
  if (refusals.length === readers.length) throw refusals[0];
  return { rows: readings.flatMap(({ rows }) => rows), unread: readings.flatMap(({ unread }) => unread) };
}

async function firstOf(
  commands: string[],
  session: Session,
  platform: Platform,
  signal: AbortSignal,
): Promise<{ command: string; output: string[] }> {
  const [command = '', ...others] = commands;
  try {
    return { command, output: await session.run(command, platform.commandMode, signal) };
  } catch (error) {
    const refused = (error as Partial<TsunaguError>).code === 'device.commandRefused';
    if (!refused || others.length === 0) throw error;
    return firstOf(others, session, platform, signal);
  }
}
