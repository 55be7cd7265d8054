import { row, type Template } from '../../../src/device/parse/template.js';

export const ospfNeighbours: Template = {
  commands: ['show ip ospf neighbor'],
  columns: ['neighbor_id', 'priority', 'state', 'dead_time', 'ip_address', 'interface'],
  rules: [
    row(
      /^(?<neighbor_id>[\d.]+)\s+(?<priority>\d+)\s+(?<state>\S+\/\s*\S+)\s+(?<dead_time>\S+)\s+(?<ip_address>[\d.]+)\s+(?<interface>\S+)$/,
    ),
  ],
  ignore: [/^Neighbor ID\s+Pri/],
};

export const bgpSummary: Template = {
  commands: ['show ip bgp summary', 'show bgp all summary', 'show bgp ipv4 unicast summary'],
  columns: [
    ...['address_family', 'router_id', 'local_as', 'bgp_neighbor', 'bgp_version', 'neighbor_as'],
    ...['messages_received', 'messages_sent', 'table_version', 'input_queue', 'output_queue', 'up_down'],
    'state_or_prefixes_received',
  ],
  carried: ['address_family', 'router_id', 'local_as'],
  required: ['bgp_neighbor', 'bgp_version'],
  rules: [
    /^For address family: (?<address_family>.+)$/,
    /^BGP router identifier (?<router_id>\S+), local AS number (?<local_as>\S+)/,
    row(
      /^(?:\*?(?<bgp_neighbor>[0-9A-Fa-f.:]+))?\s+(?<bgp_version>\d)\s+(?<neighbor_as>[\d.]+)\s+(?<messages_received>\d+)\s+(?<messages_sent>\d+)\s+(?<table_version>\d+)\s+(?<input_queue>\d+)\s+(?<output_queue>\d+)\s+(?<up_down>\S+)\s+(?<state_or_prefixes_received>\S.*)$/,
    ),
    /^\*?(?<bgp_neighbor>[0-9A-Fa-f.:]+)$/,
  ],
  ignore: [
    /^BGP (?:table version|using|activity)|^\d[\d/]* .*(?:entries|memory|reconfiguration|prefixes|bytes)/,
    /^Neighbor\s+V\s+AS|^\* Dynamically|^Dynamically|^Subnet range|^Peer groups|limit/,
  ],
};
