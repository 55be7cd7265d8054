import type { InterfaceState, RouteEntry, TableReaders } from '../../src/device/tables.js';
import { protocolOf } from '../common/protocols.js';
import { given, mac, upOrDown } from '../common/values.js';

interface Route {
  prefix: string;
  protocol: string;
  selected?: boolean;
  distance?: number;
  metric?: number;
  vrfName?: string;
  nexthops?: { ip?: string; interfaceName?: string; active?: boolean; fib?: boolean }[];
}

interface Interface {
  administrativeStatus?: string;
  operationalStatus?: string;
  description?: string;
  hardwareAddress?: string;
  mtu?: number;
  ipAddresses?: { address: string }[];
}

/** The next hops in use of the selected routes. */
function routesOf(value: unknown): RouteEntry[] {
  return Object.values(value as Record<string, Route[]>)
    .flat()
    .filter(({ selected }) => selected)
    .flatMap(({ prefix, protocol, distance, metric, vrfName, nexthops = [] }) =>
      nexthops
        .filter(({ fib }) => fib)
        .map(({ ip, interfaceName }) =>
          given<RouteEntry>({
            prefix,
            protocol: protocolOf(protocol),
            nextHop: ip,
            interface: interfaceName,
            distance,
            metric,
            vrf: vrfName,
          }),
        ),
    );
}

function interfacesOf(value: unknown): InterfaceState[] {
  return Object.entries(value as Record<string, Interface>).map(([name, one]) =>
    given<InterfaceState>({
      name,
      admin: upOrDown(one.administrativeStatus),
      oper: upOrDown(one.operationalStatus),
      description: one.description,
      address: one.ipAddresses?.[0]?.address,
      mac: mac(one.hardwareAddress),
      mtu: one.mtu,
    }),
  );
}

/** The neighbour table is the kernel's: vtysh does not show it (8.4.4). */
export const tables: TableReaders = {
  routes: [
    { commands: ['show ip route json'], json: routesOf },
    { commands: ['show ipv6 route json'], json: routesOf },
  ],
  interfaces: [{ commands: ['show interface json'], json: interfacesOf }],
};
