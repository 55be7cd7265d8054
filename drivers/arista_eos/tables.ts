import type {
  InterfaceState,
  MacEntry,
  Neighbour,
  RouteEntry,
  TableReaders,
} from '../../src/device/tables.js';
import { protocolOf } from '../common/protocols.js';
import { given, mac, upOrDown } from '../common/values.js';

interface Arp {
  ipV4Neighbors?: { address: string; hwAddress: string; interface: string }[];
}

interface MacTable {
  unicastTable?: {
    tableEntries?: { macAddress: string; vlanId: number; interface: string; entryType: string }[];
  };
}

interface Route {
  routeType: string;
  preference?: number;
  metric?: number;
  vias?: { nexthopAddr?: string; interface?: string }[];
}

interface Routes {
  vrfs?: Record<string, { routes?: Record<string, Route> }>;
}

interface Interfaces {
  interfaces?: Record<
    string,
    {
      name: string;
      interfaceStatus: string;
      lineProtocolStatus: string;
      description?: string;
      physicalAddress?: string;
      mtu?: number;
      interfaceAddress?: { primaryIp?: { address: string; maskLen: number } }[];
      interfaceCounters?: Record<string, number>;
    }
  >;
}

/** EOS gives all as JSON (`| json`), in the shape of its API. */
export const tables: TableReaders = {
  neighbours: [
    {
      commands: ['show ip arp | json'],
      json: value =>
        ((value as Arp).ipV4Neighbors ?? []).map(({ address, hwAddress, interface: on }) =>
          given<Neighbour>({ address, mac: mac(hwAddress), interface: on }),
        ),
    },
  ],
  macTable: [
    {
      commands: ['show mac address-table | json'],
      json: value =>
        ((value as MacTable).unicastTable?.tableEntries ?? []).map(entry =>
          given<MacEntry>({
            mac: mac(entry.macAddress),
            vlan: String(entry.vlanId),
            interface: entry.interface,
            kind: entry.entryType === 'dynamic' ? 'dynamic' : 'static',
          }),
        ),
    },
  ],
  routes: [
    {
      commands: ['show ip route vrf all | json', 'show ip route | json'],
      json: value =>
        Object.entries((value as Routes).vrfs ?? {}).flatMap(([vrf, { routes = {} }]) =>
          Object.entries(routes).flatMap(([prefix, route]) => hops(vrf, prefix, route)),
        ),
    },
  ],
  interfaces: [
    {
      commands: ['show interfaces | json'],
      json: value =>
        Object.values((value as Interfaces).interfaces ?? {}).map(one => {
          const { primaryIp } = one.interfaceAddress?.[0] ?? {};
          const counters = one.interfaceCounters ?? {};
          const sum = (side: 'in' | 'out') =>
            one.interfaceCounters &&
            (counters[`${side}UcastPkts`] ?? 0) +
              (counters[`${side}MulticastPkts`] ?? 0) +
              (counters[`${side}BroadcastPkts`] ?? 0);
          return given<InterfaceState>({
            name: one.name,
            admin: one.interfaceStatus === 'disabled' ? 'down' : 'up',
            oper: upOrDown(one.lineProtocolStatus),
            description: one.description || undefined,
            address:
              primaryIp && primaryIp.address !== '0.0.0.0'
                ? `${primaryIp.address}/${primaryIp.maskLen}`
                : undefined,
            mac: mac(one.physicalAddress),
            mtu: one.mtu,
            inPackets: sum('in'),
            outPackets: sum('out'),
            inErrors: counters.totalInErrors,
            outErrors: counters.totalOutErrors,
          });
        }),
    },
  ],
};

function hops(
  vrf: string,
  prefix: string,
  { routeType, preference, metric, vias = [] }: Route,
): RouteEntry[] {
  const route = { prefix, protocol: protocolOf(routeType), distance: preference, metric, vrf };
  return vias.map(({ nexthopAddr, interface: on }) =>
    given<RouteEntry>({ ...route, nextHop: nexthopAddr, interface: on }),
  );
}
