import type { RawRecord } from '../../src/device/parse/template.js';
import type { RouteEntry, TableReaders } from '../../src/device/tables.js';
import { protocolOf } from '../common/protocols.js';
import { interfaces, macTable, neighbours } from '../common/readers.js';
import { given, text, upOrDown } from '../common/values.js';

/** A next hop is an address or an interface, in one column. */
function routesOf(record: RawRecord): RouteEntry[] {
  const list = (column: string) => record[column] as string[];
  return list('interface').map((via, at) => {
    const [, distance, metric] = /\[(\d+)\/(\d+)\]/.exec(list('metric')[at] ?? '') ?? [];
    const isAddress = /^[\d.]+$/.test(via);
    return given<RouteEntry>({
      prefix: text(record, 'ip_address'),
      protocol: protocolOf(list('status')[at] ?? ''),
      nextHop: isAddress ? via : undefined,
      interface: isAddress ? undefined : via,
      distance: Number(distance),
      metric: Number(metric),
      vrf: text(record, 'vrf'),
    });
  });
}

export const tables: TableReaders = {
  neighbours: [neighbours('show arp all-vrfs')],
  macTable: [macTable(['show mac-address-table'], { port: 'port' })],
  routes: [{ commands: ['show ip route all-vrfs'], rows: routesOf }],
  interfaces: [
    interfaces(['show interface'], {
      admin: record => upOrDown(text(record, 'link_admin')),
      inPackets: 'rx_total_packets',
      outPackets: 'tx_total_packets',
      inErrors: 'rx_errors',
      outErrors: 'tx_errors',
    }),
  ],
};
