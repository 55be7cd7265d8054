import { parseArgs } from 'node:util';
import type { RawRecord } from '../device/index.js';
import { language } from '../errors/index.js';
import { errors } from './errors.js';
import { askAgent } from './standing-agent.js';
import { parsed } from './subcommand.js';
import { table } from './table.js';

const texts = {
  en: { none: '(no rows)', unread: 'could not be read:' },
  ja: { none: '（行はありません）', unread: '読み取れなかった行:' },
};

/**
 * `tsunagu device read DEVICE COMMAND [--json]`: what a command prints, as a table without its empty columns, or as JSON
 * for programs.
 */
export async function read(args: string[]): Promise<number> {
  const { values, positionals } = parsed(() =>
    parseArgs({
      ...{ args, allowPositionals: true },
      options: { testbed: { type: 'string' }, json: { type: 'boolean' } },
    }),
  );
  const [device, ...words] = positionals;
  if (device === undefined || words.length === 0) throw errors.readArguments({});
  const params = { device, command: words.join(' ') };
  const { columns, rows, unread } = await askAgent(values.testbed, agent =>
    agent.request('site/readDevice', params),
  );
  if (values.json) {
    console.log(JSON.stringify({ rows, unread }, undefined, 2));
    return 0;
  }
  const { none, unread: heading } = texts[language()];
  console.log(rows.length > 0 ? table(cellsOf(columns, rows)).join('\n') : none);
  if (unread.length > 0) console.error([heading, ...unread].join('\n'));
  return 0;
}

function cellsOf(columns: string[], rows: RawRecord[]): string[][] {
  const text = (row: RawRecord, column: string): string => [row[column] ?? ''].flat().join(', ');
  const used = columns.filter(column => rows.some(row => text(row, column) !== ''));
  return [used, ...rows.map(row => used.map(column => text(row, column)))];
}
