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

export const ipv6Neighbours: Template = {
  commands: ['show ipv6 neighbors', 'show ipv6 neighbors vrf all'],
  columns: ['vrf', 'ip_address', 'age', 'mac_address', 'state', 'interface'],
  carried: ['vrf'],
  required: ['ip_address'],
  rules: [
    /^VRF: (?<vrf>\S+)/,
    row(
      /^(?<ip_address>[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)\s+(?<age>\S+(?: days?, \S+)?)\s+(?<mac_address>[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}|INCOMPLETE)\s+(?<state>[A-Z]+)\s+(?<interface>\S.*)$/i,
    ),
  ],
  ignore: [/^IPv6 Address\s/],
};

/** Gateways of the fabric by EVPN or by VXLAN's own lists. */
export const vxlanEndpoints: Template = {
  commands: ['show vxlan vtep'],
  columns: ['interface', 'vtep', 'tunnel_types'],
  carried: ['interface'],
  required: ['vtep'],
  lists: ['tunnel_types'],
  splits: { tunnel_types: /,\s*/ },
  rules: [
    /^Remote VTEPS for (?<interface>\w+):/i,
    row(/^(?<vtep>\d[\d.]+|[0-9a-f:]*:[0-9a-f:]+)(?:\s+(?<tunnel_types>\S.*))?$/),
  ],
  ignore: [/^VTEP\s|^[-\s]+$|^Total number/],
};

export const vxlanAddresses: Template = {
  commands: ['show vxlan address-table'],
  columns: ['vlan_id', 'mac_address', 'type', 'port', 'vtep', 'moves', 'last_move'],
  rules: [
    row(
      /^\s*(?<vlan_id>\d+)\s+(?<mac_address>\w{4}\.\w{4}\.\w{4})\s+(?<type>\S+)\s+(?<port>Vx\d+)\s+(?<vtep>\S+)(?:\s+(?<moves>\d+)\s+(?<last_move>\S.*?) ago)?$/,
    ),
  ],
  ignore: [/^\s+Vxlan Mac Address|^VLAN\s|^[-\s]+$|^Total Remote/],
};

export const vxlanNetworks: Template = {
  commands: ['show vxlan vni'],
  columns: ['vni', 'vlan_id', 'source', 'interface', 'tag'],
  carried: ['vni', 'vlan_id', 'source'],
  required: ['vni', 'interface'],
  rules: {
    vlans: [
      { line: /^VNI to dynamic VLAN/, go: 'dynamic' },
      row(
        /^(?<vni>\d+)\s+(?<vlan_id>\d+)\*?\s+(?<source>\S+)\s+(?<interface>[A-Z]\S*)\s+(?<tag>untagged|\d+)$/,
      ),
      row(/^\s{20,}(?<interface>[A-Z]\S*)\s+(?<tag>untagged|\d+)$/),
    ],
    // Which VRF or protocol took a VLAN for a VNI.
    dynamic: [/^/],
  },
  ignore: [/^VNI\s|^[-\s]+$|^Note:/],
};
