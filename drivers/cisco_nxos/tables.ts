import type { TableReaders } from '../../src/device/tables.js';
import { interfaces, macTable, neighbours, routes } from '../common/readers.js';
import { text, upOrDown } from '../common/values.js';

export const tables: TableReaders = {
  neighbours: [neighbours('show ip arp vrf all', 'show ip arp')],
  macTable: [macTable(['show mac address-table'])],
  routes: [routes(['show ip route vrf all', 'show ip route'])],
  interfaces: [interfaces(['show interface'], { admin: record => upOrDown(text(record, 'admin_state')) })],
};
