import type { FlowSession, TableReaders } from '../../src/device/tables.js';
import { interfaces, macTable, neighbours, routes } from '../common/readers.js';
import { given, text, upOrDown } from '../common/values.js';

export const tables: TableReaders = {
  neighbours: [neighbours('show ip arp', 'show arp'), neighbours('show ipv6 neighbors')],
  macTable: [
    macTable(['show mac address-table', 'show mac-address-table'], {
      address: 'destination_address',
      port: 'destination_port',
    }),
  ],
  routes: [routes(['show ip route'])],
  interfaces: [
    interfaces(['show interfaces'], {
      admin: record => (text(record, 'link_status') === 'administratively down' ? 'down' : 'up'),
      oper: record => upOrDown(text(record, 'protocol_status')),
    }),
  ],
  sessions: [
    {
      commands: ['show ip nat translations'],
      rows: record => {
        const end = (name: string) => {
          const address = text(record, `${name}_ip`);
          const port = text(record, `${name}_port`);
          return address === undefined || port === undefined ? undefined : `${address}:${port}`;
        };
        // Without ports it is a rule, no flow.
        const [source, destination] = [end('inside_local'), end('outside_local')];
        if (source === undefined || destination === undefined) return [];
        const translated = {
          translatedSource: end('inside_global'),
          translatedDestination: end('outside_global'),
        };
        const protocol = text(record, 'protocol') ?? '';
        return [given<FlowSession>({ protocol, source, destination, ...translated })];
      },
    },
  ],
};
