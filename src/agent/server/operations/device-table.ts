import {
  COLUMNS,
  columnNamed,
  mismatch,
  rowsThat,
  type TableReading,
  type TableSubject,
} from '../../../device/index.js';
import { WaitTimeout, waitFor } from '../../../wait/index.js';
import type { WantedRow } from '../../protocol.js';
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

  'deviceTable/contains': async (params, { site, scenario, signal, progress }) => {
    const { table, expect, budgetMs = tableMs } = params;
    const device = site.device(params.device);
    scenario.mustBeAlone(`use device ${device.name}`);
    const wanted = params.rows.map(row => named(table, row));
    let last: TableReading<object> = { rows: [], unread: [] };
    const offending = () =>
      wanted.filter(row => rowsThat(last.rows, row).length > 0 === (expect === 'mustNot'));
    const look = async () => {
      last = await device.table(table, { budgetMs: commandMs, signal });
      if (offending().length === 0) return { done: true as const, value: null };
      return { done: false as const, seen: '' };
    };
    const onSeen = () =>
      progress({
        en: `waiting for the ${table} of ${device.name} to ${expect === 'must' ? 'have' : 'lose'} ${wanted.length} rows`,
        ja: `${device.name} の表「${table}」に行が${expect === 'must' ? '現れる' : 'なくなる'}のを待っています`,
      });
    try {
      return await waitFor(look, { budgetMs, everyMs: 100, signal, onSeen });
    } catch (error) {
      if (!(error instanceof WaitTimeout)) throw error;
      const rows = offending();
      const near = expect === 'must' ? rows.flatMap(row => nearTo(row, last.rows)) : [];
      const facts = { device: device.name, table, ms: error.elapsedMs, unread: last.unread };
      const make = expect === 'must' ? errors.missing : errors.present;
      throw make({ ...facts, rows: rows.map(show), near: near.map(show), count: last.rows.length });
    }
  },
};

/** The row with the table's own names of columns. @throws TsunaguError `deviceTable.noColumn` */
function named(table: TableSubject, row: WantedRow): WantedRow {
  return Object.fromEntries(
    Object.entries(row).map(([word, text]) => {
      const column = columnNamed(table, word);
      if (column === undefined) {
        throw errors.noColumn({ table, word, known: Object.entries(COLUMNS[table]) });
      }
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
    .filter(([, value]) => value !== '')
    .map(([column, value]) => `${column}=${value}`)
    .join(' ');
}
