import type { TableReaders } from '../../src/device/tables.js';
import { interfaces, macTable, neighbours, routes } from '../common/readers.js';
import { text, upOrDown } from '../common/values.js';

export const tables: TableReaders = {
  neighbours: [neighbours('show arp')],
  macTable: [
    macTable(['show mac address-table'], { address: 'destination_address', port: 'destination_port' }),
  ],
  routes: [routes(['show ip route'])],
  // The column is called so; what the device prints is the administrative state.
  interfaces: [
    interfaces(['show interface'], { admin: record => upOrDown(text(record, 'protocol_status')) }),
  ],
};
