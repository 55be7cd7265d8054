import type { RawRecord } from '../../src/device/parse/template.js';
import type {
  InterfaceState,
  MacEntry,
  Neighbour,
  RouteEntry,
  TableReader,
} from '../../src/device/tables.js';
import { protocolOf } from './protocols.js';
import { given, mac, number, text, upOrDown } from './values.js';

/** Neighbours from records with the columns `ip_address`, `mac_address`, `interface` and, where there is one, `vrf`. */
export function neighbours(...commands: string[]): TableReader<Neighbour> {
  return {
    commands,
    rows: record => {
      const address = text(record, 'ip_address');
      if (address === undefined) return [];
      const row = { address, mac: mac(text(record, 'mac_address')), vrf: text(record, 'vrf') };
      return [given<Neighbour>({ ...row, interface: text(record, 'interface') ?? text(record, 'port_id') })];
    },
  };
}

/** Names of the columns of a MAC address, of its VLAN and of its port. */
interface MacColumns {
  address?: string;
  vlan?: string;
  port?: string;
  /** Records of MAC addresses that were learned; absent: by the column `type`. */
  isDynamic?: (record: RawRecord) => boolean;
}

/** A MAC table; an entry without a port or without a MAC address is none. */
export function macTable(commands: string[], columns: MacColumns = {}): TableReader<MacEntry> {
  const { address = 'mac_address', vlan = 'vlan_id', port = 'ports', isDynamic = learned } = columns;
  return {
    commands,
    rows: record => {
      const known = mac(text(record, address));
      const place = text(record, port);
      if (known === undefined || place === undefined) return [];
      const kind = isDynamic(record) ? 'dynamic' : 'static';
      return [given<MacEntry>({ mac: known, vlan: text(record, vlan), interface: place, kind })];
    },
  };
}

function learned(record: RawRecord): boolean {
  return !/^(?:static|self|secure|port-access)/i.test(text(record, 'type') ?? 'dynamic');
}

/** Names of the columns of a route. */
interface RouteColumns {
  network?: string;
  nextHop?: string;
  interface?: string;
  protocol?: string;
}

/** Routes with a next hop a record; next hops that are no addresses are left away. */
export function routes(commands: string[], columns: RouteColumns = {}): TableReader<RouteEntry> {
  const { network = 'network', nextHop = 'nexthop_ip', protocol = 'protocol' } = columns;
  return {
    commands,
    rows: record => {
      const prefix = prefixOf(text(record, network), text(record, 'prefix_length'));
      if (prefix === undefined) return [];
      const via = text(record, nextHop);
      return [
        given<RouteEntry>({
          prefix,
          protocol: protocolOf(text(record, protocol) ?? ''),
          nextHop: via !== undefined && /^[\dA-Fa-f.:]+$/.test(via) ? via : undefined,
          interface: text(record, columns.interface ?? 'nexthop_if'),
          distance: number(record, 'distance') ?? number(record, 'pref'),
          metric: number(record, 'metric'),
          vrf: text(record, 'vrf') ?? text(record, 'vr'),
        }),
      ];
    },
  };
}

function prefixOf(network: string | undefined, length: string | undefined): string | undefined {
  if (network === undefined) return undefined;
  if (network === 'default') return '0.0.0.0/0';
  if (network.includes('/')) return network;
  return `${network}/${length ?? '32'}`;
}

/** Names of the columns of an interface. */
export interface InterfaceColumns {
  name?: string;
  admin?: (record: RawRecord) => 'up' | 'down' | undefined;
  oper?: (record: RawRecord) => 'up' | 'down' | undefined;
  description?: string;
  mac?: string;
  inPackets?: string;
  outPackets?: string;
  inErrors?: string;
  outErrors?: string;
}

/** Interfaces, a record each. */
export function interfaces(commands: string[], columns: InterfaceColumns = {}): TableReader<InterfaceState> {
  return {
    commands,
    rows: record => {
      const name = text(record, columns.name ?? 'interface');
      if (name === undefined) return [];
      return [
        given<InterfaceState>({
          name,
          admin: columns.admin?.(record),
          oper: (columns.oper ?? linkOf)(record),
          description: text(record, columns.description ?? 'description'),
          address: addressOf(record),
          mac: mac(text(record, columns.mac ?? 'mac_address')),
          mtu: number(record, 'mtu'),
          inPackets: number(record, columns.inPackets ?? 'input_packets'),
          outPackets: number(record, columns.outPackets ?? 'output_packets'),
          inErrors: number(record, columns.inErrors ?? 'input_errors'),
          outErrors: number(record, columns.outErrors ?? 'output_errors'),
        }),
      ];
    },
  };
}

function linkOf(record: RawRecord): 'up' | 'down' | undefined {
  return upOrDown(text(record, 'link_status'));
}

function addressOf(record: RawRecord): string | undefined {
  const address = text(record, 'ip_address') ?? text(record, 'local');
  if (address === undefined || !/^[\dA-Fa-f]*[.:]/.test(address)) return undefined;
  const length = text(record, 'prefix_length');
  return length === undefined ? address : `${address}/${length}`;
}
