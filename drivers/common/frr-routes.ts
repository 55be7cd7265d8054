import { row, type Template } from '../../src/device/parse/template.js';
import { IPV4, IPV6, pattern } from './patterns.js';

const UPTIME = '(?:, (?<uptime>[\\d:wdhm]+))?';
const HOP =
  `(?:\\[(?<distance>\\d+)/(?<metric>\\d+)\\] )?(?:via (?<nexthop_ip>${IPV4})(?:, (?<nexthop_if>[^,\\s]+))?|is directly connected, (?<nexthop_if__2>[^,\\s]+))` +
  `.*?${UPTIME}$`;

/** `show ip route` of FRR, Quagga and what is made of them. */
export const frrRoutes: Template = {
  commands: ['show ip route', 'show ip route vrf all'],
  columns: [
    ...['protocol', 'flags', 'network', 'prefix_length', 'distance', 'metric', 'nexthop_ip', 'nexthop_if'],
    'uptime',
  ],
  carried: ['protocol', 'network', 'prefix_length'],
  required: ['network'],
  rules: [
    row(
      pattern(
        `^(?<protocol>[A-Za-z])(?: [A-Z]{2})?(?<flags>[>*qrbto ]*)\\s+(?<network>${IPV4})/(?<prefix_length>\\d+) `,
        HOP,
      ),
    ),
    row(pattern('^\\s+(?:(?<flags>[*qrbto]+)\\s+)?', HOP)),
  ],
  ignore: [/^Codes:|^\s+\S - |^\s+[>*] - |^VRF |^IPv4 unicast/],
};

const CODE = '[A-Z](?: (?:IA|N1|N2|E1|E2))?';
const WAY = '\\[(?<distance>\\d+)/(?<metric>\\d+)\\] ';

/** Also that of EdgeOS. */
export const frrIpv6Routes: Template = {
  commands: ['show ipv6 route'],
  columns: [
    ...['code', 'flags', 'ipv6_address', 'prefix_length', 'distance', 'metric', 'nexthop_ip', 'interface'],
    'uptime',
  ],
  carried: ['code', 'ipv6_address', 'prefix_length'],
  required: ['ipv6_address'],
  rules: [
    row(
      pattern(
        `^(?<code>${CODE})(?<flags>[>*qrbtop ]*)\\s+(?<ipv6_address>${IPV6})/(?<prefix_length>\\d+) (?:${WAY})?`,
        `(?:via (?<nexthop_ip>${IPV6})(?:, (?<interface>[^,\\s]+))?|is directly connected, (?<interface__2>[^,\\s]+)).*?${UPTIME}$`,
      ),
    ),
    row(
      pattern(
        `^\\s+(?:(?<flags>[>*qrbtop]+)\\s+)?(?:${WAY})?via (?<nexthop_ip>${IPV6})(?:, (?<interface>[^,\\s]+))?.*?${UPTIME}$`,
      ),
    ),
  ],
  ignore: [
    /^Codes:|^\s+\S{1,2} - |^\s+[>*] - |^Timers:|^IPv6 (?:Routing Table|unicast)|^IP Route Table for VRF|^VRF /,
  ],
};

export const frrBgpSummary: Template = {
  commands: ['show ip bgp summary', 'show bgp ipv4 unicast summary'],
  columns: [
    ...['router_id', 'local_as', 'bgp_neighbor', 'neighbor_as', 'messages_received', 'messages_sent'],
    ...['up_down', 'state_or_prefixes_received'],
  ],
  carried: ['router_id', 'local_as'],
  required: ['bgp_neighbor'],
  rules: [
    /^BGP router identifier (?<router_id>[^\s,]+), local AS number (?<local_as>\S+)/,
    // The number of prefixes sent and the description are there since 1.3.
    row(
      /^(?<bgp_neighbor>\S+)\s+4\s+(?<neighbor_as>[\d.]+)\s+(?<messages_received>\d+)\s+(?<messages_sent>\d+)\s+\d+\s+\d+\s+\d+\s+(?<up_down>\S+)\s+(?<state_or_prefixes_received>\d+|\(Policy\)|[A-Z]\w+(?: \(\w+\))?)(?:\s+(?:\d+|N\/A|\(Policy\))\s+\S.*)?$/,
    ),
  ],
  ignore: [
    /^IPv4 Unicast Summary|^BGP table version|^RIB entries|^Peers? |^Neighbor\s+V|^Total number of|^Dynamic/,
  ],
};
