import { readFileSync } from 'node:fs';
import { fold, suggest, type TsunaguError, type Where } from '../errors/index.js';
import { type Field, parseCsv } from './csv.js';
import { errors } from './errors.js';
import type { Party, Requirement } from './model.js';
import { parseAllowed, parseWanted } from './wanted.js';

/** Titles of the columns, in any order. */
const titles = {
  label: ['no', '#', 'number', 'id', '番号', '項番'],
  zoneFrom: ['zone_from', 'from zone', '送信元ゾーン'],
  from: ['from', 'source', '送信元', 'from host'],
  fromNet: ['from_net', 'source address', '送信元アドレス'],
  zoneTo: ['zone_to', 'to zone', '宛先ゾーン'],
  to: ['to', 'destination', 'target', '宛先'],
  toNet: ['to_net', 'destination address', '宛先アドレス'],
  service: ['service', 'サービス', '用途'],
  ports: ['ports', 'port', 'ポート', 'protocol', 'プロトコル'],
  allowed: ['allow', 'allowed', '可否', '許可', 'expect', '期待'],
} as const;
type Column = keyof typeof titles;

/**
 * Reads a file of requirements: comma-separated values with a line of titles.
 * @param file as the author wrote it; relative to the working folder.
 * @throws TsunaguError `requirements.unreadable`; `requirements.invalid` with a cause for each mistake.
 */
export function readRequirements(file: string): Requirement[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw errors.unreadable({ file, reason: (cause as Error).message }, { cause });
  }
  let rows: Field[][];
  try {
    rows = parseCsv(text, file);
  } catch (thrown) {
    throw errors.unclosed({}, { where: (thrown as { unclosed: Where }).unclosed });
  }
  return requirementsOf(rows, file);
}

/**
 * The requirements of a table whose first row has the titles `from`, `to`, `ports` (or `service` alone, when that says the
 * ports), `allow`, and may have `no`, `service`, and a net and a zone of each side. Without `allow` everything is allowed.
 * @param name what messages call the table.
 * @throws TsunaguError `requirements.invalid`.
 */
export function requirementsOf(rows: Field[][], name: string): Requirement[] {
  const problems: TsunaguError[] = [];
  const [heads = [], ...lines] = rows;
  const columns = columnsOf(heads, problems);
  const start = heads[0]?.where ?? { file: name };
  for (const title of ['from', 'to'] as const) {
    if (!columns.has(title)) problems.push(errors.noColumn({ title }, { where: start }));
  }
  if (!columns.has('ports') && !columns.has('service')) {
    problems.push(errors.noColumn({ title: 'ports' }, { where: start }));
  }
  const requirements =
    problems.length > 0 ? [] : lines.map((row, index) => requirementOf(row, index, columns, problems));
  if (problems.length > 0) {
    throw errors.invalid({ name, count: problems.length }, { causes: problems });
  }
  return requirements;
}

function columnsOf(heads: Field[], problems: TsunaguError[]): Map<Column, number> {
  const columns = new Map<Column, number>();
  const known = Object.entries(titles) as [Column, readonly string[]][];
  heads.forEach(({ text, where }, index) => {
    const found = known.find(([, names]) => names.some(each => fold(each) === fold(text)));
    if (found) columns.set(found[0], index);
    else {
      const names = known.flatMap(([, all]) => all);
      problems.push(
        errors.unknownColumn({ title: text, near: suggest(text, names), known: names }, { where }),
      );
    }
  });
  return columns;
}

function requirementOf(
  row: Field[],
  index: number,
  columns: Map<Column, number>,
  problems: TsunaguError[],
): Requirement {
  const at = (column: Column): Field | undefined => {
    const position = columns.get(column);
    return position === undefined ? undefined : row[position];
  };
  const where = row[0]?.where ?? { file: '' };
  const text = (column: Column) => at(column)?.text ?? '';
  const ports = columns.has('ports') ? 'ports' : 'service';
  const wanted = parseWanted(text(ports));
  if (!wanted) problems.push(errors.ports({ text: text(ports) }, { where: at(ports)?.where ?? where }));
  const allowed = columns.has('allowed') ? parseAllowed(text('allowed')) : true;
  if (allowed === undefined) {
    problems.push(errors.allowed({ text: text('allowed') }, { where: at('allowed')?.where ?? where }));
  }
  for (const side of ['from', 'to'] as const) {
    if (text(side) === '') problems.push(errors.noName({ side }, { where: at(side)?.where ?? where }));
  }
  return {
    label: text('label') || String(index + 1),
    from: party(at('from'), text('fromNet'), text('zoneFrom')),
    to: party(at('to'), text('toNet'), text('zoneTo')),
    service: text('service') || text(ports),
    wanted: wanted ?? [],
    allowed: allowed ?? true,
    where,
  };
}

function party(field: Field | undefined, net: string, zone: string): Party {
  const { text: name = '', where } = field ?? {};
  return { name, ...(where && { where }), ...(net !== '' && { net }), ...(zone !== '' && { zone }) };
}
