import { begins, row, type Template } from '../../../src/device/parse/template.js';

export const arp: Template = {
  // Collections leave the dash away, too.
  commands: ['arp -a', 'arp a'],
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

export const links: Template = {
  commands: ['ip link show'],
  columns: [
    ...['id', 'interface', 'flags', 'mtu', 'qdisc', 'master', 'state', 'mode', 'group', 'qlen', 'type'],
    ...['mac_address', 'broadcast', 'permanent_mac', 'alias'],
  ],
  required: ['interface'],
  rules: [begins(new RegExp(HEAD)), LINK, /^\s+alias (?<alias>.+)$/],
  ignore: [/^\s+(?:altname|vf) /],
};

export const addresses: Template = {
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

export const routes: Template = {
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

export const flows: Template = {
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

export const vrfs: Template = {
  commands: ['ip vrf show'],
  columns: ['name', 'table'],
  rules: [row(/^(?<name>\S+)\s+(?<table>\d+)$/)],
  ignore: [/^Name\s+Table$|^-+$|^No VRF/],
};

export const connections: Template = {
  commands: ['nmcli connection show'],
  columns: ['name', 'uuid', 'type', 'device'],
  rules: [
    row(
      /^(?<name>\S.*?)\s+(?<uuid>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\s+(?<type>\S+)\s+(?:--|(?<device>\S+))$/,
    ),
  ],
  ignore: [/^NAME\s+UUID/],
};
