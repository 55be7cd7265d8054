import type { FlowSession, InterfaceState, TableReaders } from '../../src/device/tables.js';
import { neighbours, routes } from '../common/readers.js';
import { given, maskLength, text, upOrDown } from '../common/values.js';

export const tables: TableReaders = {
  neighbours: [neighbours('get system arp')],
  routes: [
    routes(['get router info routing-table all'], {
      network: 'destination',
      nextHop: 'gateway',
      interface: 'interface',
      protocol: 'type',
    }),
  ],
  interfaces: [
    {
      commands: ['get system interface'],
      rows: record => {
        const address = text(record, 'ip_address');
        const mask = text(record, 'netmask');
        const has = address !== undefined && address !== '0.0.0.0' && mask !== undefined;
        return [
          given<InterfaceState>({
            name: text(record, 'name'),
            // What is wanted; the state of the link is not in this table.
            admin: upOrDown(text(record, 'status')),
            address: has ? `${address}/${maskLength(mask)}` : undefined,
          }),
        ];
      },
    },
  ],
  sessions: [
    {
      commands: ['get system session list'],
      rows: record => {
        const beyond = (column: string) => {
          const written = text(record, column);
          return written === '-' ? undefined : written;
        };
        return [
          given<FlowSession>({
            protocol: text(record, 'protocol'),
            source: text(record, 'source'),
            destination: text(record, 'destination'),
            translatedSource: beyond('source_nat'),
            translatedDestination: beyond('destination_nat'),
          }),
        ];
      },
    },
  ],
};
