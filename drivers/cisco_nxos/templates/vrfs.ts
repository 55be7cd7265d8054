import { row, type Template } from '../../../src/device/parse/template.js';

export const vrfs: Template = {
  commands: ['show vrf'],
  columns: ['name', 'id', 'state', 'reason'],
  rules: [row(/^(?<name>\S+)\s+(?<id>\d+)\s+(?<state>Up|Down)\s+(?<reason>\S.*)$/)],
  ignore: [/^VRF-Name\s/],
};

export const vrfInterfaces: Template = {
  commands: ['show vrf interface'],
  columns: ['interface', 'name', 'id', 'origin'],
  rules: [row(/^(?<interface>\S+)\s+(?<name>\S+)\s+(?<id>\d+)\s+(?<origin>\S+)$/)],
  ignore: [/^Interface\s+VRF-Name/],
};

/** Two lines an interface: its address, and its link-local address. */
export const ipv6Interfaces: Template = {
  commands: ['show ipv6 interface brief', 'show ipv6 interface brief vrf all'],
  columns: ['vrf', 'interface', 'ip_address', 'linkipaddr', 'proto', 'status'],
  carried: ['vrf'],
  required: ['interface'],
  rules: [
    { line: /^IPv6 Interface Status for VRF "(?<vrf>[^"]+)"/, record: 'begins' },
    {
      line: /^(?<interface>[A-Za-z]\S*)\s+(?<ip_address>[0-9A-Fa-f:.]*:\S*)\s+(?<proto>\w+)\/(?<status>\w+\/\w+)/,
      record: 'begins',
    },
    /^\s+(?<linkipaddr>[0-9A-Fa-f:.]*:\S*)(?:\s|$)/,
  ],
  ignore: [/^Interface\s+IPv6|^\s+prot\/link\/admin/],
};

export const relayAddresses: Template = {
  commands: ['show ip dhcp relay address'],
  columns: ['interface', 'relay_address', 'vrf'],
  rules: [row(/^\s*(?<interface>[A-Z]\S+)\s+(?<relay_address>\d\S+)(?:\s+(?<vrf>\S+))?$/)],
  ignore: [/^\s*Interface\s+Relay|^[-\s]+$/],
};
