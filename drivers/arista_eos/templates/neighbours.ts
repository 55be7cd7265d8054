import { row, type Template } from '../../../src/device/parse/template.js';

export const arp: Template = {
  commands: ['show ip arp', 'show arp', 'show ip arp vrf all'],
  columns: ['vrf', 'ip_address', 'age', 'mac_address', 'interface'],
  carried: ['vrf'],
  required: ['ip_address'],
  rules: [
    /^VRF: (?<vrf>\S+)/,
    row(
      /^(?<ip_address>\d\S+)\s+(?<age>[\d:]+|N\/A|-)\s+(?<mac_address>[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4})\s+(?<interface>\S.*)$/i,
    ),
  ],
  ignore: [/^Address\s+Age/],
};

export const macTable: Template = {
  commands: ['show mac address-table', 'show mac-address-table'],
  columns: ['vlan_id', 'mac_address', 'type', 'destination_port', 'moves', 'last_move'],
  lists: ['destination_port'],
  splits: { destination_port: /[,\s]+/ },
  rules: [
    row(
      /^\s*(?<vlan_id>\d+|All)\s+(?<mac_address>\w{4}\.\w{4}\.\w{4})\s+(?<type>[A-Z]+)\s+(?<destination_port>[A-Za-z]\S*(?: [A-Za-z]\S*)*)(?:\s+(?<moves>\d+)\s+(?<last_move>\S.*?) ago)?$/,
    ),
  ],
  ignore: [/mac address table/i, /^[-\s]+$/, /^Vlan\s+mac address/i, /^Total mac/i],
};
