import type { TsunaguError } from '../errors/index.js';
import type { Field } from './csv.js';
import { errors } from './errors.js';
import type { Requirement } from './model.js';
import { parseAllowed, parseWanted } from './wanted.js';

/** Cells that say nothing. */
const NOTHING = new Set(['', '-', '－', '―', '/', '\\']);

/**
 * The requirements of a square: senders in the first column, targets in the first row, ✓ or ✗ (yes or no, ○ or ×) where
 * they meet; an empty cell or a dash requires nothing.
 * @param service what is asked for in all cells, such as `ping` or `tcp/80`.
 * @throws TsunaguError `requirements.invalid`.
 */
export function matrixOf(rows: Field[][], service: string, name: string): Requirement[] {
  const problems: TsunaguError[] = [];
  const wanted = parseWanted(service);
  if (!wanted) problems.push(errors.ports({ text: service }));
  const [heads = [], ...lines] = rows;
  const requirements = lines.flatMap(([from, ...cells], line) =>
    cells.flatMap((cell, index): Requirement[] => {
      const to = heads[index + 1];
      if (!from || !to || NOTHING.has(cell.text)) return [];
      const allowed = parseAllowed(cell.text);
      if (allowed === undefined) problems.push(errors.allowed({ text: cell.text }, { where: cell.where }));
      return [
        {
          label: `${line + 1}-${index + 1}`,
          from: { name: from.text, where: from.where },
          to: { name: to.text, where: to.where },
          service,
          wanted: wanted ?? [],
          allowed: allowed ?? true,
          where: cell.where,
        },
      ];
    }),
  );
  if (problems.length > 0) throw errors.invalid({ name, count: problems.length }, { causes: problems });
  return requirements;
}
