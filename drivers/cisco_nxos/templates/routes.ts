import { row, type Template } from '../../../src/device/parse/template.js';
import { IPV4, pattern } from '../../common/patterns.js';

const via = (address: string) =>
  `^\\s+\\*{0,2}via (?:(?<nexthop_ip>${address})(?:%(?<nexthop_vrf>[^,\\s]+))?|(?<nexthop_if__2>[A-Z]\\w*\\d\\S*?))` +
  '(?:, (?<nexthop_if>[A-Za-z]\\S*))?, \\[(?<distance>\\d+)/(?<metric>\\d+)\\]';
const DETAILS =
  ', (?<uptime>[^,]+), (?<protocol>[^,\\s]+)(?:, (?<type>type-\\d|internal|external|intra|inter|discard|L[12]))?' +
  '(?:, tag (?<tag>\\d+))?(?:,? segid: (?<segid>\\d+))?(?:,? tunnelid: (?<tunnelid>\\S+))?(?:,? encap: (?<encap>\\S+))?' +
  '(?: \\(\\S+\\))*,?.*$';

const table: Omit<Template, 'commands' | 'rules'> = {
  columns: [
    ...['vrf', 'protocol', 'type', 'network', 'prefix_length', 'distance', 'metric', 'nexthop_ip'],
    ...['nexthop_vrf', 'nexthop_if', 'uptime', 'tag', 'segid', 'tunnelid', 'encap'],
  ],
  carried: ['vrf', 'network', 'prefix_length'],
  required: ['network', 'protocol'],
  ignore: [/^'/, /^Displaying|^Routing entry/],
};

export const routes: Template = {
  ...table,
  commands: ['show ip route', 'show ip route vrf all'],
  rules: [
    { line: /^IP Route Table for VRF "(?<vrf>[^"]+)"/, clear: true },
    /^(?<network>[\d.]+)\/(?<prefix_length>\d+), ubest/,
    row(pattern(via(IPV4), DETAILS)),
  ],
};

export const ipv6Routes: Template = {
  ...table,
  commands: ['show ipv6 route', 'show ipv6 route vrf all'],
  rules: [
    { line: /^IPv6 Routing Table for VRF "(?<vrf>[^"]+)"/, clear: true },
    /^(?<network>[0-9A-Fa-f:.]+)\/(?<prefix_length>\d+), ubest/,
    row(pattern(via('[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*'), DETAILS)),
  ],
};
