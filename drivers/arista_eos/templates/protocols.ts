import { begins, row, type Template } from '../../../src/device/parse/template.js';

export const ospfNeighbours: Template = {
  commands: ['show ip ospf neighbor'],
  columns: ['neighbor_id', 'instance', 'vrf', 'priority', 'state', 'dead_time', 'ip_address', 'interface'],
  rules: [
    row(
      /^(?<neighbor_id>\d[\d.]+)\s+(?:(?<instance>\d+)\s+)?(?<vrf>\S+)\s+(?<priority>\d+)\s+(?<state>2 WAYS\S*|[A-Z]\S*)\s+(?<dead_time>\S+)\s+(?<ip_address>\d[\d.]+)\s+(?<interface>\S+)$/,
    ),
  ],
  ignore: [/^Neighbor ID/],
};

export const ospfInterfaces: Template = {
  commands: ['show ip ospf interface brief'],
  columns: [
    ...['interface', 'instance', 'vrf', 'area', 'ip_address', 'prefix_length', 'cost', 'state', 'neighbors'],
  ],
  rules: [
    row(
      /^\s+(?<interface>\S+)\s+(?:(?<instance>\d+)\s+)?(?<vrf>\S+)\s+(?<area>\d\S*)\s+(?<ip_address>[\d.]+)\/(?<prefix_length>\d+)\s+(?<cost>\d+)\s+(?<state>\S.*?)\s+(?<neighbors>\d+)$/,
    ),
  ],
  ignore: [/^\s+Interface\s/],
};

export const ospfDatabase: Template = {
  commands: ['show ip ospf database'],
  columns: [
    ...['router_id', 'process_id', 'vrf', 'area', 'link_id', 'adv_router', 'age', 'link_count', 'tag'],
  ],
  carried: ['router_id', 'process_id', 'vrf', 'area'],
  required: ['link_id'],
  rules: {
    start: [
      /^\s+OSPF Router with ID\((?<router_id>[^)]+)\) \((?:Instance|Process) ID (?<process_id>\S+)\) \(VRF (?<vrf>[^)]+)\)/,
      // Of no area.
      { line: /^\s+Type-5 AS External Link States(?<area>)/, go: 'external' },
      /^\s+.* \(Area (?<area>[^)]+)\)/,
      row(
        /^(?<link_id>\d\S+)\s+(?<adv_router>\d\S+)\s+(?<age>\S+)\s+0x\S+\s+0x\S+(?:\s+(?<link_count>\d+))?$/,
      ),
    ],
    external: [
      { line: /^\s+.* \(Area (?<area>[^)]+)\)/, go: 'start' },
      {
        line: /^\s+OSPF Router with ID\((?<router_id>[^)]+)\) \((?:Instance|Process) ID (?<process_id>\S+)\) \(VRF (?<vrf>[^)]+)\)/,
        go: 'start',
      },
      row(/^(?<link_id>\d\S+)\s+(?<adv_router>\d\S+)\s+(?<age>\S+)\s+0x\S+\s+0x\S+(?:\s+(?<tag>\d+))?$/),
    ],
  },
  ignore: [/^Link ID/],
};

export const isisNeighbours: Template = {
  commands: ['show isis neighbors'],
  columns: [
    ...['instance', 'vrf', 'system_id', 'type', 'interface', 'snpa', 'state', 'hold_time', 'circuit_id'],
  ],
  rules: [
    row(
      /^(?<instance>\S+)\s+(?<vrf>\S+)\s+(?<system_id>\S+)\s+(?<type>L\S+)\s+(?<interface>\S+)\s+(?<snpa>\S+)\s+(?<state>UP|DOWN|INIT)\s+(?<hold_time>\d+)\s+(?<circuit_id>\S+)$/,
    ),
  ],
  ignore: [/^Instance\s+VRF/],
};

export const pimNeighbours: Template = {
  commands: ['show pim ipv4 neighbor', 'show ip pim neighbor'],
  columns: ['vrf', 'neighbor', 'interface', 'uptime', 'expires', 'mode', 'transport'],
  carried: ['vrf'],
  required: ['neighbor'],
  rules: [
    /^PIM Neighbor Table for (?<vrf>\S+) VRF/,
    row(
      /^(?<neighbor>\d[\d.]+)\s+(?<interface>\S+)\s+(?<uptime>\S+)\s+(?<expires>\S+)\s+(?<mode>\S+)(?:\s+(?<transport>\S+))?$/,
    ),
  ],
  ignore: [/^Neighbor Address/],
};

export const pimInterfaces: Template = {
  commands: ['show pim ipv4 interface', 'show ip pim interface'],
  columns: [
    ...['ip_address', 'interface', 'mode', 'neighbors', 'hello_interval', 'dr_priority', 'dr_address'],
    ...['packets_queued', 'packets_dropped'],
  ],
  rules: [
    row(
      /^(?<ip_address>\d[\d.]+)\s+(?<interface>\S+)\s+(?<mode>\S+)\s+(?<neighbors>\d+)\s+(?<hello_interval>\d+)\s+(?<dr_priority>\d+)\s+(?<dr_address>\S+)\s+(?<packets_queued>\d+)\s+(?<packets_dropped>\d+)/,
    ),
  ],
  ignore: [/^Address\s+Interface|^\s+Count\s/],
};

export const bgpPaths: Template = {
  commands: ['show ip bgp', 'show ip bgp vrf all'],
  columns: [
    ...['status', 'path_selection', 'route_source', 'network', 'next_hop', 'metric', 'local_pref', 'weight'],
    ...['as_path', 'origin'],
  ],
  rules: [
    row(
      /^ (?<status>[s* ])(?<path_selection> )(?<route_source>[># ])[ESecb]{0,4}\s+(?<network>\S+)\s+(?<next_hop>\S+)\s+(?<metric>\d+|-)\s+(?<local_pref>\d+|-)\s+(?<weight>\d+|-)\s+(?<as_path>(?:[\d{(][\d{}()., ]* )?)(?<origin>[ie?])(?: .*)?$/,
    ),
  ],
  ignore: [
    /^B?GP routing table|^Router identifier|^(?:Route status|Origin) codes:|^AS Path Attributes|^RPKI/,
    /^ {10,}[A-Z]|^\s+Network\s/,
  ],
};

export const bgpDetails: Template = {
  commands: ['show ip bgp detail', 'show ip bgp detail vrf all'],
  columns: [
    ...['vrf', 'router_id', 'local_as', 'prefix', 'prefix_length', 'as_path', 'next_hop', 'neighbor'],
    ...['neighbor_id', 'origin', 'metric', 'local_pref', 'weight', 'valid', 'path_type', 'active', 'backup'],
    ...['community', 'large_community'],
  ],
  carried: ['vrf', 'router_id', 'local_as', 'prefix', 'prefix_length'],
  required: ['next_hop'],
  rules: [
    { line: /^BGP routing table information for VRF (?<vrf>\S+)/, record: 'begins' },
    /^Router identifier (?<router_id>\S+), local AS number (?<local_as>\S+)/,
    // A network without a length is one by class.
    {
      line: /^BGP routing table entry for (?<prefix>[^/\s]+)(?:\/(?<prefix_length>\d+)|(?<prefix_length__2>))$/,
      record: 'begins',
    },
    begins(/^ {2}(?<as_path>(?:\d|Local|\{|\().*)$/),
    /^ {4}(?<next_hop>\S+) from (?<neighbor>\S+) \((?<neighbor_id>[^)]+)\)/,
    /^ {6}Origin (?<origin>\w+), metric (?<metric>\d+|-), localpref (?<local_pref>\d+|-),(?: IGP metric \S+,)? weight (?<weight>\d+|-),(?: received .*? ago,)?(?: tag \d+,)? (?<valid>\w+), (?<path_type>\w+)(?=(?:.*, (?<active>best))?)(?=(?:.*, (?<backup>backup))?)/,
    /^ {6}Community: (?<community>.+)$/,
    /^ {6}Large Community: (?<large_community>.+)$/,
  ],
  ignore: [/^ Paths: |^ {6}(?:Extended Community|Rx |\d+ Contributing|Originator|Cluster|AIGP)|^ {8}/],
};

const END = 'any|host \\S+|[\\d.]+/\\d+|[\\d.]+ [\\d.]+';

export const accessLists: Template = {
  commands: ['show ip access-lists', 'show ip access-list'],
  columns: [
    ...['name', 'sn', 'action', 'remark', 'protocol', 'source', 'port_modifier', 'port_range', 'destination'],
    'modifier',
  ],
  carried: ['name'],
  required: ['sn'],
  rules: [
    /^(?:Standard )?IP Access List (?<name>\S+)/,
    row(/^\s+(?<sn>\d+) (?<action>remark) (?<remark>.+)$/),
    row(
      new RegExp(
        `^\\s+(?<sn>\\d+) (?<action>permit|deny) (?<protocol>\\S+) (?<source>${END})(?: (?<port_modifier>eq|neq|gt|lt|range) (?<port_range>\\S.*?))? (?<destination>${END})(?: (?<modifier>\\S.*))?$`,
      ),
    ),
    // Standard lists only have a source.
    row(new RegExp(`^\\s+(?<sn>\\d+) (?<action>permit|deny) (?<source>${END})(?: (?<modifier>\\S.*))?$`)),
  ],
  ignore: [/^\s+(?:statistics|counters|fragments|Total rules|Configured|Active)/],
};

export const ospfSummary: Template = {
  commands: ['show ip ospf summary'],
  columns: [
    ...['instance', 'router_id', 'vrf', 'area', 'type', 'interfaces', 'neighbors', 'neighbors_full'],
    ...['router_lsas', 'network_lsas', 'summary_lsas', 'asbr_lsas', 'nssa_lsas'],
  ],
  carried: ['instance', 'router_id', 'vrf'],
  required: ['area'],
  rules: [
    /^OSPF instance (?<instance>\d+) with ID (?<router_id>[^,\s]+), VRF (?<vrf>[^,\s]+)/,
    row(
      /^(?<area>\d\S*)\s+(?<type>\S+)\s+(?<interfaces>\d+)\s+(?<neighbors>\d+)\s+\((?<neighbors_full>\d+)\s*\)\s+(?<router_lsas>\d+)\s+(?<network_lsas>\d+)\s+(?<summary_lsas>\d+)\s+(?<asbr_lsas>\d+)\s+(?<nssa_lsas>\d+)/,
    ),
  ],
  ignore: [/^Time since|^Max LSAs|^Type-5 Ext|^ID\s+Type/],
};
