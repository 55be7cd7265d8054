import type { TableReaders } from '../../src/device/tables.js';
import { neighbours, routes } from '../common/readers.js';

export const tables: TableReaders = {
  neighbours: [neighbours('show arp')],
  routes: [routes(['show ip route'])],
};
