import { begins, row, type Template } from '../../../src/device/parse/template.js';
import { IPV4, IPV6, pattern } from '../../common/patterns.js';

export const routeSummary: Template = {
  commands: ['show ip route summary'],
  columns: ['name', 'route_source', 'networks', 'subnets', 'replicates', 'overhead', 'memory'],
  carried: ['name'],
  required: ['route_source'],
  rules: [
    /^IP routing table name is (?<name>.+?)$/,
    row(/^(?<route_source>internal)\s+(?<networks>\d+)\s+(?<memory>\d+)$/),
    row(
      /^(?<route_source>[A-Za-z]\w*(?: \d+)?)\s+(?<networks>\d+)\s+(?<subnets>\d+)(?:\s+(?<replicates>\d+))?\s+(?<overhead>\d+)\s+(?<memory>\d+)$/,
    ),
  ],
  ignore: [/^IP routing table maximum-paths|^Route Source|^\s+(?:Intra-area|NSSA|External|Internal|Level)/],
};

export const ipv6Routes: Template = {
  commands: ['show ipv6 route'],
  columns: ['network', 'protocol', 'distance', 'metric', 'nexthop_ip', 'nexthop_if'],
  carried: ['network', 'protocol', 'distance', 'metric'],
  rules: [
    pattern(
      `^(?<protocol>[A-Z][A-Za-z\\d]*)\\s+(?<network>${IPV6}/\\d+) \\[(?<distance>\\d+)/(?<metric>\\d+)\\](?:, tag \\d+)?$`,
    ),
    row(pattern(`^\\s+via (?<nexthop_ip>${IPV6})(?:, (?<nexthop_if>[A-Z]\\S*))?$`)),
    row(/^\s+via (?<nexthop_if>[A-Z][^\s,]*)(?:, \w[\w ]*)?$/),
  ],
  ignore: [/^IPv6 Routing Table|^Codes: |^ {7}\S/],
};

export const cef: Template = {
  commands: ['show ip cef'],
  columns: ['prefix', 'nexthop', 'interface'],
  required: ['prefix'],
  lists: ['nexthop', 'interface'],
  rules: [
    begins(
      pattern(
        `^(?<prefix>${IPV4}/\\d+)\\s+(?<nexthop>${IPV4}|attached|receive|drop|no route|discard)(?:\\s+(?<interface>\\S+))?$`,
      ),
    ),
    pattern(`^\\s+(?<nexthop>${IPV4}|attached)\\s+(?<interface>\\S+)$`),
  ],
  ignore: [/^Prefix\s+Next Hop/],
};

/** To whom packets can be sent as they are, without the headers that are put before them. */
export const adjacencies: Template = {
  commands: ['show adjacency'],
  columns: ['interface', 'endpoint', 'rewrite_headers', 'recursive_interface', 'recursive_nexthop'],
  lists: ['rewrite_headers'],
  rules: [
    row(
      /^(?:IP|IPV6|TAG)\s+(?<interface>\S+)\s+(?<endpoint>[\dA-Fa-f][\w.:]*|point2point)(?:\(\d+\))?(?: \(incomplete\))?$/,
    ),
  ],
  ignore: [/^Protocol\s+Interface/],
};

export const multicastRoutes: Template = {
  commands: ['show ip mroute'],
  columns: [
    ...[
      'multicast_source_ip',
      'multicast_group_ip',
      'up_time',
      'expiration_time',
      'rendezvous_point',
      'flags',
    ],
    ...['incoming_interface', 'reverse_path_forwarding_neighbour_ip', 'registering', 'outgoing_interface'],
    ...['forward_mode', 'outgoing_multicast_up_time', 'outgoing_multicast_expiration_time'],
  ],
  required: ['multicast_group_ip'],
  lists: [
    ...['outgoing_interface', 'forward_mode', 'outgoing_multicast_up_time'],
    'outgoing_multicast_expiration_time',
  ],
  rules: [
    begins(
      /^\((?<multicast_source_ip>\S+), (?<multicast_group_ip>[\d./]+)\), (?<up_time>[^/]+)\/(?<expiration_time>[^,]+)(?:, RP (?<rendezvous_point>[\d.]+))?, flags: ?(?<flags>\w*)/,
    ),
    /^\s+Incoming interface: (?<incoming_interface>[^\s,]+), RPF nbr (?<reverse_path_forwarding_neighbour_ip>[\d.]+)(?:, (?<registering>Registering))?/,
    /^\s+(?<outgoing_interface>[A-Z][^\s,]*), (?:[\d.]+, )?(?<forward_mode>\w+\/\w+), (?<outgoing_multicast_up_time>[^/]+)\/(?<outgoing_multicast_expiration_time>[^\s,]+)/,
  ],
  ignore: [
    /^IP Multicast Routing Table|^Flags: |^ {7}\S|^Outgoing interface flags|^ Timers:|^ Interface state/,
    /^\s+Outgoing interface list:/,
  ],
};

export const mplsInterfaces: Template = {
  commands: ['show mpls interfaces'],
  columns: ['interface', 'mpls_ip', 'protocol', 'tunnel', 'bgp', 'static', 'operational'],
  rules: [
    row(
      /^(?<interface>\S+)\s+(?<mpls_ip>Yes|No)(?: +\((?<protocol>\w+)\))?\s+(?<tunnel>Yes|No)\s+(?<bgp>Yes|No)\s+(?<static>Yes|No)\s+(?<operational>Yes|No)$/,
    ),
  ],
  ignore: [/^Interface\s+IP/],
};

export const pseudowires: Template = {
  commands: ['show mpls l2transport vc'],
  columns: ['interface', 'local_circuit', 'dest_address', 'vc_id', 'status'],
  rules: [
    row(
      pattern(
        `^(?<interface>\\S+)\\s+(?<local_circuit>\\S.*?)\\s(?<dest_address>${IPV4})\\s+(?<vc_id>\\d+)\\s+(?<status>[A-Z ]+)$`,
      ),
    ),
  ],
  ignore: [/^Local intf/, /^[-\s]+$/],
};

export const isisNeighbours: Template = {
  commands: ['show isis neighbors'],
  columns: ['system_id', 'type', 'interface', 'ip_address', 'state', 'hold_time', 'circuit_id'],
  rules: [
    row(
      /^(?<system_id>\S+)\s+(?<type>L1|L2|L1L2)\s+(?<interface>\S+)\s+(?<ip_address>\d[\d.]+)\s+(?<state>[A-Z]+)\s+(?<hold_time>\d+)\s+(?<circuit_id>\S+)$/,
    ),
  ],
  ignore: [/^System Id\s+Type|^Tag \S+:/],
};

/** Older systems say our address in the row, newer ones below it. */
export const bfdSessions: Template = {
  commands: ['show bfd neighbors details', 'show bfd neighbors detail', 'show bfd neighbors'],
  columns: [
    ...['our_addr', 'neighbor_addr', 'local_discrim', 'remote_discrim', 'remote_heard', 'holddown'],
    ...['multiplier', 'state', 'interface', 'echo_function', 'echo_interval', 'diagnostic_bit', 'demand_bit'],
    ...['poll_bit', 'min_tx_interval', 'min_rx_interval', 'received_min_rx_interval', 'received_multiplier'],
    ...['holddown_hits', 'hello_interval', 'hello_hits', 'rx_count', 'rx_last', 'tx_count', 'tx_last'],
    ...['echo_rx_count', 'echo_rx_last', 'echo_tx_count', 'echo_tx_last', 'registered_protocols', 'template'],
    ...['uptime', 'downtime', 'version'],
  ],
  required: ['neighbor_addr'],
  rules: [
    begins(
      /^(?<our_addr>[\da-fA-F][\w.:]*)\s+(?<neighbor_addr>[\da-fA-F][\w.:]*)\s+(?<local_discrim>\d+)\s*\/\s*(?<remote_discrim>\d+)\s+(?<remote_heard>\w+)\s+\d+\s+\(\d+ *\)\s+(?<state>\w+)\s+(?<interface>\S+)$/,
    ),
    begins(
      /^(?<neighbor_addr>[\da-fA-F][\w.:]*)\s+(?<local_discrim>\d+)\s*\/\s*(?<remote_discrim>\d+)\s+(?<remote_heard>\w+)\s+(?<state>\w+)\s+(?<interface>\S+)$/,
    ),
    /^OurAddr: (?<our_addr>\S+)/,
    /^Session state is \w+ and (?<echo_function>(?:not )?using echo function)(?: with (?<echo_interval>\d+) ms)?/,
    /^Local Diag: (?<diagnostic_bit>\d+), Demand mode: (?<demand_bit>\d+), Poll bit: (?<poll_bit>\d+)/,
    /^MinTxInt: (?<min_tx_interval>\d+), MinRxInt: (?<min_rx_interval>\d+), Multiplier: (?<multiplier>\d+)/,
    /^Received MinRxInt: (?<received_min_rx_interval>\d+), Received Multiplier: (?<received_multiplier>\d+)/,
    /^Holddown \(hits\): (?<holddown>\d+)\((?<holddown_hits>\d+)\), Hello \(hits\): (?<hello_interval>\d+)\((?<hello_hits>\d+)\)/,
    /^Rx Count: (?<rx_count>\d+)(?:, .*last: (?<rx_last>\d+) ms ago)?/,
    /^Tx Count: (?<tx_count>\d+)(?:, .*last: (?<tx_last>\d+) ms ago)?/,
    /^Echo Rx Count: (?<echo_rx_count>\d+)(?:, .*last: (?<echo_rx_last>\d+) ms ago)?/,
    /^Echo Tx Count: (?<echo_tx_count>\d+)(?:, .*last: (?<echo_tx_last>\d+) ms ago)?/,
    /^Registered protocols: (?<registered_protocols>.+)$/,
    /^Template: (?<template>\S+)/,
    /^Uptime: (?<uptime>\S+)/,
    /^Downtime: (?<downtime>\S+)/,
    /^Last packet: Version: (?<version>\d+)/,
  ],
  ignore: [
    /^(?:OurAddr|NeighAddr)\s|^IPv[46] Sessions|^Session Host|^Handle:|^Elapsed time|^\S+#/,
    // The rest of the last packet.
    /^\s+\S/,
  ],
};
