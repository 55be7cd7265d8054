import { row, type Template } from '../../src/device/parse/template.js';
import { IPV4, pattern } from './patterns.js';

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
    row(pattern('^\\s+(?<flags>[*qrbto ]*?)\\s*', HOP)),
  ],
  ignore: [/^Codes:|^\s+\S - |^\s+[>*] - |^VRF |^IPv4 unicast/],
};
