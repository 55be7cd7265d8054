import type { Neighbour, TableReaders } from '../../src/device/tables.js';
import { interfaces, macTable, routes } from '../common/readers.js';
import { given, mac, text, upOrDown } from '../common/values.js';

export const tables: TableReaders = {
  neighbours: [
    {
      commands: ['show arp'],
      rows: record => [
        given<Neighbour>({
          address: text(record, 'ip_address'),
          mac: mac(text(record, 'mac_address')),
          interface: text(record, 'port'),
        }),
      ],
    },
  ],
  // It shows what it learned only.
  macTable: [macTable(['show mac-address'], { port: 'port', isDynamic: () => true })],
  routes: [
    routes(['show ip route'], {
      network: 'destination',
      nextHop: 'gateway',
      interface: 'vlan_id',
      protocol: 'type',
    }),
  ],
  interfaces: [
    interfaces(['show interfaces brief'], {
      name: 'port',
      admin: record => upOrDown(text(record, 'enabled')),
      oper: record => upOrDown(text(record, 'status')),
    }),
  ],
};
