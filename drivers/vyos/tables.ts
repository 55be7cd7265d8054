import type { TableReaders } from '../../src/device/tables.js';
import { interfaces, neighbours, routes } from '../common/readers.js';
import { text } from '../common/values.js';

/** `u/D`: the first letter is what is wanted, the second what is; A is down by will. */
function letter(at: number) {
  return (record: Record<string, string | string[]>) => {
    const status = text(record, 'status')?.split('/')[at];
    return status === undefined ? undefined : status === 'u' ? ('up' as const) : ('down' as const);
  };
}

export const tables: TableReaders = {
  neighbours: [neighbours('show arp')],
  routes: [routes(['show ip route'])],
  interfaces: [interfaces(['show interfaces'], { admin: letter(0), oper: letter(1) })],
};
