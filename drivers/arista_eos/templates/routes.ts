import { begins, type Template } from '../../../src/device/parse/template.js';

const ENTRY =
  '^ {1,2}(?<protocol>[A-Z][A-Za-z]?\\d?(?: [A-Z]\\d?)?)[%*\\s]+(?<network>[\\d.]+)/(?<prefix_length>\\d+)\\s+';

/** One record a network, with all of its next hops. */
export const routes: Template = {
  commands: ['show ip route', 'show ip route vrf all'],
  columns: [
    ...['vrf', 'protocol', 'network', 'prefix_length', 'distance', 'metric', 'direct'],
    ...['next_hop', 'interface'],
  ],
  carried: ['vrf'],
  required: ['network'],
  lists: ['next_hop', 'interface'],
  rules: [
    { line: /^VRF(?: name)?: (?<vrf>\S+)/, record: 'begins' },
    begins(
      new RegExp(
        `${ENTRY}\\[(?<distance>\\d+)/(?<metric>\\d+)\\](?: via (?<next_hop>[\\d.]+)(?:/\\d+)?)?(?:,? (?:via )?(?<interface>[A-Z][^,\\s]*))?`,
      ),
    ),
    begins(new RegExp(`${ENTRY}is (?<direct>directly) connected, (?<interface>[^,\\s]+)`)),
    begins(new RegExp(`${ENTRY}$`)),
    /^\s+\[(?<distance>\d+)\/(?<metric>\d+)\] via (?<next_hop>[\d.]+), (?<interface>[^,\s]+)/,
    /^\s+via (?<next_hop>[\d.]+), (?<interface>[^,\s]+)/,
    /^\s+is (?<direct>directly) connected, (?<interface>[^,\s]+)/,
  ],
  ignore: [/^Codes: |^ {7}\S.* - |^Gateway of last resort|^WARNING|^kernel, and|^! IP routing/],
};

const IPV6_HOP = '[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*';

/** As for IPv4, with each next hop on a line of its own. */
export const ipv6Routes: Template = {
  commands: ['show ipv6 route', 'show ipv6 route vrf all'],
  columns: [
    ...[
      'vrf',
      'protocol',
      'network',
      'prefix_length',
      'distance',
      'metric',
      'direct',
      'next_hop',
      'interface',
    ],
  ],
  carried: ['vrf'],
  required: ['network'],
  lists: ['next_hop', 'interface'],
  rules: [
    { line: /^VRF: (?<vrf>\S+)/, record: 'begins' },
    begins(
      /^ {1,2}(?<protocol>[A-Z][A-Za-z]?\d?(?: [A-Z]\d?)?)\s+(?<network>[0-9A-Fa-f:.]+)\/(?<prefix_length>\d+) \[(?<distance>\d+)\/(?<metric>\d+)\]$/,
    ),
    new RegExp(`^\\s+via (?<next_hop>${IPV6_HOP}), (?<interface>[^,\\s]+)`),
    /^\s+via (?<interface>[A-Z][^,\s]*), (?<direct>directly) connected/,
  ],
  ignore: [/^Codes: |^ {7}\S.* - |^Displaying|^! IPv6 routing|^WARNING/],
};
