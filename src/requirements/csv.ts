import type { Where } from '../errors/index.js';

/** A field of a table, and where it stands. */
export interface Field {
  text: string;
  where: Where;
}

/**
 * Reads comma-separated values (RFC 4180: fields in double quotes may hold commas, line breaks and doubled quotes) with
 * the place of each field. A byte-order mark and empty lines are skipped.
 * @throws the place of a quote that is never closed, as `{unclosed: Where}`.
 */
export function parseCsv(text: string, file: string): Field[][] {
  const rows: Field[][] = [];
  let row: Field[] = [];
  let at = text.startsWith('\ufeff') ? 1 : 0;
  let line = 1;
  let lineStart = at;
  const here = (): Where => ({ file, line, column: at - lineStart + 1 });
  const endRow = () => {
    if (row.length > 1 || row[0]?.text.trim()) rows.push(row);
    row = [];
  };
  while (at < text.length) {
    const where = here();
    let field = '';
    if (text[at] === '"') {
      for (at++; ; at++) {
        if (at >= text.length) throw { unclosed: where };
        if (text[at] === '"' && text[at + 1] !== '"') break;
        if (text[at] === '"') at++;
        if (text[at] === '\n') {
          line++;
          lineStart = at + 1;
        }
        field += text[at];
      }
      at++;
    }
    while (at < text.length && !',\r\n'.includes(text[at] ?? '')) field += text[at++];
    row.push({ text: field.trim(), where });
    if (text[at] === ',') {
      at++;
      if (at >= text.length || '\r\n'.includes(text[at] ?? '')) row.push({ text: '', where: here() });
      else continue;
    }
    if (text[at] === '\r') at++;
    if (text[at] === '\n') {
      at++;
      line++;
      lineStart = at;
    }
    endRow();
  }
  return rows;
}
