import type {
  FlowSession,
  InterfaceState,
  MacEntry,
  Neighbour,
  RouteEntry,
  TableReaders,
} from '../../src/device/tables.js';
import { protocolOf } from '../common/protocols.js';
import { given, mac, text } from '../common/values.js';

interface Neigh {
  dst: string;
  dev: string;
  lladdr?: string;
}

interface Route {
  dst: string;
  type?: string;
  gateway?: string;
  dev?: string;
  protocol?: string;
  metric?: number;
  nexthops?: { gateway?: string; via?: { host: string }; dev?: string }[];
  via?: { host: string };
}

interface Fdb {
  mac: string;
  ifname: string;
  vlan?: number;
  state?: string;
  master?: string;
}

interface Link {
  ifname: string;
  flags: string[];
  operstate: string;
  address?: string;
  mtu?: number;
  ifalias?: string;
  addr_info?: { local: string; prefixlen: number }[];
  stats64?: Record<'rx' | 'tx', { packets: number; errors: number }>;
}

/** Routes of one family; iproute2 says `default` and leaves the length of a host's own away. */
function routesOf(any: string, hostBits: number) {
  return (value: unknown): RouteEntry[] =>
    (value as Route[]).flatMap(route => {
      const prefix =
        route.dst === 'default' ? any : route.dst.includes('/') ? route.dst : `${route.dst}/${hostBits}`;
      const hops = route.nexthops ?? [route];
      return hops.map(hop =>
        given<RouteEntry>({
          prefix,
          protocol: route.protocol === 'kernel' ? 'connected' : protocolOf(route.protocol ?? 'static'),
          nextHop: hop.gateway ?? hop.via?.host,
          interface: hop.dev,
          metric: route.metric,
        }),
      );
    });
}

function linksOf(value: unknown): InterfaceState[] {
  return (value as Link[]).map(link => {
    const [first] = link.addr_info ?? [];
    return given<InterfaceState>({
      name: link.ifname,
      admin: link.flags.includes('UP') ? 'up' : 'down',
      // A loopback's state is unknown to the kernel; it carries as soon as it is up.
      oper: link.operstate === 'UP' || link.flags.includes('LOWER_UP') ? 'up' : 'down',
      description: link.ifalias,
      address: first && `${first.local}/${first.prefixlen}`,
      mac: mac(link.address),
      mtu: link.mtu,
      inPackets: link.stats64?.rx.packets,
      outPackets: link.stats64?.tx.packets,
      inErrors: link.stats64?.rx.errors,
      outErrors: link.stats64?.tx.errors,
    });
  });
}

export const tables: TableReaders = {
  neighbours: [
    {
      commands: ['ip -j neigh show'],
      json: value =>
        (value as Neigh[]).map(({ dst, lladdr, dev }) =>
          given<Neighbour>({ address: dst, mac: mac(lladdr), interface: dev }),
        ),
    },
  ],
  macTable: [
    {
      commands: ['bridge -j fdb show'],
      // Groups that an interface listens to are in the table, too; only a bridge's ports have a master.
      json: value =>
        (value as Fdb[])
          .filter(({ master }) => master !== undefined)
          .map(entry =>
            given<MacEntry>({
              mac: mac(entry.mac),
              vlan: entry.vlan === undefined ? undefined : String(entry.vlan),
              interface: entry.ifname,
              kind: entry.state === 'permanent' || entry.state === 'static' ? 'static' : 'dynamic',
            }),
          ),
    },
  ],
  routes: [
    { commands: ['ip -j route show'], json: routesOf('0.0.0.0/0', 32) },
    { commands: ['ip -6 -j route show'], json: routesOf('::/0', 128) },
  ],
  interfaces: [{ commands: ['ip -s -j addr show'], json: linksOf }],
  sessions: [
    {
      commands: ['conntrack -L 2>/dev/null'],
      rows: record => {
        const end = (side: string, which: string) => {
          const address = text(record, `${side}_${which}`);
          const port = text(record, `${side}_${which === 'src' ? 'sport' : 'dport'}`);
          return port === undefined ? address : `${address}:${port}`;
        };
        const [source, destination] = [end('orig', 'src'), end('orig', 'dst')];
        // The answer goes back to where the translation lets the flow come from.
        const [from, to] = [end('reply', 'dst'), end('reply', 'src')];
        return [
          given<FlowSession>({
            protocol: text(record, 'protocol'),
            source,
            destination,
            translatedSource: from === source ? undefined : from,
            translatedDestination: to === destination ? undefined : to,
          }),
        ];
      },
    },
  ],
};
