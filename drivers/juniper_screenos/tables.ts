import type { TableReaders } from '../../src/device/tables.js';
import { neighbours, routes } from '../common/readers.js';

export const tables: TableReaders = {
  neighbours: [neighbours('get arp')],
  routes: [routes(['get route'], { network: 'prefix', nextHop: 'nexthop', interface: 'outinterface' })],
};
