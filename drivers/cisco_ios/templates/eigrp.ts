import { begins, row, type Template } from '../../../src/device/parse/template.js';

const AS =
  /^(?:IP-)?EIGRP(?:-IPv4)?(?: VR\(\S+\))?(?: Address-Family)? [Nn]eighbors for (?:AS|process) ?\(?(?<as>\d+)/;
const NEIGHBOUR =
  '^(?<h>\\d+) +(?<ip_address>[\\d.]+) +(?<interface>\\S+) +(?<hold>\\d+) +(?<uptime>\\S+) +(?<srtt>\\d+) +(?<rto>\\d+) +(?<q_cnt>\\d+) +(?<seq_num>\\d+)$';
const HEADINGS = /^H\s+Address|^\s+\(sec\)/;

export const eigrpNeighbours: Template = {
  commands: ['show ip eigrp neighbors'],
  columns: ['as', 'h', 'ip_address', 'interface', 'hold', 'uptime', 'srtt', 'rto', 'q_cnt', 'seq_num'],
  carried: ['as'],
  rules: [AS, row(new RegExp(NEIGHBOUR))],
  ignore: [HEADINGS],
};

/** How many neighbours there may be is said below them. */
export const eigrpNeighbourDetails: Template = {
  commands: ['show ip eigrp neighbors detail'],
  columns: [
    ...['as', 'h', 'ip_address', 'interface', 'hold', 'uptime', 'srtt', 'rto', 'q_cnt', 'seq_num'],
    ...['version', 'retrans', 'retries', 'prefixes', 'topology_ids_from_peer', 'max_neighbors'],
    'current_neighbors',
  ],
  carried: ['as'],
  required: ['ip_address'],
  backwards: ['max_neighbors', 'current_neighbors'],
  rules: [
    AS,
    begins(new RegExp(NEIGHBOUR)),
    /^\s+Version (?<version>[^,\s]+), Retrans: (?<retrans>\d+), Retries: (?<retries>\d+)(?:, Prefixes: (?<prefixes>\d+))?/,
    /^\s+Topology-ids from peer - (?<topology_ids_from_peer>.+)$/,
    { line: /^Max Nbrs: (?<max_neighbors>\d+), Current Nbrs: (?<current_neighbors>\d+)/, record: 'begins' },
  ],
  ignore: [HEADINGS, /^\s+(?:Time since|Stub Peer|Suppressing|Static neighbor|Restart time|BFD)/],
};

export const eigrpTopology: Template = {
  commands: ['show ip eigrp topology'],
  columns: [
    ...['process_id', 'router_id', 'code', 'route', 'prefix_length', 'successors', 'fd', 'tag', 'source'],
    ...['adv_router', 'adv_fd', 'adv_rd', 'out_interface'],
  ],
  carried: ['process_id', 'router_id'],
  required: ['route'],
  lists: ['adv_router', 'adv_fd', 'adv_rd', 'out_interface'],
  rules: [
    /^(?:IP-)?EIGRP(?:-IPv4)?(?: VR\(\S+\))? Topology Table for AS ?\((?<process_id>\d+)\)\/ID\((?<router_id>\S+)\)/,
    begins(
      /^(?<code>[PAUQRrs]) (?<route>[\d.]+)\/(?<prefix_length>\d+), (?<successors>\d+) successors, FD is (?<fd>\w+)(?:, tag is (?<tag>\w+))?/,
    ),
    /^\s+via (?<adv_router>\d[\d.]+)(?: \((?<adv_fd>\d+)\/(?<adv_rd>\d+)\))?, (?<out_interface>\S+)/,
    /^\s+via (?<source>[A-Z]\w+)(?: \((?<adv_fd>\d+)\/(?<adv_rd>\d+)\))?(?:, (?<out_interface>\S+))?/,
  ],
  ignore: [/^Codes:|^\s+r - reply/],
};

/** Two lines of a table, and then what its columns had no room for. */
export const eigrpInterfaces: Template = {
  commands: ['show ip eigrp interfaces detail'],
  columns: [
    ...['as', 'interface', 'peers', 'xmit_q_unreliable', 'xmit_q_reliable', 'peer_q_unreliable'],
    ...['peer_q_reliable', 'mean_srtt', 'pacing_time_unreliable', 'pacing_time_reliable', 'mcast_flow_timer'],
    ...['pending_routes', 'hello_interval', 'hold_time', 'split_horizon', 'next_xmit_serial'],
    ...['packetized_sent', 'packetized_expedited', 'hellos_sent', 'hellos_expedited', 'mcasts_unreliable'],
    ...['mcasts_reliable', 'ucasts_unreliable', 'ucasts_reliable', 'mcast_exceptions', 'cr_packets'],
    ...['acks_suppressed', 'retransmissions_sent', 'out_of_sequence_rcvd', 'topology_ids'],
    ...['authentication_mode', 'topologies_advertised', 'topologies_not_advertised'],
  ],
  carried: ['as'],
  required: ['interface'],
  rules: [
    /^(?:IP-)?EIGRP(?:-IPv4)?(?: VR\(\S+\))?(?: Address-Family)? [Ii]nterfaces for (?:AS|process) ?\(?(?<as>\d+)/,
    begins(
      /^(?<interface>[A-Z]\S+)\s+(?<peers>\d+)\s+(?<xmit_q_unreliable>\d+)\/(?<xmit_q_reliable>\d+)(?:\s+(?<peer_q_unreliable>\d+)\/(?<peer_q_reliable>\d+))?\s+(?<mean_srtt>\d+)\s+(?<pacing_time_unreliable>\d+)\/(?<pacing_time_reliable>\d+)\s+(?<mcast_flow_timer>\d+)\s+(?<pending_routes>\d+)$/,
    ),
    /^\s+Hello-interval is (?<hello_interval>\d+), Hold-time is (?<hold_time>\d+)/,
    /^\s+Split-horizon is (?<split_horizon>\w+)/,
    /^\s+Next xmit serial (?<next_xmit_serial>\S+)/,
    /^\s+Packetized sent\/expedited: (?<packetized_sent>\d+)\/(?<packetized_expedited>\d+)/,
    /^\s+Hello's sent\/expedited: (?<hellos_sent>\d+)\/(?<hellos_expedited>\d+)/,
    /^\s+Un\/reliable mcasts: (?<mcasts_unreliable>\d+)\/(?<mcasts_reliable>\d+) +Un\/reliable ucasts: (?<ucasts_unreliable>\d+)\/(?<ucasts_reliable>\d+)/,
    /^\s+Mcast exceptions: (?<mcast_exceptions>\d+) +CR packets: (?<cr_packets>\d+) +ACKs suppressed: (?<acks_suppressed>\d+)/,
    /^\s+Retransmissions sent: (?<retransmissions_sent>\d+) +Out-of-sequence rcvd: (?<out_of_sequence_rcvd>\d+)/,
    /^\s+Topology-ids on interface - (?<topology_ids>.+)$/,
    /^\s+Authentication mode is (?<authentication_mode>[^,]+)/,
    /^\s+Topologies advertised on this interface: *(?<topologies_advertised>.*)$/,
    /^\s+Topologies not advertised on this interface: *(?<topologies_not_advertised>.*)$/,
  ],
  ignore: [/^\s+Xmit Queue|^Interface\s+Peers|^\s+Use (?:uni|multi)cast/],
};
