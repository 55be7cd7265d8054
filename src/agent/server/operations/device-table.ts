import {
  COLUMNS,
  columnNamed,
  type Device,
  type Limits,
  mismatch,
  rowsThat,
  type TableReading,
} from '../../../device/index.js';
import { WaitTimeout, waitFor } from '../../../wait/index.js';
import type { RowSource, WantedRow } from '../../protocol.js';
import type { Handlers } from './context.js';
import { errors } from './device-table-errors.js';

/** Budget for one command, in milliseconds. */
const commandMs = 20_000;
/** How long a table may take to have what it should. */
const tableMs = 5000;
/** Rows of a table that are shown beside one that is missing. */
const nearest = 5;

export const deviceTables: Handlers<'deviceTable'> = {
  'deviceTable/read': async ({ device: name, table, budgetMs = commandMs }, { site, scenario, signal }) => {
    const device = site.device(name);
    scenario.mustBeAlone(`use device ${device.name}`);
    return device.table(table, { budgetMs, signal });
  },

  'deviceTable/records': async (params, { site, scenario, signal }) => {
    const { command, budgetMs = commandMs } = params;
    const device = site.device(params.device);
    scenario.mustBeAlone(`use device ${device.name}`);
    return device.records(command, { budgetMs, signal });
  },

  'deviceTable/contains': async (params, { site, scenario, signal, progress }) => {
    const { expect, budgetMs = tableMs } = params;
    const device = site.device(params.device);
    scenario.mustBeAlone(`use device ${device.name}`);
    const rows = rowsOf(device, params.source);
    const wanted = params.rows.map(row => named(rows, row));
    let last: TableReading<object> = { rows: [], unread: [] };
    const offending = () =>
      wanted.filter(row => rowsThat(last.rows, row).length > 0 === (expect === 'mustNot'));
    const look = async () => {
      last = await rows.read({ budgetMs: commandMs, signal });
      if (offending().length === 0) return { done: true as const, value: null };
      return { done: false as const, seen: '' };
    };
    const onSeen = () =>
      progress({
        en: `waiting for ${rows.name.en} of ${device.name} to ${expect === 'must' ? 'have' : 'lose'} ${wanted.length} rows`,
        ja: `${device.name} の${rows.name.ja}に行が${expect === 'must' ? '現れる' : 'なくなる'}のを待っています`,
      });
    try {
      return await waitFor(look, { budgetMs, everyMs: 100, signal, onSeen });
    } catch (error) {
      if (!(error instanceof WaitTimeout)) throw error;
      const wrong = offending();
      const near = expect === 'must' ? wrong.flatMap(row => nearTo(row, last.rows)) : [];
      const facts = { device: device.name, name: rows.name, ms: error.elapsedMs, unread: last.unread };
      const make = expect === 'must' ? errors.missing : errors.present;
      throw make({ ...facts, rows: wrong.map(show), near: near.map(show), count: last.rows.length });
    }
  },
};

/** Rows of a device: what they are called, their columns with Japanese names, and how they are read. */
interface Rows {
  name: { en: string; ja: string };
  columns: Record<string, string>;
  read(limits: Limits): Promise<TableReading<object>>;
}

/** @throws TsunaguError `device.noTemplate` */
function rowsOf(device: Device, source: RowSource): Rows {
  if ('table' in source) {
    const { table } = source;
    return {
      name: { en: `the ${table}`, ja: `表「${table}」` },
      columns: COLUMNS[table],
      read: limits => device.table(table, limits),
    };
  }
  const { command } = source;
  const { columns } = device.template(command);
  return {
    name: { en: `the output of "${command}"`, ja: `「${command}」の出力` },
    columns: Object.fromEntries(columns.map(column => [column, column])),
    read: limits => device.records(command, limits),
  };
}

/** The row with the columns' own names. @throws TsunaguError `deviceTable.noColumn` */
function named({ name, columns }: Rows, row: WantedRow): WantedRow {
  return Object.fromEntries(
    Object.entries(row).map(([word, text]) => {
      const column = columnNamed(columns, word);
      if (column === undefined) throw errors.noColumn({ name, word, known: Object.entries(columns) });
      return [column, text];
    }),
  );
}

/** The rows that agree with the wanted one most, those that agree in nothing left away. */
function nearTo(wanted: WantedRow, rows: object[]): object[] {
  const count = Object.values(wanted).filter(text => text !== '').length;
  return rows
    .map(row => ({ row, wrong: mismatch(row, wanted).length }))
    .filter(({ wrong }) => wrong < count)
    .sort((a, b) => a.wrong - b.wrong)
    .slice(0, nearest)
    .map(({ row }) => row);
}

function show(row: object): string {
  return Object.entries(row)
    .filter(([, value]) => String(value) !== '')
    .map(([column, value]) => `${column}=${value}`)
    .join(' ');
}
