import { begins, type Rule, row, type Template } from '../../../src/device/parse/template.js';
import { IPV4, pattern } from '../../common/patterns.js';

const CODES = '^.(?<status>[*sdhrS])(?<path_selection>[>mbxac ])(?<route_source>[i ])';

/**
 * What stands from the column of the next hop on. Most may be blank, so that it is their place by which values are
 * known; a large metric begins where the next hop ends.
 */
const restAt = (column: number) =>
  `(?<next_hop>${IPV4}) *(?<metric>\\d*)(?<=^.{${column + 26}})(?<local_pref>[ \\d]{7})(?<weight>[ \\d]{7})` +
  ' (?:(?<as_path>[\\d(){},. ]*) )?(?<origin>[ie?])$';

/** The codes are four letters wide, up to six in newer systems; the network has 17. */
const rowsWith = (codes: number): Rule[] => {
  const blank = ' '.repeat(codes - 4);
  const column = codes + 17;
  return [
    row(pattern(`${CODES}${blank}(?:(?<network>${IPV4}\\S*) *| {17})(?<=^.{${column}})${restAt(column)}`)),
    // A long network has a line of its own.
    pattern(`${CODES}${blank}(?<network>${IPV4}\\S*)$`),
    row(pattern(`^ {${column}}${restAt(column)}`)),
  ];
};

export const bgpTable: Template = {
  commands: [
    ...['show ip bgp', 'show bgp', 'show bgp ipv4 unicast'],
    ...['show ip bgp neighbors advertised-routes', 'show ip bgp neighbors routes'],
  ],
  columns: [
    ...['status', 'path_selection', 'route_source', 'network', 'next_hop', 'metric', 'local_pref', 'weight'],
    ...['as_path', 'origin'],
  ],
  carried: ['network'],
  rules: [4, 5, 6].flatMap(rowsWith),
  ignore: [
    /^ ?BGP table version|^ ?(?:Status|Origin|RPKI validation) codes:|^\s{10,}[\w?] \S|^\s+Network\s+Next Hop/,
    /^Route Distinguisher:|^Total number of prefixes|^\s{10,}[a-z] - /,
  ],
};

/** Of what is said of a neighbour, who it is and how the session stands. */
export const bgpNeighbours: Template = {
  commands: ['show ip bgp neighbors', 'show ip bgp vpnv4 all neighbors'],
  columns: [
    ...[
      'neighbor_ip',
      'remote_as',
      'peer_group',
      'remote_router_id',
      'bgp_state',
      'local_host',
      'local_port',
    ],
    ...['foreign_host', 'foreign_port'],
  ],
  required: ['neighbor_ip'],
  rules: [
    begins(/^BGP neighbor is \*?(?<neighbor_ip>[^,\s]+),(?: +vrf [^,]+,)? +remote AS (?<remote_as>[\d.]+)/),
    /^ Member of peer-group (?<peer_group>\S+)/,
    /^\s+BGP version \d+, remote router ID (?<remote_router_id>\S+)/,
    /^\s+BGP state = (?<bgp_state>\w+)/,
    /^Local host: (?<local_host>[^,\s]+), Local port: (?<local_port>\d+)/,
    /^Foreign host: (?<foreign_host>[^,\s]+), Foreign port: (?<foreign_port>\d+)/,
  ],
  ignore: [/^/],
};
