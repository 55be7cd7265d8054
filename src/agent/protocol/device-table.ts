import type { TableReading, TableSubject, Tables } from '../../device/tables.js';

/** One row that a table must have or must not have: column and text; an empty text leaves the column open. */
export type WantedRow = Record<string, string>;

/** Tables of devices, in the one shape that all platforms share. */
export interface DeviceTableMethods {
  'deviceTable/read': {
    params: { device: string; table: TableSubject; budgetMs?: number };
    result: TableReading<Tables[TableSubject]>;
  };
  'deviceTable/contains': {
    params: {
      device: string;
      table: TableSubject;
      rows: WantedRow[];
      expect: 'must' | 'mustNot';
      budgetMs?: number;
    };
    result: null;
  };
}
