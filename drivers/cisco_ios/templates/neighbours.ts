import { row, type Template } from '../../../src/device/parse/template.js';

export const arp: Template = {
  commands: ['show ip arp', 'show arp', 'show ip arp vrf all'],
  columns: ['protocol', 'ip_address', 'age', 'mac_address', 'type', 'interface'],
  rules: [
    row(
      /^(?<protocol>Internet)\s+(?<ip_address>\S+)\s+(?<age>-|\d+)\s+(?<mac_address>\S+)\s+(?<type>\S+)(?:\s+(?<interface>\S+))?$/,
    ),
  ],
  ignore: [/^Protocol\s+Address/],
};

export const ipv6Neighbours: Template = {
  commands: ['show ipv6 neighbors'],
  columns: ['ip_address', 'age', 'mac_address', 'state', 'interface'],
  rules: [
    row(
      /^(?<ip_address>[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)\s+(?<age>-|\d+)\s+(?<mac_address>\S+)\s+(?<state>[A-Z]+)\s+(?<interface>\S+)$/,
    ),
    // A long address stands on a line of its own.
    /^(?<ip_address>[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)$/,
    row(/^\s+(?<age>-|\d+)\s+(?<mac_address>\S+)\s+(?<state>[A-Z]+)\s+(?<interface>\S+)$/),
  ],
  required: ['ip_address', 'state'],
  ignore: [/^IPv6 Address\s+Age/],
};
