import { type Rule, row, type Template } from '../../../src/device/parse/template.js';

/** A line of the table of statistics: received, sent, both. */
function statistic(name: string, received: string, sent: string): RegExp {
  return new RegExp(`^\\s+${name}\\s+(?<${received}>\\d+|n/a)\\s+(?<${sent}>\\d+|n/a)\\s+\\d+`);
}

/** Older devices count in two sections, `Rx` and `Tx`, instead of in a table. */
function section(prefix: 'rx' | 'tx'): RegExp[] {
  const counter = (name: string) => `(?<${prefix}_${name}>\\d+)`;
  return [
    new RegExp(`^\\s+${counter('total_packets')} total packets\\s+${counter('total_bytes')} total bytes`),
    new RegExp(`^\\s+${counter('unicast_packets')}\\s+unicast packets`),
    new RegExp(`^\\s+${counter('mcast_packets')}\\s+multicast packets`),
    new RegExp(`^\\s+${counter('broadcast_packets')}\\s+broadcast packets`),
    new RegExp(`^\\s+${counter('errors')} errors\\s+${counter('dropped')} dropped`),
    new RegExp(`^\\s+${counter(prefix === 'rx' ? 'crc_fcs' : 'collision')} (?:CRC/FCS|collision)`),
  ];
}

const lines: Rule[] = [
  // What is said in brackets of a port stands below, in lines of its own.
  {
    line: /^Interface (?<interface>\d\S*) is (?<link_status>up|down)\b/,
    record: 'begins',
    go: 'entry',
  },
  {
    line: /^(?:Interface|Aggregate) (?<interface>\S+) is (?<link_status>up|down)(?: \((?<link_state_info>[^)]+)\))?/,
    record: 'begins',
    go: 'entry',
  },
  { line: /^\s+Rx$/, go: 'received' },
  { line: /^\s+Tx$/, go: 'sent' },
  /^\s+Admin state is (?<link_admin>\w+)/,
  /^\s+State information: (?<state_information>.+)$/,
  /^\s+Link transitions: (?<link_transitions>\d+)/,
  /^\s+Description\s*:\s*(?<description>.*)$/,
  /^\s+Hardware: (?<hw_type>[^,]+), MAC Address: (?<mac_address>\S+)/,
  /^\s+MAC Address\s+: (?<mac_address>\S+)/,
  /^\s+MTU (?<mtu>\d+)/,
  // Before the slash, behind which it is said in other words.
  /^\s+Type (?<if_type>\S+)/,
  /^\s+(?<duplex>Full|Half)-duplex/,
  /^\s+qos trust (?<qos_trust>\S+)/,
  /^\s+Speed(?:\s+:)? (?<speed>.+)$/,
  /^\s+Auto-negotiation is (?<auto_neg>\w+)/,
  /^\s+Flow-control: (?<flow_control>.+)$/,
  /^\s+Error-control: (?<error_control>.+)$/,
  /^\s+VLAN Mode: (?<vlan_mode>\S+)/,
  /^\s+Native VLAN: (?<vlan_native>\d+)/,
  /^\s+Access VLAN: (?<vlan_access>\d+)/,
  /^\s+Allowed VLAN List: (?<vlan_trunk>.+)$/,
  /^\s+IPv4 address (?<secondary_ip_address>[\d.]+)\/(?<secondary_ip_prefix_length>\d+) \[?secondary/,
  /^\s+IPv4 address (?<ip_address>[\d.]+)\/(?<prefix_length>\d+)/,
  /^\s+MDI mode: (?<mdi_mode>\S+)/,
  /^\s+Leader-follower mode: (?<leader_follower_mode>\S+)/,
  /^\s+Subinterfaces?(?: count)?\s*: (?<subinterface_count>\d+)/,
  /^\s+active-gateway L3 source mac (?<active_gateway_source_mac>\S+)/,
  /^\s+active-gateway ip mac (?<active_gateway_ip_mac>\S+)/,
  /^\s+active-gateway ip (?<active_gateway_ip>\S+)/,
  /^\s+VRF(?: name is|:)? (?<vrf>\S+)/,
  /^\s+Aggregated-interfaces\s*: (?<aggregated_interfaces>.+)$/,
  statistic('Packets', 'rx_total_packets', 'tx_total_packets'),
  statistic('Unicast', 'rx_unicast_packets', 'tx_unicast_packets'),
  statistic('Multicast', 'rx_mcast_packets', 'tx_mcast_packets'),
  statistic('Broadcast', 'rx_broadcast_packets', 'tx_broadcast_packets'),
  statistic('Bytes', 'rx_total_bytes', 'tx_total_bytes'),
  statistic('Dropped', 'rx_dropped', 'tx_dropped'),
  statistic('Filtered', 'rx_filtered', 'tx_filtered'),
  statistic('Errors', 'rx_errors', 'tx_errors'),
  statistic('CRC/FCS', 'rx_crc_fcs', 'tx_crc_fcs'),
  /^\s+Collision\s+\S+\s+(?<tx_collision>\d+|n\/a)\s+\d+/,
];

export const interfaces: Template = {
  commands: ['show interface'],
  columns: [
    ...['interface', 'link_status', 'link_state_info', 'state_information', 'link_admin'],
    ...['link_transitions', 'description', 'hw_type', 'mac_address', 'mtu', 'if_type', 'duplex', 'speed'],
    ...['auto_neg', 'flow_control', 'error_control', 'qos_trust', 'vlan_mode', 'vlan_native'],
    ...['vlan_access', 'vlan_trunk', 'vrf'],
    ...['ip_address', 'prefix_length', 'secondary_ip_address', 'secondary_ip_prefix_length'],
    ...['aggregated_interfaces', 'mdi_mode', 'leader_follower_mode', 'subinterface_count'],
    ...['active_gateway_ip', 'active_gateway_ip_mac', 'active_gateway_source_mac'],
    ...['rx_total_packets', 'rx_unicast_packets', 'rx_mcast_packets', 'rx_broadcast_packets'],
    ...['rx_total_bytes', 'rx_dropped', 'rx_filtered', 'rx_errors', 'rx_crc_fcs'],
    ...['tx_total_packets', 'tx_unicast_packets', 'tx_mcast_packets', 'tx_broadcast_packets'],
    ...['tx_total_bytes', 'tx_dropped', 'tx_filtered', 'tx_errors', 'tx_crc_fcs', 'tx_collision'],
  ],
  required: ['interface'],
  lists: ['vlan_trunk', 'secondary_ip_address', 'secondary_ip_prefix_length', 'aggregated_interfaces'],
  splits: { vlan_trunk: /,\s*/, aggregated_interfaces: /[\s,]+/ },
  rules: {
    entry: lines,
    received: [...section('rx'), ...lines],
    sent: [...section('tx'), ...lines],
  },
  ignore: [/^\s+\S/],
};

const ADDRESS = '[0-9A-Fa-f.:]+';

export const management: Template = {
  commands: ['show interface mgmt'],
  columns: [
    ...['address_mode', 'admin_state', 'link_state', 'mac_address', 'ipv4_address', 'ipv4_prefix_length'],
    ...['ipv4_gateway', 'ipv6_address', 'ipv6_prefix_length', 'ipv6_link_local'],
    ...['ipv6_link_local_prefix_length', 'ipv6_gateway', 'primary_dns', 'secondary_dns', 'tertiary_dns'],
  ],
  rules: [
    /^\s+Address Mode\s*: (?<address_mode>\S+)/,
    /^\s+Admin State\s*: (?<admin_state>\S+)/,
    /^\s+Link State\s*: (?<link_state>\S+)/,
    /^\s+Mac Address\s*: (?<mac_address>\S+)/,
    new RegExp(`^\\s+IPv4 address/subnet-mask\\s*: (?<ipv4_address>${ADDRESS})/(?<ipv4_prefix_length>\\d+)`),
    new RegExp(`^\\s+Default gateway IPv4\\s*: (?<ipv4_gateway>${ADDRESS})`),
    new RegExp(`^\\s+IPv6 address/prefix\\s*: (?<ipv6_address>${ADDRESS})/(?<ipv6_prefix_length>\\d+)`),
    new RegExp(
      `^\\s+IPv6 link local address/prefix\\s*: (?<ipv6_link_local>${ADDRESS})/(?<ipv6_link_local_prefix_length>\\d+)`,
    ),
    new RegExp(`^\\s+Default gateway IPv6\\s*: (?<ipv6_gateway>${ADDRESS})`),
    /^\s+Primary Nameserver\s*: (?<primary_dns>\S+)/,
    /^\s+Secondary Nameserver\s*: (?<secondary_dns>\S+)/,
    /^\s+Tertiary Nameserver\s*: (?<tertiary_dns>\S+)/,
  ],
  // What has no value.
  ignore: [/:\s*$/],
};

export const ports: Template = {
  commands: ['show interface physical'],
  columns: [
    ...['port', 'type', 'link_status', 'admin_status', 'speed_status', 'speed_config'],
    ...['flow_control_status', 'flow_control_config', 'eee_status', 'eee_config', 'poe_power'],
    ...['link_state_info', 'description'],
  ],
  rules: [
    row(
      /^(?<port>\d\S*)\s+(?<type>\S+)\s+(?<link_status>up|down)\s+(?<admin_status>up|down)\s+(?<speed_status>\S+)\s+(?<speed_config>\S+)\s+(?<flow_control_status>\S+)\s+(?<flow_control_config>\S+)\s+(?:(?<eee_status>on|off|--)\s+(?<eee_config>on|off|--)\s+)?(?:(?<poe_power>\d+\.\d+|--)\s+)?(?<link_state_info>\S.*?)\s{2,}(?<description>\S.*)$/,
    ),
  ],
  ignore: [/^-+$|^\s+Link\s+Admin|^Port\s+Type/],
};
