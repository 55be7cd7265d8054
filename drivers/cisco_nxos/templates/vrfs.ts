import { begins, row, type Template } from '../../../src/device/parse/template.js';

export const vrfs: Template = {
  commands: ['show vrf'],
  columns: ['name', 'id', 'state', 'reason'],
  rules: [row(/^(?<name>\S+)\s+(?<id>\d+)\s+(?<state>Up|Down)\s+(?<reason>\S.*)$/)],
  ignore: [/^VRF-Name\s/],
};

export const vrfInterfaces: Template = {
  commands: ['show vrf interface'],
  columns: ['interface', 'name', 'id', 'origin'],
  rules: [row(/^(?<interface>\S+)\s+(?<name>\S+)\s+(?<id>\d+)\s+(?<origin>\S+)$/)],
  ignore: [/^Interface\s+VRF-Name/],
};

/** Two lines an interface: its address, and its link-local address. */
export const ipv6Interfaces: Template = {
  commands: ['show ipv6 interface brief', 'show ipv6 interface brief vrf all'],
  columns: ['vrf', 'interface', 'ip_address', 'linkipaddr', 'proto', 'status'],
  carried: ['vrf'],
  required: ['interface'],
  rules: [
    { line: /^IPv6 Interface Status for VRF "(?<vrf>[^"]+)"/, record: 'begins' },
    {
      line: /^(?<interface>[A-Za-z]\S*)\s+(?<ip_address>[0-9A-Fa-f:.]*:\S*)\s+(?<proto>\w+)\/(?<status>\w+\/\w+)/,
      record: 'begins',
    },
    /^\s+(?<linkipaddr>[0-9A-Fa-f:.]*:\S*)(?:\s|$)/,
  ],
  ignore: [/^Interface\s+IPv6|^\s+prot\/link\/admin/],
};

export const relayAddresses: Template = {
  commands: ['show ip dhcp relay address'],
  columns: ['interface', 'relay_address', 'vrf'],
  rules: [row(/^\s*(?<interface>[A-Z]\S+)\s+(?<relay_address>\d\S+)(?:\s+(?<vrf>\S+))?$/)],
  ignore: [/^\s*Interface\s+Relay|^[-\s]+$/],
};

export const vrfDetails: Template = {
  commands: ['show vrf detail'],
  columns: [
    ...['name', 'id', 'state', 'vpn_id', 'default_rd', 'max_routes', 'mid_threshold'],
    ...['table_id', 'address_family', 'fwd_id', 'table_status'],
  ],
  required: ['name'],
  lists: ['table_id', 'address_family', 'fwd_id', 'table_status'],
  rules: [
    begins(/^VRF-Name: (?<name>[^,]+), VRF-ID: (?<id>\d+), State: (?<state>\S+)/),
    /^\s+VPNID: (?<vpn_id>\S+)/,
    /^\s+RD: (?<default_rd>\S+)/,
    /^\s+Max Routes: (?<max_routes>\d+)\s+Mid-Threshold: (?<mid_threshold>\d+)/,
    /^\s+Table-ID: (?<table_id>\S+), AF: (?<address_family>[^\s,]+), Fwd-ID: (?<fwd_id>[^\s,]+), State: (?<table_status>\S+)/,
  ],
};

const KINDS = ['unicast', 'multicast', 'broadcast', 'labeled'];
const DIRECTIONS = ['sent', 'received', 'forwarded', 'originated', 'consumed'];
const COUNTED = KINDS.flatMap(kind => ['packets', 'bytes'].map(unit => ({ kind, unit })));
const WCCP = ['outbound', 'inbound', 'exclude'];

const labelled = (label: string, column: string) => new RegExp(`^\\s+${label}\\s*: (?<${column}>.+)$`);

export const ipInterfaceDetails: Template = {
  commands: ['show ip interface', 'show ip interface vrf all'],
  columns: [
    ...['vrf_name', 'interface', 'protocol_status', 'link_status', 'admin_status', 'primary_ip_address'],
    ...['primary_ip_subnet', 'primary_broadcast_address', 'secondary_ip_address', 'secondary_ip_subnet'],
    ...['secondary_route_preference', 'secondary_route_preference_tag', 'multicast_groups', 'mtu'],
    ...['route_preference', 'route_preference_tag', 'proxy_arp', 'local_proxy_arp', 'multicast_routing'],
    ...['icmp_redirects', 'directed_broadcast', 'ip_forwarding', 'icmp_unreachables'],
    ...['icmp_port_unreachable', 'urpf', 'load_sharing', 'last_reset', 'acl_in', 'acl_out'],
    ...COUNTED.flatMap(({ kind, unit }) => DIRECTIONS.map(direction => `${kind}_${unit}_${direction}`)),
    ...WCCP.map(what => `wccp_redirect_${what}`),
  ],
  carried: ['vrf_name'],
  required: ['interface'],
  lists: [
    ...['secondary_ip_address', 'secondary_ip_subnet', 'secondary_route_preference'],
    'secondary_route_preference_tag',
  ],
  rules: [
    { line: /^IP Interface Status for VRF "(?<vrf_name>[^"]+)"/, record: 'begins' },
    begins(
      /^(?<interface>\S+), Interface status: protocol-(?<protocol_status>\w+)\/link-(?<link_status>\w+)\/admin-(?<admin_status>\w+)/,
    ),
    /^\s+IP address: (?<secondary_ip_address>[\d.]+), IP subnet: (?<secondary_ip_subnet>\S+) secondary\s*(?:route-preference: (?<secondary_route_preference>\d+), tag: (?<secondary_route_preference_tag>\d+))?/,
    /^\s+IP address: (?<primary_ip_address>[\d.]+), IP subnet: (?<primary_ip_subnet>\S+)/,
    /^\s+IP broadcast address: (?<primary_broadcast_address>\S+)/,
    /^\s+IP primary address route-preference: (?<route_preference>\d+), tag: (?<route_preference_tag>\d+)/,
    /^\s+IP MTU: (?<mtu>\d+) bytes/,
    // Which groups, the lines below say.
    /^\s+IP multicast groups locally joined:/,
    /^\s+(?<multicast_groups>2(?:2[4-9]|3\d)\.[\d.]+(?:\s+2(?:2[4-9]|3\d)\.[\d.]+)*)$/,
    labelled('IP proxy ARP', 'proxy_arp'),
    labelled('IP Local Proxy ARP', 'local_proxy_arp'),
    labelled('IP multicast routing', 'multicast_routing'),
    labelled('IP icmp redirects', 'icmp_redirects'),
    labelled('IP directed-broadcast', 'directed_broadcast'),
    labelled('IP Forwarding', 'ip_forwarding'),
    labelled('IP icmp unreachables \\(except port\\)', 'icmp_unreachables'),
    labelled('IP icmp port-unreachable', 'icmp_port_unreachable'),
    labelled('IP unicast reverse path forwarding', 'urpf'),
    labelled('IP load sharing', 'load_sharing'),
    labelled('IP interface statistics last reset', 'last_reset'),
    labelled('IP Inbound packet access-list', 'acl_in'),
    labelled('IP Outbound packet access-list', 'acl_out'),
    ...COUNTED.map(({ kind, unit }) => {
      const counts = DIRECTIONS.map(direction => `(?<${kind}_${unit}_${direction}>\\d+)`).join('/');
      return new RegExp(`^\\s+${kind} ${unit}\\s*: ${counts}$`, 'i');
    }),
    ...WCCP.map(what => labelled(`WCCP Redirect ${what}`, `wccp_redirect_${what}`)),
  ],
  ignore: [/^\s+IP interface software stats|^Unnumbered interfaces|^[\w/]+:(?: [\w/]+:)*$|^\s+IP /],
};
