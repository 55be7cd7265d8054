import { begins, row, type Template } from '../../src/device/parse/template.js';
import { frrBgpSummary, frrIpv6Routes, frrRoutes } from '../common/frr-routes.js';

const interfaces: Template = {
  commands: ['show interface brief'],
  columns: ['interface', 'status', 'vrf', 'ip_address'],
  lists: ['ip_address'],
  required: ['interface'],
  rules: [
    begins(/^(?<interface>\S+)\s+(?<status>up|down)\s+(?<vrf>\S+)(?:\s+(?<ip_address>\S+))?$/),
    // Further addresses of the interface.
    /^\s+(?:\+ )?(?<ip_address>[\da-f.:]+\/\d+)$/,
  ],
  ignore: [/^Interface\s+Status|^-+\s/],
};

const ospfNeighbours: Template = {
  commands: ['show ip ospf neighbor'],
  columns: [
    ...['neighbor_id', 'priority', 'state', 'role', 'up_time', 'dead_time', 'ip_address', 'interface'],
    'local_address',
  ],
  rules: [
    row(
      /^(?<neighbor_id>\S+)\s+(?<priority>\d+)\s+(?<state>\w+)\/(?<role>\S+)\s+(?:(?<up_time>\S+)\s+)?(?<dead_time>\S+s)\s+(?<ip_address>[\d.]+)\s+(?<interface>\S+):(?<local_address>[\d.]+)\s+\d+\s+\d+\s+\d+$/,
    ),
  ],
  ignore: [/^Neighbor ID\s/],
};

const ospfInterfaces: Template = {
  commands: ['show ip ospf interface'],
  columns: [
    ...['interface', 'status', 'mtu', 'bandwidth', 'ip_address', 'prefix_length', 'area', 'router_id'],
    ...['network_type', 'cost', 'state', 'priority', 'hello', 'dead', 'retransmit', 'neighbor_count'],
    'adjacent_neighbor_count',
  ],
  required: ['interface'],
  rules: [
    begins(/^(?<interface>\S+) is (?<status>up|down)$/),
    /^ +ifindex \d+, MTU (?<mtu>\d+) bytes, BW (?<bandwidth>\d+ \w+)/,
    /^ +Internet Address (?<ip_address>[\d.]+)\/(?<prefix_length>\d+),.*Area (?<area>[\d.]+)/,
    /^ +Router ID (?<router_id>[\d.]+), Network Type (?<network_type>\w+), Cost: (?<cost>\d+)/,
    /^ +Transmit Delay is \d+ sec, State (?<state>[^,]+), Priority (?<priority>\d+)/,
    /^ +Timer intervals configured, Hello (?<hello>\w+), Dead (?<dead>\w+), Wait \w+, Retransmit (?<retransmit>\d+)/,
    /^ +Neighbor Count is (?<neighbor_count>\d+), Adjacent neighbor count is (?<adjacent_neighbor_count>\d+)/,
  ],
  // The rest of an interface's block.
  ignore: [/^ +[A-Z]/],
};

const bfdPeers: Template = {
  commands: ['show bfd peers brief'],
  columns: ['session_id', 'local_address', 'peer_address', 'status'],
  rules: [
    row(
      /^(?<session_id>\d+)\s+(?<local_address>\S+)\s+(?<peer_address>\S+)\s+(?<status>up|down|init|shutdown)$/,
    ),
  ],
  ignore: [/^Session count|^SessionId\s|^=+\s/],
};

const version: Template = {
  commands: ['show version'],
  columns: ['version', 'hostname', 'kernel'],
  rules: [row(/^FRRouting (?<version>\S+) \((?<hostname>\S+)\)(?: on (?<kernel>\S+))?\.$/)],
  ignore: [/^Copyright|^configured with:|^\s+'/],
};

/** Observed on FRR 8.4.4; the tables of BGP and of IPv6 are those of VyOS, which is made of it. */
export const templates: Template[] = [
  interfaces,
  ospfNeighbours,
  ospfInterfaces,
  bfdPeers,
  version,
  frrRoutes,
  frrIpv6Routes,
  frrBgpSummary,
];
