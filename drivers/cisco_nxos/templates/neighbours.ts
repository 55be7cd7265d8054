import { begins, row, type Template } from '../../../src/device/parse/template.js';
import { DOTTED_MAC, IPV4, pattern } from '../../common/patterns.js';

const ARP_REST = [
  /^Flags: |^\s+[+#D*] - |^\s+\S+ - Adj/,
  /^IP ARP Table|^Total number of entries|^Address\s+Age/,
];

export const arp: Template = {
  commands: ['show ip arp', 'show ip arp vrf all'],
  columns: ['ip_address', 'age', 'mac_address', 'interface'],
  rules: [
    row(
      pattern(
        `^(?<ip_address>${IPV4})\\s+(?<age>-|[\\d:.]+)\\s+(?<mac_address>${DOTTED_MAC}|INCOMPLETE)\\s+(?<interface>\\S+)`,
      ),
    ),
  ],
  ignore: ARP_REST,
};

export const macTable: Template = {
  commands: ['show mac address-table'],
  columns: ['vlan_id', 'mac_address', 'type', 'age', 'secure', 'ntfy', 'ports'],
  rules: [
    row(
      pattern(
        `^[*+GCEOR~(V)\\s]*\\s*(?<vlan_id>\\d+|-|All)\\s+(?<mac_address>${DOTTED_MAC})\\s+(?<type>\\w+)\\s+(?<age>-|~~~|NA|[\\d.]+)`,
        '\\s+(?<secure>[FTC]|~~~)\\s+(?<ntfy>[FTC]|~~~)\\s+(?<ports>\\S.*)$',
      ),
    ),
    row(
      pattern(
        `^[*+G]?\\s*(?<vlan_id>\\d+|-)\\s+(?<mac_address>${DOTTED_MAC})\\s+(?<type>\\w+)\\s+(?<age>-|[\\d.]+)\\s+(?<ports>\\S+)$`,
      ),
    ),
  ],
  ignore: [
    /^Legend|^\s+\*|^\s+age - |^\s+\(T\)|^Note:/,
    /^\s*VLAN\s+MAC Address/,
    /^[-+\s]+$/,
    /^Unknown Key ID|^Total MAC/,
  ],
};

export const arpDetails: Template = {
  commands: ['show ip arp detail', 'show ip arp detail vrf all'],
  columns: ['ip_address', 'age', 'mac_address', 'interface', 'physical_interface'],
  rules: [
    row(
      pattern(
        `^(?<ip_address>${IPV4})\\s+(?<age>-|[\\d:.]+)\\s+(?<mac_address>${DOTTED_MAC}|INCOMPLETE)`,
        '\\s+(?<interface>\\S+)\\s+(?<physical_interface>\\S+)(?:\\s+[*+#DG~]+)?$',
      ),
    ),
  ],
  ignore: ARP_REST,
};

export const adjacencies: Template = {
  commands: ['show ip adjacency', 'show ip adjacency vrf all'],
  columns: ['ip_address', 'mac_address', 'pref', 'source', 'interface', 'flags'],
  rules: [
    row(
      pattern(
        `^(?<ip_address>${IPV4})\\s+(?<mac_address>${DOTTED_MAC}|INCOMPLETE)\\s+(?<pref>\\d+)\\s+(?<source>\\S+)`,
        '\\s+(?<interface>\\S+)(?:\\s+(?<flags>\\S+))?$',
      ),
    ),
  ],
  ignore: [/^Flags: |^\s+\S - /, /^IP Adjacency Table|^Total number of entries|^Address\s+MAC/],
};

/** What the line cards forward by. */
export const forwardingAdjacencies: Template = {
  commands: ['show forwarding adjacency', 'show forwarding ipv4 adjacency'],
  columns: ['slot', 'nexthop', 'rewrite', 'interface', 'origin_as', 'peer_as', 'neighbor'],
  carried: ['slot'],
  required: ['nexthop'],
  rules: [
    /^slot\s+(?<slot>\d+)/,
    row(
      /^(?<nexthop>\d[\d.]+)\s+(?<rewrite>\S+)\s+(?<interface>\S+)(?:\s+(?<origin_as>\d+)\s+(?<peer_as>\d+)\s+(?<neighbor>\S+))?$/,
    ),
  ],
  ignore: [/^=+$|^[-\s]+$|^IPv4 adjacency|^next-hop/],
};

const IPV6_ADDRESS = '[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*';

export const ipv6Neighbours: Template = {
  commands: ['show ipv6 neighbor', 'show ipv6 neighbor vrf all'],
  columns: ['vrf', 'ip_address', 'age', 'mac_address', 'pref', 'source', 'interface'],
  carried: ['vrf'],
  required: ['ip_address', 'mac_address'],
  rules: [
    { line: /^IPv6 Adjacency Table for VRF (?<vrf>\S+)/, record: 'begins' },
    row(
      pattern(
        `^(?<ip_address>${IPV6_ADDRESS})?\\s+(?<age>-|\\S+)\\s+(?<mac_address>${DOTTED_MAC}|INCOMPLETE)\\s+(?<pref>\\d+)`,
        '\\s+(?<source>\\S+)\\s+(?<interface>\\S+)(?:\\s+\\S+)?$',
      ),
    ),
    // A long address stands on a line of its own.
    pattern(`^(?<ip_address>${IPV6_ADDRESS})$`),
  ],
  ignore: [/^Flags: |^\s+\S+ - /, /^Total number of entries|^Address\s+Age/],
};

/** The forwarding table: a record a network, with all of its next hops. */
export const forwardingRoutes: Template = {
  commands: ['show forwarding ipv4 route', 'show forwarding route'],
  columns: ['ip_address', 'prefix_length', 'nexthop', 'interface'],
  required: ['ip_address'],
  lists: ['nexthop', 'interface'],
  rules: [
    begins(
      /^\*?(?<ip_address>\d[\d.]+)\/(?<prefix_length>\d+)\s+(?<nexthop>\d[\d.]+|[A-Z][a-z]\S*)(?:\s+(?<interface>\S+))?(?:\s.*)?$/,
    ),
    /^\s+(?<nexthop>\d[\d.]+|[A-Z][a-z]\S*)(?:\s+(?<interface>\S+))?(?:\s.*)?$/,
  ],
  ignore: [/^slot\s|^=+$|^IPv4 routes|^Prefix\s|^[-+]+$/],
};
