import { row, type Template } from '../../../src/device/parse/template.js';
import { IPV4, pattern } from '../../common/patterns.js';

const CODE =
  '^(?<protocol>[A-Z])(?<flags>[*s]*)\\s+(?:(?<type>IA|N1|N2|E1|E2)\\s+)?(?<network>[\\d.]+)/(?<prefix_length>\\d+)';
const HOP = `\\s+\\[(?<distance>\\d+)/(?<metric>\\d+)\\] (?:via (?<nexthop_ip>${IPV4})|is directly connected), (?<nexthop_if>[^,\\s]+)(?:, (?<uptime>\\S+))?$`;

export const routes: Template = {
  commands: ['show ip route'],
  columns: [
    ...['protocol', 'flags', 'type', 'network', 'prefix_length', 'distance', 'metric', 'nexthop_ip'],
    ...['nexthop_if', 'uptime'],
  ],
  carried: ['protocol', 'flags', 'type', 'network', 'prefix_length'],
  required: ['network', 'nexthop_if'],
  rules: [
    // What a network's former row had and this one has not is forgotten.
    { line: pattern(CODE), clear: true, also: true },
    row(pattern(CODE, HOP)),
    row(pattern('^', HOP)),
  ],
  ignore: [/^IP Routing Table|^Entries:|^Codes:|^\s+\S+ - |^Timers:|is (?:variably )?subnetted/],
};
