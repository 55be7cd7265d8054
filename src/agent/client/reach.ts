import { language, type Where } from '../../errors/index.js';
import { reachabilityText } from '../../report/index.js';
import {
  type Field,
  matrixOf,
  type Requirement,
  readRequirements,
  requirementsOf,
} from '../../requirements/index.js';
import type { ReachCell } from '../protocol.js';
import type { Ask } from './ask.js';
import { errors } from './reach-errors.js';

/** How to judge a matrix. */
export interface MatrixOptions {
  /**
   * Whether what no requirement allows must not work, between the hosts and for the services that occur (default false).
   * Neighbours in one subnet are left out.
   */
  otherwiseForbidden?: boolean;
  /** How long what is to work may take to begin to work, in milliseconds (default 5,000). */
  convergeMs?: number;
  signal?: AbortSignal;
}

/** How to judge a table of a feature file. */
export interface TableOptions extends MatrixOptions {
  /** Where its cells are, row by row, for messages; absent: they are named by row and column. */
  places?: Where[][];
}

/** Requirements of who reaches whom, judged in one go. */
export class Reachability {
  readonly #ask: Ask;
  readonly #evidence: (title: string, data: unknown) => Promise<void>;

  constructor(ask: Ask, evidence: (title: string, data: unknown) => Promise<void>) {
    this.#ask = ask;
    this.#evidence = evidence;
  }

  /** Judges requirements, whatever comes of it. */
  async judge(requirements: Requirement[], { signal, ...options }: MatrixOptions = {}): Promise<ReachCell[]> {
    const { cells } = await this.#ask('reach/judge', { requirements, ...options }, signal);
    return cells;
  }

  /**
   * Judges requirements and puts the matrix into the report.
   * @throws TsunaguError `expected.reachability` with the matrix, when one is not as required or could not be proven.
   */
  async expect(requirements: Requirement[], options: MatrixOptions = {}): Promise<void> {
    const cells = await this.judge(requirements, options);
    await this.#evidence('reachability', reachabilityText(cells, language()));
    const wrong = cells.filter(({ outcome }) => outcome !== 'held');
    if (wrong.length === 0) return;
    throw errors.reachability({ all: cells.length, wrong });
  }

  /** Requirements of a table: its first row has the titles from, to, ports, allow (see the README). */
  expectTable(
    rows: readonly (readonly string[])[],
    { places, ...options }: TableOptions = {},
  ): Promise<void> {
    return this.expect(requirementsOf(fieldsOf(rows, places), tableName()), options);
  }

  /** Requirements of a square: senders down, targets across, ✓ or ✗ where they meet; one service for all. */
  expectSquare(
    service: string,
    rows: readonly (readonly string[])[],
    { places, ...options }: TableOptions = {},
  ): Promise<void> {
    return this.expect(matrixOf(fieldsOf(rows, places), service, tableName()), options);
  }

  /** Requirements of a CSV file, by its path from the folder in which cucumber-js runs. */
  async expectFile(file: string, options: MatrixOptions = {}): Promise<void> {
    await this.expect(readRequirements(file), options);
  }
}

/** The cells of a step's table, with their places, or else the row and the column within it. */
function fieldsOf(rows: readonly (readonly string[])[], places: Where[][] = []): Field[][] {
  const file = tableName();
  return rows.map((row, line) =>
    row.map((text, column) => ({
      text: text.trim(),
      where: places[line]?.[column] ?? { file, line: line + 1, column: column + 1 },
    })),
  );
}

function tableName(): string {
  return language() === 'ja' ? '表' : 'table';
}
