import { begins, row, type Template } from '../../../src/device/parse/template.js';

export const bgpSummary: Template = {
  commands: ['get router info bgp summary'],
  columns: [
    ...['router_id', 'local_as', 'bgp_neighbor', 'bgp_version', 'neighbor_as', 'messages_received'],
    ...['messages_sent', 'table_version', 'input_queue', 'output_queue', 'up_down'],
    'state_or_prefixes_received',
  ],
  carried: ['router_id', 'local_as'],
  required: ['bgp_neighbor', 'bgp_version'],
  rules: [
    /^BGP router identifier (?<router_id>[^,\s]+), local AS number (?<local_as>\S+)/,
    row(
      /^(?<bgp_neighbor>[0-9A-Fa-f.:]+)?\s+(?<bgp_version>\d)\s+(?<neighbor_as>[\d.]+)\s+(?<messages_received>\d+)\s+(?<messages_sent>\d+)\s+(?<table_version>\d+)\s+(?<input_queue>\d+)\s+(?<output_queue>\d+)\s+(?<up_down>\S+)\s+(?<state_or_prefixes_received>\S.*)$/,
    ),
    // A long address stands on a line of its own.
    /^(?<bgp_neighbor>[0-9A-Fa-f]*:[0-9A-Fa-f.:]*)$/,
  ],
  ignore: [
    /^BGP table version|^\d+ BGP .* entries$|^Neighbor\s+V\s+AS|^Total number of neighbors/,
    /^VRF \d+ BGP router|^Next peer check/,
  ],
};

export const bgpNeighbours: Template = {
  commands: ['get router info bgp neighbors'],
  columns: [
    ...['neighbor', 'remote_asn', 'local_asn', 'bgp_version', 'remote_router_id', 'bgp_state', 'uptime'],
    ...['addr_family', 'table_version', 'nei_table_version', 'inbound_routemap', 'outbound_routemap'],
    ...['accepted_prefixes', 'accepted_prefixes_rib', 'announced_prefixes', 'localhost_ip'],
    ...['localhost_port', 'remote_ip', 'remote_port', 'nexthop_ip', 'nexthop_interface'],
  ],
  required: ['neighbor'],
  // One value an address family.
  lists: [
    ...['addr_family', 'table_version', 'nei_table_version', 'inbound_routemap', 'outbound_routemap'],
    ...['accepted_prefixes', 'accepted_prefixes_rib', 'announced_prefixes'],
  ],
  rules: [
    begins(/^BGP neighbor is (?<neighbor>[^,\s]+), remote AS (?<remote_asn>\d+), local AS (?<local_asn>\d+)/),
    /^\s+BGP version (?<bgp_version>\d+), remote router ID (?<remote_router_id>\S+)/,
    /^\s+BGP state = (?<bgp_state>[^,\s]+)(?:, up for (?<uptime>\S+))?/,
    /^\s+For address family: (?<addr_family>.+)$/,
    /^\s+BGP table version (?<table_version>\d+), neighbor version (?<nei_table_version>\d+)/,
    /^\s+Route map for incoming advertisements is (?<inbound_routemap>\S+)/,
    /^\s+Route map for outgoing advertisements is (?<outbound_routemap>\S+)/,
    /^\s+(?<accepted_prefixes>\d+) accepted prefixes, (?<accepted_prefixes_rib>\d+) prefixes in rib/,
    /^\s+(?<announced_prefixes>\d+) announced prefixes/,
    /^Local host: (?<localhost_ip>[^,\s]+), Local port: (?<localhost_port>\d+)/,
    /^Foreign host: (?<remote_ip>[^,\s]+), Foreign port: (?<remote_port>\d+)/,
    /^Nexthop: (?<nexthop_ip>\S+)/,
    /^Nexthop interface: (?<nexthop_interface>\S+)/,
  ],
  // Timers, capabilities and counters of messages.
  ignore: [
    /^\s+\S/,
    /^VRF \d+ neighbor table|^Nexthop (?:global|local):|^BGP connection:|^Last Reset:|^Notification Error/,
  ],
};

export const ospfNeighbours: Template = {
  commands: ['get router info ospf neighbor'],
  columns: ['neighbor_id', 'pri', 'state', 'dead_time', 'ip_address', 'interface'],
  rules: [
    row(
      /^(?<neighbor_id>[\d.]+)\s+(?<pri>\d+)\s+(?<state>\S+\/\s*\S+)\s+(?<dead_time>\S+)\s+(?<ip_address>[\d.]+)\s+(?<interface>\S+)/,
    ),
  ],
  ignore: [/^OSPF process \d+|^Neighbor ID\s+Pri/],
};

export const ospfStatus: Template = {
  commands: ['get router info ospf status'],
  columns: [
    ...['process_name', 'process_id', 'process_status', 'attached_areas_number', 'attached_area'],
    ...['attached_area_interfaces', 'attached_area_fully_adjacent_neighbors'],
  ],
  required: ['process_name'],
  lists: ['attached_area', 'attached_area_interfaces', 'attached_area_fully_adjacent_neighbors'],
  rules: [
    begins(/^\s*Routing Process "(?<process_name>[^"]+)" with ID (?<process_id>\S+)/),
    /^\s*Process is (?<process_status>.+)$/,
    /^\s*Process (?<process_status>uptime is .+)$/,
    /^\s*Number of areas attached to this router: (?<attached_areas_number>\d+)/,
    /^\s+Area (?<attached_area>\d\S*(?: \([^)]*\))*)/,
    /^\s+Number of interfaces in this area is (?<attached_area_interfaces>\S+)/,
    /^\s+Number of fully adjacent neighbors in this area is (?<attached_area_fully_adjacent_neighbors>\d+)/,
  ],
  ignore: [/^\s+\S/],
};
