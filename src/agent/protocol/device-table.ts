import type { RawRecord } from '../../device/parse/template.js';
import type { TableReading, TableSubject, Tables } from '../../device/tables.js';

/** One row that a table must have or must not have: column and text; an empty text leaves the column open. */
export type WantedRow = Record<string, string>;

/** Rows of a device: a table in the one shape that all platforms share, or what a command prints. */
export type RowSource = { table: TableSubject } | { command: string };

/** Tables of devices, and records of their commands' output. */
export interface DeviceTableMethods {
  'deviceTable/read': {
    params: { device: string; table: TableSubject; budgetMs?: number };
    result: TableReading<Tables[TableSubject]>;
  };
  'deviceTable/records': {
    params: { device: string; command: string; budgetMs?: number };
    result: TableReading<RawRecord>;
  };
  'deviceTable/contains': {
    params: {
      device: string;
      source: RowSource;
      rows: WantedRow[];
      expect: 'must' | 'mustNot';
      budgetMs?: number;
    };
    result: null;
  };
}
