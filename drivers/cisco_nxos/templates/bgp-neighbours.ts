import { begins, type Template } from '../../../src/device/parse/template.js';

/** Messages that are counted, by what the device calls them. */
const MESSAGES: [label: string, name: string][] = [
  ['Opens', 'opens'],
  ['Notifications', 'notifications'],
  ['Updates', 'updates'],
  ['Keepalives', 'keepalives'],
  ['Route Refresh', 'route_refresh'],
  ['Capability', 'capability'],
  ['Total', 'total_mess'],
  ['Total bytes', 'total_bytes'],
];

const neighbour = [
  begins(
    /^BGP neighbor is (?<neighbor>[^\s,]+),\s+remote AS (?=(?<asn>[\d.]+))(?<remote_asn>[\d.]+),(?:\s+local AS (?<local_asn>[\d.]+),)?/,
  ),
  /^\s+Inherits peer configuration from peer-template (?<peer_group>\S+)/,
  /^\s+Description: (?<description>.+)$/,
  /^\s+BGP state = (?<bgp_state>[^,]+), (?:up|down) for (?<uptime>[^,\s]+)/,
  /^\s+Using (?<source_iface>\S+) as update source/,
  /^\s+Connections established (?<conn_estab>\d+), dropped (?<conn_dropped>\d+)/,
  /^\s+Last reset by us (?<last_reset>[^,]+), due to (?<last_reset_reason>.+)$/,
  /^\s+Last reset by peer (?<last_peer_reset>[^,]+), due to (?<last_peer_reset_reason>.+)$/,
  /^\s+Route refresh capability \(new\): (?<rr_new_cap>.+)$/,
  /^\s+Route refresh capability \(old\): (?<rr_old_cap>.+)$/,
  /^\s+4-Byte AS capability: (?<fourbyte_cap>.+)$/,
  /^\s+Graceful Restart capability: (?<graceful_cap>.+)$/,
  /^\s+Extended Next Hop Encoding Capability: (?<ext_nh_cap>.+)$/,
  { line: /^\s+Address families advertised to peer:/, go: 'advertised' },
  { line: /^\s+Address families received from peer:/, go: 'received' },
  /^\s+Restart time advertised to peer: (?<restart_time_adv>\d+)/,
  /^\s+Restart time advertised by peer: (?<restart_time_rcv>\d+)/,
  /^\s+Stale time for routes advertised by peer: (?<stale_time>\d+)/,
  ...MESSAGES.map(
    ([label, name]) =>
      new RegExp(`^\\s+${label}:\\s+(?<${name}_count_sent>\\d+)\\s+(?<${name}_count_rcvd>\\d+)$`),
  ),
  /^\s+Bytes in queue:\s+(?<total_bytes_send_queue>\d+)\s+(?<total_bytes_rcvd_queue>\d+)$/,
  { line: /^\s+For address family: (?<addr_family>.+)$/, go: 'start' },
  /^\s+BGP table version (?<table_version>\d+), neighbor version (?<nei_table_version>\d+)/,
  /^\s+(?<accepted_paths>\d+) accepted (?:paths|prefixes).* consumes? (?<consumed_mem>\d+) bytes/,
  /^\s+(?<sent_paths>\d+) sent (?:paths|prefixes)/,
  /^\s+Inbound route-map configured is (?<inbound_routemap>[^\s,]+)/,
  /^\s+Outbound route-map configured is (?<outbound_routemap>[^\s,]+)/,
  /^\s+Local host: (?<localhost_ip>[^\s,]+), Local port: (?<localhost_port>\d+)/,
  /^\s+Foreign host: (?<remote_ip>[^\s,]+), Foreign port: (?<remote_port>\d+)/,
];

export const bgpNeighbours: Template = {
  commands: [
    ...['show ip bgp neighbors', 'show ip bgp neighbors vrf all', 'show bgp ipv4 unicast neighbors'],
    'show bgp vrf all ipv4 unicast neighbors',
  ],
  columns: [
    ...['neighbor', 'asn', 'remote_asn', 'local_asn', 'peer_group', 'description', 'bgp_state', 'uptime'],
    ...['source_iface', 'conn_estab', 'conn_dropped', 'last_reset', 'last_reset_reason', 'last_peer_reset'],
    ...['last_peer_reset_reason', 'rr_new_cap', 'rr_old_cap', 'fourbyte_cap', 'graceful_cap', 'ext_nh_cap'],
    ...['addr_fam_adv', 'addr_fam_rcv', 'restart_time_adv', 'restart_time_rcv', 'stale_time'],
    ...MESSAGES.flatMap(([, name]) => [`${name}_count_sent`, `${name}_count_rcvd`]),
    ...['total_bytes_send_queue', 'total_bytes_rcvd_queue', 'addr_family', 'table_version'],
    ...['nei_table_version', 'accepted_paths', 'consumed_mem', 'sent_paths', 'inbound_routemap'],
    ...['outbound_routemap', 'localhost_ip', 'localhost_port', 'remote_ip', 'remote_port', 'vrf'],
  ],
  required: ['neighbor'],
  lists: ['addr_family', 'table_version', 'nei_table_version'],
  rules: {
    start: neighbour,
    // Families are one line, deeper than what is around them.
    advertised: [{ line: /^ {4}(?<addr_fam_adv>\S.*)$/, go: 'start' }, ...neighbour],
    received: [{ line: /^ {4}(?<addr_fam_rcv>\S.*)$/, go: 'start' }, ...neighbour],
  },
  ignore: [/^\s+\S/],
};
