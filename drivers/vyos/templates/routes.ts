import { row, type Template } from '../../../src/device/parse/template.js';
import { frrRoutes } from '../../common/frr-routes.js';
import { IPV4, IPV6, pattern } from '../../common/patterns.js';

const CODE = '[A-Z](?: (?:IA|N1|N2|E1|E2))?';
const WAY = '\\[(?<distance>\\d+)/(?<metric>\\d+)\\] ';
const UPTIME = '(?:, (?<uptime>[\\d:wdhm]+))?';

/** EdgeOS's columns for an interface, ours nested into it. */
function out(at: number): string {
  const again = at > 1 ? `__${at}` : '';
  return `(?<interface${again}>(?<nexthop_if${again}>[^,\\s)]+))`;
}

const HOP =
  `(?:via (?<nexthop_ip>${IPV4})(?:, ${out(1)}| \\(recursive is directly connected, ${out(2)}\\))?` +
  `|is directly connected, ${out(3)}).*?${UPTIME}$`;

/** FRR's table, and that of EdgeOS: the flags apart from the code, a next hop that is known through another. */
export const routes: Template = {
  ...frrRoutes,
  columns: [...frrRoutes.columns, 'code', 'ip_address', 'interface'],
  carried: [...(frrRoutes.carried ?? []), 'code', 'ip_address'],
  rules: [
    row(
      pattern(
        `^(?<code>(?<protocol>[A-Z])(?: {4}| (?:IA|N1|N2|E1|E2) ))(?<flags>[*>p]*)\\s+(?<ip_address>(?<network>${IPV4}))/(?<prefix_length>\\d+) `,
        `(?:${WAY})?${HOP}`,
      ),
    ),
    row(pattern(`^\\s+(?<flags>[*>p]*)\\s+${WAY}${HOP}`)),
    ...(frrRoutes.rules as []),
  ],
  ignore: [...(frrRoutes.ignore ?? []), /^\s+[A-Z][A-Z\d] - |^IP Route Table for VRF/],
};

export const ipv6Routes: Template = {
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
        `^\\s+(?<flags>[>*qrbtop ]*?)\\s*(?:${WAY})?via (?<nexthop_ip>${IPV6})(?:, (?<interface>[^,\\s]+))?.*?${UPTIME}$`,
      ),
    ),
  ],
  ignore: [
    /^Codes:|^\s+\S{1,2} - |^\s+[>*] - |^Timers:|^IPv6 (?:Routing Table|unicast)|^IP Route Table for VRF|^VRF /,
  ],
};

export const bgpSummary: Template = {
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
