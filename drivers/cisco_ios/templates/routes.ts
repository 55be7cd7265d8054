import { row, type Template } from '../../../src/device/parse/template.js';
import { IPV4, pattern } from '../../common/patterns.js';

const CODE = '^(?<protocol>[A-Za-z]) ?(?<flag>\\*)? ?(?<type>E1|E2|N1|N2|IA|EX|L1|L2|ia|su|)[ +%&p]*\\s+';
const NETWORK = `(?<network>${IPV4})(?:/(?<prefix_length>\\d+))?`;
const UPTIME = '\\d[\\dywdhms:.]*|never';
const VIA =
  `\\[(?<distance>\\d+)/(?<metric>\\d+)\\](?: via (?<nexthop_ip>${IPV4})(?: \\((?<nexthop_vrf>\\S+)\\))?)?` +
  `(?:, (?<uptime>${UPTIME}))?(?:, (?<nexthop_if>[A-Z]\\S*))?,?$`;
const CONNECTED = `is (?:directly connected|a summary)(?:, (?<uptime>${UPTIME}))?, (?<nexthop_if>[A-Z]\\S*)$`;

/** A network is said once, before its next hops; the length of its mask may stand in the heading above it. */
export const routes: Template = {
  commands: ['show ip route', 'show ip route vrf all'],
  columns: [
    ...['vrf', 'protocol', 'type', 'flag', 'network', 'prefix_length', 'distance', 'metric'],
    ...['nexthop_ip', 'nexthop_vrf', 'nexthop_if', 'uptime'],
  ],
  carried: ['vrf', 'protocol', 'type', 'network', 'prefix_length'],
  required: ['network'],
  rules: [
    { line: /^Routing Table: (?<vrf>\S+)/, clear: true },
    pattern(`^\\s+${IPV4}/(?<prefix_length>\\d+) is subnetted`),
    row(pattern(CODE, NETWORK, '\\s+', VIA)),
    row(pattern(CODE, NETWORK, '\\s+', CONNECTED)),
    pattern(CODE, NETWORK, '$'),
    row(pattern('^\\s+', VIA)),
    row(pattern('^\\s+', CONNECTED)),
  ],
  ignore: [
    /^Codes: |^ {7}\S{1,2} {0,2}- |^Gateway of last resort/,
    /^\s+\S+ is variably subnetted/,
    /^\S+[#>]/,
  ],
};
