import type { InterfaceState, Neighbour, RouteEntry, TableReaders } from '../../src/device/tables.js';
import { protocolOf } from '../common/protocols.js';
import { macTable } from '../common/readers.js';
import { given, mac, text, upOrDown } from '../common/values.js';

/** Junos's JSON: each element is a list, each value a list of one object with `data`. */
interface Element {
  [name: string]: Element[] | string | undefined;
}

function all(element: Element | undefined, ...path: string[]): Element[] {
  return path.reduce<Element[]>(
    (elements, name) => elements.flatMap(one => (Array.isArray(one[name]) ? one[name] : [])),
    element ? [element] : [],
  );
}

function leaf(element: Element | undefined, ...path: string[]): string | undefined {
  const { data } = all(element, ...path)[0] ?? {};
  return typeof data === 'string' ? data : undefined;
}

function count(element: Element, ...path: string[]): number | undefined {
  const written = leaf(element, ...path);
  return written === undefined ? undefined : Number(written);
}

/** `Static` and `inet.0`, `blue.inet.0`. */
function vrfOf(table: string): string | undefined {
  const [, vrf] = /^(?:(.+)\.)?inet6?\.0$/.exec(table) ?? [];
  return vrf;
}

function routesOf(value: unknown): RouteEntry[] {
  return all(value as Element, 'route-information', 'route-table').flatMap(table =>
    all(table, 'rt').flatMap(rt =>
      all(rt, 'rt-entry').flatMap(entry => {
        const hops = all(entry, 'nh');
        return (hops.length > 0 ? hops : [undefined]).map(hop =>
          given<RouteEntry>({
            prefix: leaf(rt, 'rt-destination'),
            protocol: protocolOf(leaf(entry, 'protocol-name') ?? ''),
            nextHop: leaf(hop, 'to'),
            interface: leaf(hop, 'via') ?? leaf(hop, 'nh-local-interface'),
            distance: count(entry, 'preference'),
            metric: count(entry, 'metric'),
            vrf: vrfOf(leaf(table, 'table-name') ?? ''),
          }),
        );
      }),
    ),
  );
}

function interfacesOf(value: unknown): InterfaceState[] {
  const physical = all(value as Element, 'interface-information', 'physical-interface');
  return physical.flatMap(one => [
    given<InterfaceState>({
      name: leaf(one, 'name'),
      admin: upOrDown(leaf(one, 'admin-status')),
      oper: upOrDown(leaf(one, 'oper-status')),
      description: leaf(one, 'description'),
      mac: mac(leaf(one, 'current-physical-address')),
      mtu: Number(leaf(one, 'mtu')) || undefined,
      inPackets: count(one, 'traffic-statistics', 'input-packets'),
      outPackets: count(one, 'traffic-statistics', 'output-packets'),
      inErrors: count(one, 'input-error-list', 'input-errors'),
      outErrors: count(one, 'output-error-list', 'output-errors'),
    }),
    ...all(one, 'logical-interface').map(unit =>
      given<InterfaceState>({
        name: leaf(unit, 'name'),
        oper: upOrDown(leaf(one, 'oper-status')),
        description: leaf(unit, 'description'),
        address: leaf(unit, 'address-family', 'interface-address', 'ifa-local'),
      }),
    ),
  ]);
}

export const tables: TableReaders = {
  neighbours: [
    {
      commands: ['show arp no-resolve | display json'],
      json: value =>
        all(value as Element, 'arp-table-information', 'arp-table-entry').map(entry =>
          given<Neighbour>({
            address: leaf(entry, 'ip-address'),
            mac: mac(leaf(entry, 'mac-address')),
            interface: leaf(entry, 'interface-name'),
          }),
        ),
    },
  ],
  macTable: [
    macTable(['show ethernet-switching table'], {
      vlan: 'vlan_name',
      port: 'logical_interface',
      isDynamic: record => (text(record, 'mac_flag') ?? '').includes('D'),
    }),
  ],
  routes: [{ commands: ['show route | display json'], json: routesOf }],
  interfaces: [{ commands: ['show interfaces extensive | display json'], json: interfacesOf }],
};
