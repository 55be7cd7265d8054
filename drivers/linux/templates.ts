import { begins, row, type Template } from '../../src/device/parse/template.js';

const arp: Template = {
  commands: ['arp -a'],
  columns: ['rev_dns', 'ip_address', 'mac_address', 'hw_type', 'interface'],
  rules: [
    row(
      /^(?<rev_dns>\S+) \((?<ip_address>[\d.]+)\) at <?(?<mac_address>incomplete|[0-9a-f:]+)>?(?: \[(?<hw_type>\w+)\])?.* on (?<interface>\S+)$/,
    ),
  ],
};

const HEAD =
  '^(?<id>\\d+): (?<interface>[^:\\s]+): <(?<flags>[^>]*)> mtu (?<mtu>\\d+)(?: qdisc (?<qdisc>\\S+))?(?: master (?<master>\\S+))?' +
  '(?: state (?<state>\\S+))?(?: mode (?<mode>\\S+))?(?: group (?<group>\\S+))?(?: qlen (?<qlen>\\d+))?';
const LINK =
  /^\s+link\/(?<type>\S+)(?: (?<mac_address>\S+) (?:brd|peer) (?<broadcast>\S+))?(?:.* permaddr (?<permanent_mac>\S+))?/;

const links: Template = {
  commands: ['ip link show'],
  columns: [
    ...['id', 'interface', 'flags', 'mtu', 'qdisc', 'master', 'state', 'mode', 'group', 'qlen', 'type'],
    ...['mac_address', 'broadcast', 'permanent_mac', 'alias'],
  ],
  required: ['interface'],
  rules: [begins(new RegExp(HEAD)), LINK, /^\s+alias (?<alias>.+)$/],
  ignore: [/^\s+(?:altname|vf) /],
};

const addresses: Template = {
  commands: ['ip address show'],
  columns: [
    ...['id', 'interface', 'flags', 'mtu', 'qdisc', 'state', 'mode', 'group', 'qlen', 'master', 'type'],
    ...[
      'mac_address',
      'broadcast',
      'permanent_mac',
      'ip_addresses',
      'ip_masks',
      'ipv6_addresses',
      'ipv6_masks',
    ],
  ],
  required: ['interface'],
  lists: ['ip_addresses', 'ip_masks', 'ipv6_addresses', 'ipv6_masks'],
  rules: [
    begins(new RegExp(HEAD)),
    LINK,
    /^\s+inet (?<ip_addresses>[\d.]+)(?: peer [\d.]+)?\/(?<ip_masks>\d+)/,
    /^\s+inet6 (?<ipv6_addresses>[0-9a-f:.]+)\/(?<ipv6_masks>\d+)/,
  ],
  ignore: [/^\s+(?:valid_lft|altname|alias) /],
};

const routes: Template = {
  commands: ['ip route show'],
  columns: [...['network', 'nexthop_ip', 'nexthop_if', 'protocol', 'scope', 'src', 'metric', 'reachability']],
  rules: [
    // A line of addresses for groups or for this host itself is no way to anywhere.
    row(
      /^(?:(?<reachability>unreachable|blackhole|prohibit) )?(?<network>default|[0-9a-f.:]+(?:\/\d+)?)(?= |$)(?:\s+via (?<nexthop_ip>\S+))?(?:\s+dev (?<nexthop_if>\S+))?(?:\s+proto (?<protocol>\S+))?(?:\s+scope (?<scope>\S+))?(?:\s+src (?<src>\S+))?(?:\s+metric (?<metric>\d+))?(?:\s+(?<reachability__2>linkdown|dead))?/,
    ),
  ],
  ignore: [/^(?:broadcast|local|multicast|anycast) /],
};

const END = (side: string) =>
  `src=(?<${side}_src>\\S+) dst=(?<${side}_dst>\\S+)(?: sport=(?<${side}_sport>\\d+) dport=(?<${side}_dport>\\d+))?(?: type=\\d+ code=\\d+ id=\\d+)?`;

const flows: Template = {
  commands: ['conntrack -L', 'conntrack -L 2>/dev/null'],
  columns: [
    ...['protocol', 'timeout', 'state', 'orig_src', 'orig_dst', 'orig_sport', 'orig_dport'],
    ...['reply_src', 'reply_dst', 'reply_sport', 'reply_dport'],
  ],
  rules: [
    row(
      new RegExp(
        `^(?<protocol>\\w+)\\s+\\d+\\s+(?:(?<timeout>\\d+)\\s+)?(?:(?<state>[A-Z_]+)\\s+)?${END('orig')}(?: \\[UNREPLIED\\])? ${END('reply')}`,
      ),
    ),
  ],
  ignore: [/^conntrack v/],
};

export const templates: Template[] = [arp, links, addresses, routes, flows];
