import { begins, row, type Template } from '../../../src/device/parse/template.js';
import { NODES } from './nodes.js';

export const ospfNeighbours: Template = {
  commands: ['show ospf neighbor'],
  columns: ['ip_address', 'interface', 'state', 'router_id', 'priority', 'dead_time'],
  rules: [
    row(
      /^(?<ip_address>[\d.]+)\s+(?<interface>\S+)\s+(?<state>\S+)\s+(?<router_id>[\d.]+)\s+(?<priority>\d+)\s+(?<dead_time>\d+|-)$/,
    ),
  ],
  ignore: [/^Address\s+Interface/, ...NODES],
};

export const isisAdjacencies: Template = {
  commands: ['show isis adjacency'],
  columns: ['interface', 'system_id', 'type', 'state', 'hold_time', 'snpa'],
  rules: [
    row(
      /^(?<interface>\S+)\s+(?<system_id>\S+)\s+(?<type>\d)\s+(?<state>[A-Z]\S*)\s+(?<hold_time>\d+)(?:\s+(?<snpa>[0-9a-f:]+))?$/,
    ),
  ],
  ignore: [/^Interface\s+System/, ...NODES],
};

/** A record a table of a peer; a peer that is not established has none. */
export const bgpSummary: Template = {
  commands: ['show bgp summary'],
  columns: [
    ...['peer_ip', 'peer_as', 'in_pkt', 'out_pkt', 'out_q', 'flaps', 'last_flap', 'up_down', 'state'],
    ...['interface', 'active', 'received', 'accepted', 'damped'],
  ],
  carried: ['peer_ip', 'peer_as', 'in_pkt', 'out_pkt', 'out_q', 'flaps', 'last_flap', 'up_down', 'state'],
  required: ['peer_ip'],
  rules: [
    {
      line: /^(?<peer_ip>[0-9A-Fa-f.:]*[.:][0-9A-Fa-f.:]*)\s+(?<peer_as>\d[\d.]*)\s+(?<in_pkt>\d+)\s+(?<out_pkt>\d+)\s+(?<out_q>\d+)\s+(?<flaps>\d+)\s+(?:(?<last_flap>\d[\dwd]*)\s+)?(?<up_down>\d[\d:]*)\s+(?<state>[A-Z]\S*)$/,
      record: 'begins',
      clear: true,
      counts: true,
    },
    row(/^\s+(?<interface>\S+): (?<active>\d+)\/(?<received>\d+)\/(?<accepted>\d+)\/(?<damped>\d+)$/),
  ],
  ignore: [
    /^Threading mode:|^Default eBGP mode:|^Groups: \d|^Peer\s+AS/,
    // The tables of this router, above those of its peers.
    /^Table\s+Tot Paths|^[\w.-]+\.\d+\s*$|^(?:[\w.-]+\.\d+)?(?:\s+\d+){6}$/,
    ...NODES,
  ],
};

/** Of a peer's tables the counters of the last. */
export const bgpNeighbours: Template = {
  commands: ['show bgp neighbor'],
  columns: [
    ...['address', 'asn', 'local_address', 'local_asn', 'state', 'error', 'holdtime', 'active_holdtime'],
    ...['last_flap_event', 'peer_id', 'local_id', 'interface', 'inet', 'prefixes_active'],
    ...['prefixes_received', 'prefixes_accepted', 'prefixes_suppressed', 'prefixes_advertised'],
  ],
  required: ['address'],
  rules: [
    begins(
      /^Peer: (?<address>[^\s+]+)(?:\+\d+)? AS (?<asn>\d+)\s+Local: (?<local_address>[^\s+]+)(?:\+\d+)? AS (?<local_asn>\d+)/,
    ),
    /^\s+Type: \S+\s+State: (?<state>\w+)/,
    /^\s+Last Error: None$/,
    /^\s+Last Error: (?<error>.+)$/,
    /^\s+(?:Local Address: (?<local_address>\S+) )?Holdtime: (?<holdtime>\d+)/,
    /^\s+Last flap event: (?<last_flap_event>\S+)/,
    /^\s+Peer ID: (?<peer_id>\S+)\s+Local ID: (?<local_id>\S+)\s+Active Holdtime: (?<active_holdtime>\d+)/,
    /^\s+Local Interface: (?<interface>\S+)/,
    /^\s+Table (?:\S+\.)?(?<inet>inet6?)\.\d+/,
    /^\s+Active prefixes:\s+(?<prefixes_active>\d+)/,
    /^\s+Received prefixes:\s+(?<prefixes_received>\d+)/,
    /^\s+Accepted prefixes:\s+(?<prefixes_accepted>\d+)/,
    /^\s+Suppressed due to damping:\s+(?<prefixes_suppressed>\d+)/,
    /^\s+Advertised prefixes:\s+(?<prefixes_advertised>\d+)/,
  ],
  // The rest of a peer's block.
  ignore: [/^\s+\S/, ...NODES],
};

export const routeSummary: Template = {
  commands: ['show route summary'],
  columns: ['asn', 'router_id', 'table_name', 'route_src', 'routes', 'active_routes'],
  carried: ['asn', 'router_id', 'table_name'],
  required: ['route_src'],
  rules: {
    start: [
      /^Autonomous system number: (?<asn>\S+)/,
      /^Router ID: (?<router_id>\S+)/,
      { line: /^(?<table_name>\S+): \d+ destinations, /, go: 'table' },
      { line: /^Highwater Mark/, go: 'marks' },
    ],
    marks: [{ line: /^(?<table_name>\S+): \d+ destinations, /, go: 'table' }, /^\s+\S/],
    table: [
      /^(?<table_name>\S+): \d+ destinations, /,
      row(/^\s+(?<route_src>\S+):\s+(?<routes>\d+) routes,\s+(?<active_routes>\d+) active$/),
    ],
  },
  ignore: [/^\s+Limit\/Threshold:/, ...NODES],
};

export const rsvpInterfaces: Template = {
  commands: ['show rsvp interface'],
  columns: [
    ...['interface', 'oper_state', 'active_resv', 'subscription', 'total_bw', 'avail_bw', 'resv_bw'],
    ...['highwater_mark', 'total_interface'],
  ],
  carried: ['total_interface'],
  required: ['interface'],
  rules: [
    /^RSVP interface: (?<total_interface>\d+) active/,
    row(
      /^(?<interface>\S+)\s+(?<oper_state>Up|Down|Disabled)\s+(?<active_resv>\d+)\s+(?<subscription>\d+)%\s+(?<total_bw>\S+)\s+(?<avail_bw>\S+)\s+(?<resv_bw>\S+)\s+(?<highwater_mark>\S+)$/,
    ),
  ],
  ignore: [/^Warning: License|^\s+Active\s+Subscr-|^Interface\s+State/, ...NODES],
};
