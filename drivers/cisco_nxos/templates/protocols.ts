import { begins, row, type Template } from '../../../src/device/parse/template.js';

export const ospfNeighbours: Template = {
  commands: ['show ip ospf neighbor', 'show ip ospf neighbors', 'show ip ospf neighbors vrf all'],
  columns: ['ospf_pid', 'vrf', 'neighbor_id', 'priority', 'state', 'uptime', 'ip_address', 'interface'],
  carried: ['ospf_pid', 'vrf'],
  required: ['neighbor_id'],
  rules: [
    /^\s*OSPF Process ID (?<ospf_pid>\S+) VRF (?<vrf>\S+)/,
    row(
      /^\s*(?<neighbor_id>\d[\d.]+)\s+(?<priority>\d+)\s+(?<state>\w+\/\s*\S+)\s+(?<uptime>\S+)\s+(?<ip_address>\d[\d.]+)\s+(?<interface>\S+)$/,
    ),
  ],
  ignore: [/^\s*Total number of neighbors|^\s*Neighbor ID/],
};

export const ospfInterfaces: Template = {
  commands: ['show ip ospf interface brief', 'show ip ospf interface brief vrf all'],
  columns: [
    ...['process', 'vrf', 'interface_count', 'interface', 'area', 'cost', 'state', 'neighbors_fc', 'status'],
  ],
  carried: ['process', 'vrf', 'interface_count'],
  required: ['interface'],
  rules: [
    /^\s*OSPF Process ID (?<process>\S+) VRF (?<vrf>\S+)/,
    /^\s*Total number of interface: (?<interface_count>\d+)/,
    row(
      /^\s*(?<interface>[A-Z]\S+)\s+\d+\s+(?<area>\S+)\s+(?<cost>\d+)\s+(?<state>\S+)\s+(?<neighbors_fc>\d+)\s+(?<status>\S+)$/,
    ),
  ],
  ignore: [/^\s*Interface\s+ID/],
};

export const bgpSummary: Template = {
  commands: [
    ...['show ip bgp summary', 'show ip bgp summary vrf', 'show ip bgp summary vrf all'],
    ...['show bgp ipv4 unicast summary', 'show ipv6 bgp summary', 'show bgp l2vpn evpn summary'],
  ],
  columns: [
    ...['vrf', 'router_id', 'local_as', 'bgp_neigh', 'bgp_ver', 'neigh_as', 'msg_rcvd', 'msg_sent', 'tblver'],
    ...['in_queue', 'out_queue', 'up_down', 'state_pfxrcd'],
  ],
  carried: ['vrf', 'router_id', 'local_as'],
  required: ['bgp_neigh', 'neigh_as'],
  rules: [
    /^BGP summary information for VRF (?<vrf>[^\s,]+)/,
    /^BGP router identifier (?<router_id>\S+), local AS number (?<local_as>\S+)/,
    row(
      /^(?:(?<bgp_neigh>[0-9A-Fa-f.:]+))?\s+(?<bgp_ver>\d)\s+(?<neigh_as>[\d.]+)\s+(?<msg_rcvd>\d+)\s+(?<msg_sent>\d+)\s+(?<tblver>\d+)\s+(?<in_queue>\d+)\s+(?<out_queue>\d+)\s+(?<up_down>\S+)\s+(?<state_pfxrcd>\S.*)$/,
    ),
    // A long address or number stands on a line of its own.
    /^(?<bgp_neigh>[0-9A-Fa-f.:]+)$/,
    /^(?<bgp_neigh>[0-9A-Fa-f.:]+)\s+(?<bgp_ver>\d)\s+(?<neigh_as>[\d.]+)$/,
    row(
      /^\s+(?<msg_rcvd>\d+)\s+(?<msg_sent>\d+)\s+(?<tblver>\d+)\s+(?<in_queue>\d+)\s+(?<out_queue>\d+)\s+(?<up_down>\S+)\s+(?<state_pfxrcd>\S.*)$/,
    ),
  ],
  ignore: [
    /^BGP (?:table version|attribute|community)|^\d+ (?:network entries|received paths|identical)/,
    /^\d+ denied|^Neighbor\s+V\s+AS|^Dampening/,
  ],
};

/** Paths of the table, one record each: the first of a network names it. */
export const bgpPaths: Template = {
  commands: ['show ip bgp', 'show ip bgp vrf all', 'show bgp ipv4 unicast'],
  columns: [
    ...['status', 'path_selection', 'route_source', 'network', 'next_hop', 'metric', 'local_pref', 'weight'],
    ...['as_path', 'origin'],
  ],
  carried: ['network'],
  required: ['next_hop'],
  rules: [
    // Columns as wide as in the heading, as numbers may be missing.
    row(
      /^(?<status>[sxSdh* ])(?<path_selection>[>|& ])(?<route_source>[ieclarI ])(?:(?<network>\d\S*)\s+| {19})(?=(?<next_hop>\S+))[\S ]{20}(?<metric>[\d ]{6})(?<local_pref>[\d ]{11})(?<weight>[\d ]{11}) (?<as_path>(?:[\d{][\d{}. ]* )?)(?<origin>[ie?])$/,
    ),
    /^[sxSdh* ][>|& ][ieclarI ](?<network>\d\S*)$/,
  ],
  ignore: [
    /^(?:Status|Path type|Origin codes):|^\s+Network\s+Next Hop|^BGP (?:routing table|table version)/,
    /^BGP table version|^Local router ID/i,
  ],
};

export const bfdNeighbours: Template = {
  commands: ['show bfd neighbors', 'show bfd neighbors vrf all'],
  columns: [...['our_addr', 'neigh_addr', 'ld_rd', 'rh_rs', 'holddown', 'state', 'interface', 'vrf', 'type']],
  rules: [
    row(
      /^(?<our_addr>[0-9a-f.:]+)\s+(?<neigh_addr>[0-9a-f.:]+)\s+(?<ld_rd>\d+\/\d+)\s+(?<rh_rs>\S+)\s+(?<holddown>[^\s(]+\(\d+\))\s+(?<state>\S+)\s+(?<interface>\S+)\s+(?<vrf>\S+)(?:\s+(?<type>\S+))?$/,
    ),
  ],
  ignore: [/^OurAddr/],
};

export const pimNeighbours: Template = {
  commands: ['show ip pim neighbor', 'show ip pim neighbor vrf all'],
  columns: [
    ...['vrf', 'neighbor', 'interface', 'uptime', 'expires', 'dr_priority', 'bidir_capable', 'bfd_state'],
    'ecmp_redirect_capable',
  ],
  carried: ['vrf'],
  required: ['neighbor'],
  rules: [
    /^PIM Neighbor Status for VRF "(?<vrf>[^"]+)"/,
    row(
      /^(?<neighbor>\d[\d.]+)\s+(?<interface>\S+)\s+(?<uptime>\S+)\s+(?<expires>\S+)\s+(?<dr_priority>\d+)\s+(?<bidir_capable>yes|no)\s+(?<bfd_state>\S+)(?:\s+(?<ecmp_redirect_capable>yes|no))?$/,
    ),
  ],
  ignore: [/^Neighbor\s+Interface|^\s+Priority/],
};

export const pimInterfaces: Template = {
  commands: ['show ip pim interface brief', 'show ip pim interface brief vrf all'],
  columns: ['vrf', 'interface', 'ip_address', 'pim_dr_address', 'neighbor_count', 'border_interface'],
  carried: ['vrf'],
  required: ['interface'],
  rules: [
    /^PIM Interface Status for VRF "(?<vrf>[^"]+)"/,
    row(
      /^(?<interface>[A-Za-z]\S+)\s+(?<ip_address>\d[\d.]+)\s+(?<pim_dr_address>\S+)\s+(?<neighbor_count>\d+)\s+(?<border_interface>yes|no)$/,
    ),
  ],
  ignore: [/^Interface\s+IP Address|^\s+Count\s/],
};

export const nvePeers: Template = {
  commands: ['show nve peers'],
  columns: ['interface', 'peer', 'state', 'type', 'uptime', 'mac_address'],
  rules: [
    row(
      /^(?<interface>nve\d+)\s+(?<peer>\S+)\s+(?<state>\S+)\s+(?<type>\S+)\s+(?<uptime>\S+)\s+(?<mac_address>\S+)$/,
    ),
  ],
  ignore: [/^Interface\s+Peer-IP|^[-\s]+$/],
};

export const nveNetworks: Template = {
  commands: ['show nve vni'],
  columns: ['interface', 'vni', 'mcast_group', 'state', 'mode', 'type', 'bd_vrf', 'flags'],
  rules: [
    row(
      /^(?<interface>nve\d+)\s+(?<vni>\d+)\s+(?<mcast_group>\S+)\s+(?<state>\S+)\s+(?<mode>\S+)\s+(?<type>L[23])\s+\[(?<bd_vrf>[^\]]+)\](?:\s+(?<flags>\S.*))?$/,
    ),
  ],
  ignore: [/^Codes:|^\s+\S+ - |^Interface\s+VNI|^[-\s]+$/],
};

export const eigrpNeighbours: Template = {
  commands: ['show ip eigrp neighbors', 'show ip eigrp neighbors vrf all'],
  columns: ['as', 'vrf', 'ip_address', 'interface', 'hold', 'uptime', 'srtt', 'rto', 'q_cnt', 'seq_num'],
  carried: ['as', 'vrf'],
  required: ['ip_address'],
  rules: [
    /^IP-EIGRP neighbors for process (?<as>\d+) VRF (?<vrf>\S+)/,
    row(
      /^\s*\d+\s+(?<ip_address>\d\S+)\s+(?<interface>\S+)\s+(?<hold>\d+)\s+(?<uptime>\S+)\s+(?<srtt>\d+)\s+(?<rto>\d+)\s+(?<q_cnt>\d+)\s+(?<seq_num>\d+)$/,
    ),
  ],
  ignore: [/^H\s+Address|^\s*\(sec\)/],
};

export const pimPoints: Template = {
  commands: ['show ip pim rp', 'show ip pim rp vrf all'],
  columns: [
    ...['vrf', 'bsr', 'auto_rp', 'bsr_candidate_policy', 'bsr_policy', 'auto_rp_announce_policy'],
    'auto_rp_discovery_policy',
  ],
  required: ['vrf'],
  rules: [
    begins(/^PIM RP Status Information for VRF "(?<vrf>[^"]+)"/),
    /^BSR (?<bsr>enabled|disabled)/,
    /^Auto-RP (?<auto_rp>enabled|disabled)/,
    /^BSR RP Candidate policy: (?<bsr_candidate_policy>.+)$/,
    /^BSR RP policy: (?<bsr_policy>.+)$/,
    /^Auto-RP Announce policy: (?<auto_rp_announce_policy>.+)$/,
    /^Auto-RP Discovery policy: (?<auto_rp_discovery_policy>.+)$/,
  ],
};

export const ospfDatabase: Template = {
  commands: ['show ip ospf database', 'show ip ospf database vrf all'],
  columns: [
    ...['router_id', 'process_id', 'vrf', 'area', 'link_id', 'adv_router', 'age', 'link_count', 'tag'],
  ],
  carried: ['router_id', 'process_id', 'vrf', 'area'],
  required: ['link_id'],
  rules: Object.fromEntries(
    // The last column is what the heading says: how many links, or the tag of a route from outside.
    ['link_count', 'tag'].map(last => [
      last,
      [
        {
          line: /^\s*OSPF Router with ID \((?<router_id>[^)]+)\) \(Process ID (?<process_id>[^\s)]+)(?: VRF (?<vrf>[^)]+))?\)/,
          go: 'link_count',
        },
        { line: /^\s*Type-5 AS External Link States(?<area>)/, go: 'tag' },
        { line: /^\s*.*Link States \(Area (?<area>[^)]+)\)/, go: 'link_count' },
        row(
          new RegExp(
            `^(?<link_id>\\d\\S+)\\s+(?<adv_router>\\d\\S+)\\s+(?<age>\\d+)\\s+0x\\S+\\s+0x\\S+(?:\\s+(?<${last}>\\d+))?$`,
          ),
        ),
      ],
    ]),
  ),
  ignore: [/^Link ID/],
};
