import type { Language } from '../errors/index.js';
import { displayWidth, pad } from './width.js';

/** One square of a matrix of requirements. */
export interface ReachFacts {
  /** What requires it; absent: nothing does, and so it must not work. */
  label?: string;
  from: string;
  to: string;
  address: string;
  service: string;
  wanted: string;
  allowed: boolean;
  outcome: 'held' | 'broken' | 'unproven';
  text: Record<Language, string>;
}

const marks = { held: '✓', broken: '✗', unproven: '?' };
const words = {
  en: {
    legend: '✓ as required  ✗ not as required  ? could not be proven  · nothing required',
    must: 'must work',
    mustNot: 'must not work',
    nothing: '-',
  },
  ja: {
    legend: '✓ 要件どおり  ✗ 要件に反する  ? 証明できない  · 要件なし',
    must: '通ること',
    mustNot: '通らないこと',
    nothing: '-',
  },
};

/**
 * A matrix as people read it: who reaches whom as a grid, one row a sender, one column a target, and one line for
 * each square with its reason, the broken ones first.
 */
export function reachabilityText(cells: readonly ReachFacts[], language: Language): string {
  return [gridText(cells), words[language].legend, '', cellLines(cells, language)].join('\n');
}

/** The grid alone, with numbered columns. */
export function gridText(cells: readonly ReachFacts[]): string {
  const senders = [...new Set(cells.map(({ from }) => from))];
  const targets = [...new Set(cells.map(nameOfTarget))];
  const width = Math.max(...senders.map(displayWidth), 4);
  const column = String(targets.length).length + 1;
  const head = pad('', width) + targets.map((_, index) => String(index + 1).padStart(column)).join('');
  const rows = senders.map(sender => {
    const squares = targets.map(target => {
      const here = cells.filter(cell => cell.from === sender && nameOfTarget(cell) === target);
      return markOf(here).padStart(column);
    });
    return pad(sender, width) + squares.join('');
  });
  const legend = targets.map((target, index) => `${String(index + 1).padStart(column)}  ${target}`);
  return [head, ...rows, '', ...legend].join('\n');
}

/** A line for each square. */
export function cellLines(cells: readonly ReachFacts[], language: Language): string {
  const order = { broken: 0, unproven: 1, held: 2 };
  const sorted = [...cells].sort((a, b) => order[a.outcome] - order[b.outcome]);
  const say = words[language];
  const columns = sorted.map(cell => [
    marks[cell.outcome],
    cell.label === undefined ? say.nothing : `#${cell.label}`,
    `${cell.from} → ${nameOfTarget(cell)}`,
    cell.service === cell.wanted ? cell.wanted : `${cell.wanted} (${cell.service})`,
    cell.allowed ? say.must : say.mustNot,
  ]);
  const widths = [0, 1, 2, 3, 4].map(index =>
    Math.max(...columns.map(line => displayWidth(line[index] ?? ''))),
  );
  return sorted
    .map((cell, row) => {
      const fields = (columns[row] ?? []).map((field, index) => pad(field, widths[index] ?? 0));
      return `${fields.join('  ')}  ${cell.text[language]}`;
    })
    .join('\n');
}

function nameOfTarget({ to, address }: ReachFacts): string {
  return to === address ? to : `${to} (${address})`;
}

function markOf(cells: readonly ReachFacts[]): string {
  if (cells.length === 0) return '·';
  if (cells.some(({ outcome }) => outcome === 'broken')) return marks.broken;
  return cells.some(({ outcome }) => outcome === 'unproven') ? marks.unproven : marks.held;
}
