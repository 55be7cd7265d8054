import { row, type Template } from '../../../src/device/parse/template.js';

export const lldpNeighbours: Template = {
  commands: ['show lldp neighbors'],
  columns: ['local_interface', 'neighbor_name', 'neighbor_interface'],
  rules: [
    row(
      /^(?<local_interface>[A-Z][a-z]+\d\S*)\s+(?<neighbor_name>\S+)\s+(?<neighbor_interface>\S.*?)\s+\d+$/,
    ),
  ],
  ignore: [/^Last table change|^Number of table|^Port\s+Neighbor|^[-\s]+$/],
};

export const vrrp: Template = {
  commands: ['show vrrp'],
  columns: ['interface', 'group', 'state', 'virtual_ip_address', 'priority', 'master_ip'],
  required: ['group', 'state'],
  rules: [
    { line: /^(?<interface>\S+) - Group (?<group>\d+)/, record: 'begins' },
    /^\s+State is (?<state>\w+)/,
    /^\s+Virtual I[Pp](?:v4)? [Aa]ddress is (?<virtual_ip_address>\S+)/,
    /^\s+Priority is (?<priority>\d+)/,
    /^\s+Master [Rr]outer is (?<master_ip>[^\s,]+)/,
  ],
  ignore: [/^\s+\S/],
};

export const bgpSummary: Template = {
  commands: ['show ip bgp summary', 'show ipv6 bgp summary', 'show bgp evpn summary'],
  columns: [
    ...['vrf', 'router_id', 'local_as', 'description', 'bgp_neigh', 'neigh_as', 'msg_rcvd', 'msg_sent'],
    ...['in_queue', 'out_queue', 'up_down', 'state', 'state_pfxrcd', 'state_pfxacc', 'state_pfxadv'],
  ],
  carried: ['vrf', 'router_id', 'local_as'],
  required: ['bgp_neigh'],
  rules: [
    /^BGP summary information for VRF (?<vrf>\S+)/,
    /^Router identifier (?<router_id>\S+), local AS number (?<local_as>\S+)/,
    row(
      /^\s+(?:(?<description>\S.*?)\s+)?(?<bgp_neigh>[0-9A-Fa-f]+[.:][0-9A-Fa-f.:%]+\S*)\s+4\s+(?<neigh_as>[\d.]+)\s+(?<msg_rcvd>\d+)\s+(?<msg_sent>\d+)\s+(?<in_queue>\d+)\s+(?<out_queue>\d+)\s+(?<up_down>\S+)\s+(?<state>[A-Za-z]\S*)(?:\s+(?<state_pfxrcd>\d+)\s+(?<state_pfxacc>\d+)(?:\s+(?<state_pfxadv>\d+))?)?$/,
    ),
  ],
  ignore: [/^Neighbor Status Codes|^\s+(?:Description\s+)?Neighbor\s+V\s+AS/],
};
