import { begins, row, type Template } from '../../../src/device/parse/template.js';
import { COLON_MAC, IPV4, IPV6, pattern } from '../../common/patterns.js';

/** EdgeOS's; those of VyOS are of another form. */
export const dhcpLeases: Template = {
  commands: ['show dhcp leases'],
  columns: ['ip_address', 'mac_address', 'expiration', 'pool', 'host'],
  rules: [
    row(
      pattern(
        `^(?<ip_address>${IPV4})\\s+(?<mac_address>${COLON_MAC})\\s+(?<expiration>\\S.*?)\\s{2,}(?<pool>\\S+)(?:\\s+(?<host>\\S+))?$`,
      ),
    ),
  ],
  ignore: [/^IP address\s|^[-\s]+$/],
};

export const dhcpv6Leases: Template = {
  commands: ['show dhcpv6 server leases'],
  columns: ['ipv6_address', 'expiration', 'state'],
  rules: [
    row(
      pattern(
        `^(?<ipv6_address>${IPV6})\\s+(?<expiration>\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d)\\s+(?<state>\\S+)$`,
      ),
    ),
  ],
  ignore: [/^There (?:is|are) |^IPv6 Address\s|^[-\s]+$/],
};

/** Source is what is seen from outside, destination what is within: that is so for both directions. */
export const natRules: Template = {
  commands: ['show nat rules'],
  columns: [
    ...['rule', 'type', 'interface', 'src_address', 'dest_address', 'protocol', 'src_port', 'dest_port'],
  ],
  required: ['rule'],
  rules: [
    begins(
      /^(?<rule>X?\d+)\s+(?<type>DST)\s+(?<interface>\S+)\s+daddr (?<src_address>\S+) to (?<dest_address>\S+)$/,
    ),
    begins(
      /^(?<rule>X?\d+)\s+(?<type>SRC|MASQ)\s+(?<interface>\S+)\s+saddr (?<dest_address>\S+) to (?<src_address>\S+)$/,
    ),
    /^\s+proto-(?<protocol>\S+)\s+(?:dport (?<src_port>\d\S*) to (?<dest_port>\d\S*)|sport (?<dest_port__2>\d\S*) to (?<src_port__2>\d\S*)|[sd]port ANY)$/,
  ],
  ignore: [/^Type Codes:|^\s+X at the front|^rule\s+type|^[-\s]+$/],
};

export const version: Template = {
  commands: ['show version'],
  columns: ['version', 'build_id', 'build_on', 'copyright', 'hardware_model', 'serial_number', 'uptime'],
  required: ['version'],
  rules: [
    /^Version:\s+(?<version>\S.*)$/,
    /^Build (?:ID|UUID):\s+(?<build_id>\S+)/,
    /^Buil[dt] on:\s+(?<build_on>\S.*)$/,
    /^Copyright:\s+(?<copyright>\S.*)$/,
    /^(?:HW|Hardware) model:\s+(?<hardware_model>\S.*)$/,
    /^(?:HW|Hardware) S\/N:\s+(?<serial_number>\S.*)$/,
    /^Uptime:\s+(?<uptime>\S.*)$/,
  ],
  ignore: [
    /^Release [Tt]rain:|^(?:Release )?[Ff]lavor:|^Built by:|^Build [Cc]ommit ID:|^Architecture:|^Boot via:/,
    /^System type:|^Hardware (?:vendor|UUID):/,
  ],
};
