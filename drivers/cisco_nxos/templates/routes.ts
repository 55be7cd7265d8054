import { row, type Template } from '../../../src/device/parse/template.js';
import { IPV4, pattern } from '../../common/patterns.js';

const VIA =
  `^\\s+\\*{0,2}via (?:(?<nexthop_ip>${IPV4})(?:%(?<nexthop_vrf>[^,\\s]+))?|(?<nexthop_if__2>[A-Z]\\w*\\d\\S*?))` +
  '(?:, (?<nexthop_if>[A-Za-z]\\S*))?, \\[(?<distance>\\d+)/(?<metric>\\d+)\\]';
const DETAILS =
  ', (?<uptime>[^,]+), (?<protocol>[^,\\s]+)(?:, (?<type>type-\\d|internal|external|intra|inter|discard|L[12]))?' +
  '(?:, tag (?<tag>\\d+))?(?:,? segid: (?<segid>\\d+))?(?:,? tunnelid: (?<tunnelid>\\S+))?(?:,? encap: (?<encap>\\S+))?' +
  '(?: \\(\\S+\\))*,?.*$';

export const routes: Template = {
  commands: ['show ip route', 'show ip route vrf all'],
  columns: [
    ...['vrf', 'protocol', 'type', 'network', 'prefix_length', 'distance', 'metric', 'nexthop_ip'],
    ...['nexthop_vrf', 'nexthop_if', 'uptime', 'tag', 'segid', 'tunnelid', 'encap'],
  ],
  carried: ['vrf', 'network', 'prefix_length'],
  required: ['network', 'protocol'],
  rules: [
    { line: /^IP Route Table for VRF "(?<vrf>[^"]+)"/, clear: true },
    /^(?<network>[\d.]+)\/(?<prefix_length>\d+), ubest/,
    row(pattern(VIA, DETAILS)),
  ],
  ignore: [/^'/, /^Displaying|^Routing entry/],
};
