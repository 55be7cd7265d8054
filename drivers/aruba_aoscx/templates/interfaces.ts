import { begins, type Template } from '../../../src/device/parse/template.js';

/** A line of the table of statistics: received, sent, both. */
function statistic(name: string, received: string, sent: string): RegExp {
  return new RegExp(`^\\s+${name}\\s+(?<${received}>\\d+|n/a)\\s+(?<${sent}>\\d+|n/a)\\s+\\d+`);
}

export const interfaces: Template = {
  commands: ['show interface', 'show interface mgmt'],
  columns: [
    ...['interface', 'link_status', 'link_state_info', 'link_admin', 'link_transitions', 'interface_desc'],
    ...['hw_type', 'mac_address', 'mtu', 'if_type', 'duplex', 'speed', 'auto_neg', 'flow_control'],
    ...['error_control', 'qos_trust', 'vlan_mode', 'vlan_native', 'vlan_access', 'vlan_trunk', 'vrf'],
    ...['ip_address', 'secondary_ip_address', 'aggregated_interfaces'],
    ...['rx_total_packets', 'rx_unicast_packets', 'rx_mcast_packets', 'rx_broadcast_packets'],
    ...['rx_total_bytes', 'rx_dropped', 'rx_filtered', 'rx_errors', 'rx_crc_fcs'],
    ...['tx_total_packets', 'tx_unicast_packets', 'tx_mcast_packets', 'tx_broadcast_packets'],
    ...['tx_total_bytes', 'tx_dropped', 'tx_filtered', 'tx_errors', 'tx_crc_fcs', 'tx_collision'],
  ],
  required: ['interface'],
  lists: ['vlan_trunk', 'secondary_ip_address', 'aggregated_interfaces'],
  splits: { vlan_trunk: /,\s*/, aggregated_interfaces: /[\s,]+/ },
  rules: [
    begins(
      /^(?:Interface|Aggregate) (?<interface>\S+) is (?<link_status>up|down)(?: \((?<link_state_info>[^)]+)\))?/,
    ),
    /^\s+Admin state is (?<link_admin>\w+)/,
    /^\s+State information: (?<link_state_info>.+)$/,
    /^\s+Link transitions: (?<link_transitions>\d+)/,
    /^\s+Description: (?<interface_desc>.*)$/,
    /^\s+Hardware: (?<hw_type>[^,]+), MAC Address: (?<mac_address>\S+)/,
    /^\s+MTU (?<mtu>\d+)/,
    /^\s+Type (?<if_type>.+)$/,
    /^\s+(?<duplex>Full|Half)-duplex/,
    /^\s+qos trust (?<qos_trust>\S+)/,
    /^\s+Speed (?<speed>.+)$/,
    /^\s+Auto-negotiation is (?<auto_neg>\w+)/,
    /^\s+Flow-control: (?<flow_control>.+)$/,
    /^\s+Error-control: (?<error_control>.+)$/,
    /^\s+VLAN Mode: (?<vlan_mode>\S+)/,
    /^\s+Native VLAN: (?<vlan_native>\d+)/,
    /^\s+Access VLAN: (?<vlan_access>\d+)/,
    /^\s+Allowed VLAN List: (?<vlan_trunk>.+)$/,
    /^\s+IPv4 address (?<ip_address>\S+?)(?: \[primary\])?$/,
    /^\s+IPv4 address (?<secondary_ip_address>\S+) (?:\[)?secondary/,
    /^\s+VRF:? (?<vrf>\S+)/,
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
  ],
  ignore: [/^\s+\S/],
};
