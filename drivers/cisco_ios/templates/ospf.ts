import { begins, type Rule, row, type Template } from '../../../src/device/parse/template.js';
import { IPV4, pattern } from '../../common/patterns.js';

export const ospfInterfaces: Template = {
  commands: ['show ip ospf interface brief'],
  columns: ['interface', 'area', 'ip_address_mask', 'cost', 'state', 'neighbors_fc'],
  rules: [
    // The number of the process stands behind the name.
    row(
      /^(?<interface>\S+)\s+\d+\s+(?<area>\S+)\s+(?<ip_address_mask>\S+\/\d+|Unnumbered \S+)\s+(?<cost>\d+)\s+(?<state>[A-Z]\w*)\s+(?<neighbors_fc>\d+\/\d+)$/i,
    ),
  ],
  ignore: [/^Interface\s+PID/],
};

export const ospfNeighbourDetails: Template = {
  commands: ['show ip ospf neighbor detail', 'show ip ospf neighbors detail'],
  columns: [
    ...['neighbor_id', 'ip_address', 'area', 'interface', 'priority', 'state', 'state_changes', 'dr', 'bdr'],
    ...['options', 'lls_options', 'last_oob_resync', 'dead_time', 'up_time', 'rq_index', 'rq_length'],
    ...['retransmission_number', 'first_packet', 'next_packet', 'last_retransmission_scan_length'],
    ...['max_retransmission_scan_length', 'last_retransmission_scan_time', 'max_retransmission_scan_time'],
  ],
  required: ['neighbor_id'],
  rules: [
    begins(/^ ?Neighbor (?<neighbor_id>\S+), interface address (?<ip_address>[^\s,]+)/),
    /^\s+In the area (?<area>\S+) via interface (?<interface>\S+)/,
    /^\s+Neighbor priority is (?<priority>\d+), State is (?<state>\w+), (?<state_changes>\d+) state changes/,
    /^\s+DR is (?<dr>\S+) BDR is (?<bdr>\S+)/,
    /^\s+Options is (?<options>\S+)/,
    /^\s+LLS Options is (?<lls_options>\S+(?: \([^)]*\))?)(?:, last OOB-Resync (?<last_oob_resync>\S+) ago)?/,
    /^\s+Dead timer due in (?<dead_time>\S+)/,
    /^\s+Neighbor is up for (?<up_time>\S+)/,
    /^\s+Index (?<rq_index>[\d/]+), retransmission queue length (?<rq_length>\d+), number of retransmission (?<retransmission_number>\d+)/,
    /^\s+First (?<first_packet>\S+) Next (?<next_packet>\S+)/,
    /^\s+Last retransmission scan length is (?<last_retransmission_scan_length>\d+), maximum is (?<max_retransmission_scan_length>\d+)/,
    /^\s+Last retransmission scan time is (?<last_retransmission_scan_time>\d+) msec, maximum is (?<max_retransmission_scan_time>\d+)/,
  ],
  // What it can: an explanation of the bits.
  ignore: [/^\s+\S/],
};

const LSA = `^(?<link_id>${IPV4})\\s+(?<adv_router>${IPV4})\\s+(?<age>\\d+)(?: +\\(DNA\\))?\\s+0x\\w+\\s+0x\\w+`;
const headings = [
  { line: /OSPF Router with id ?\((?<router_id>\S+)\) ?\(Process ID (?<process_id>\d+)\)/i, clear: true },
  { line: /Router Link States ?\(Area (?<area>\S+)\)/, go: 'routers' },
  // Of no area, and so of no process, as it is printed by some.
  { line: /Type-5 AS External Link States/, clear: true, go: 'external' },
  { line: /Link States ?\(Area (?<area>\S+)\)/, go: 'others' },
];

export const ospfDatabase: Template = {
  commands: ['show ip ospf database'],
  columns: ['router_id', 'process_id', 'area', 'link_id', 'adv_router', 'age', 'link_count', 'tag'],
  carried: ['router_id', 'process_id', 'area'],
  rules: {
    others: [...headings, row(pattern(LSA, '(?:\\s+\\d+)?$'))],
    routers: [...headings, row(pattern(LSA, '\\s+(?<link_count>\\d+)$'))],
    external: [...headings, row(pattern(LSA, '\\s+(?<tag>\\d+)$'))],
  },
  ignore: [/^\s*Link ID\s+ADV Router/],
};

const lsaColumns = [
  ...['router_id', 'process_id', 'area', 'lsa_age', 'lsa_options', 'lsa_type', 'lsa_id', 'lsa_adv_router'],
  ...['lsa_seq_number', 'lsa_checksum', 'lsa_length'],
];
/** What every advertisement begins with. */
const lsaRules: Rule[] = [
  { line: /OSPF Router with ID \((?<router_id>\S+)\) \(Process ID (?<process_id>\d+)\)/, clear: true },
  /^\s*(?:Router|Net) Link States \(Area (?<area>\S+)\)/,
  /^\s*LS age: (?<lsa_age>\d+)/,
  /^\s*Options: \((?<lsa_options>.*)\)/,
  /^\s*LS Type: (?<lsa_type>.+)$/,
  /^\s*Link State ID: (?<lsa_id>\S+)/,
  /^\s*Advertising Router: (?<lsa_adv_router>\S+)/,
  /^\s*LS Seq Number: (?<lsa_seq_number>\S+)/,
  /^\s*Checksum: (?<lsa_checksum>\S+)/,
  /^\s*Length: (?<lsa_length>\d+)/,
];
const lsaIgnored = /^\s*(?:Routing Bit Set|AS Boundary Router|Area Border Router|LS age: MAXAGE)/;

/** A record a link: what its router says of itself is carried on. */
export const ospfRouterLinks: Template = {
  commands: ['show ip ospf database router'],
  columns: [
    ...[...lsaColumns, 'lsa_num_links', 'ls_link_type', 'ls_link_id', 'ls_link_data', 'ls_mtid_metrics'],
    'ls_tos_0_metrics',
  ],
  carried: [...lsaColumns, 'lsa_num_links'],
  required: ['ls_link_type'],
  rules: [
    ...lsaRules,
    /^\s*Number of Links: (?<lsa_num_links>\d+)/,
    /^\s*Link connected to: (?<ls_link_type>.+)$/,
    /^\s*\(Link ID\) [^:]*: (?<ls_link_id>\S+)/,
    /^\s*\(Link Data\) [^:]*: (?<ls_link_data>\S+)/,
    /^\s*Number of (?:MTID|TOS) metrics: (?<ls_mtid_metrics>\d+)/,
    row(/^\s*TOS 0 Metrics?: (?<ls_tos_0_metrics>\d+)/),
  ],
  ignore: [lsaIgnored],
};

/** A record a router in the network. */
export const ospfNetworkLinks: Template = {
  commands: ['show ip ospf database network'],
  columns: [...lsaColumns, 'lsa_network_mask', 'ls_att_router'],
  carried: [...lsaColumns, 'lsa_network_mask'],
  required: ['ls_att_router'],
  rules: [
    ...lsaRules,
    /^\s*Network Mask: (?<lsa_network_mask>\S+)/,
    row(/^\s*Attached Router: (?<ls_att_router>\S+)/),
  ],
  ignore: [lsaIgnored],
};
