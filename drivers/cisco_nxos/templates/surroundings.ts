import { begins, row, type Template } from '../../../src/device/parse/template.js';

/** A name that does not fit its column stands on a line of its own before the rest. */
export const lldpNeighbours: Template = {
  commands: ['show lldp neighbors'],
  columns: ['neighbor_name', 'local_interface', 'capabilities', 'neighbor_interface'],
  required: ['local_interface'],
  rules: [
    row(
      /^(?:(?<neighbor_name>\S.*?))?\s+(?<local_interface>(?:mgmt|Eth|Ethernet)\d\S*)\s+\d+\s+(?:(?<capabilities>[RBTCWPSO]+(?: [RBTCWPSO]+)*)\s+)?(?<neighbor_interface>\S.*?)\s*$/,
    ),
    /^(?!Capability|Device ID|Total)(?<neighbor_name>\S.*?)\s*$/,
  ],
  ignore: [/^Capability codes|^\s+\([A-Za-z]\)|^Device ID|^Total entries/],
};

export const lldpDetails: Template = {
  commands: ['show lldp neighbors detail'],
  columns: [
    ...[
      'neighbor_name',
      'local_interface',
      'neighbor_interface',
      'neighbor_interface_description',
      'chassis_id',
    ],
    ...['mgmt_address', 'neighbor_description', 'capabilities', 'vlan_id'],
  ],
  required: ['chassis_id'],
  rules: {
    start: [
      begins(/^Chassis id: (?<chassis_id>\S.*)$/),
      /^Port id: (?<neighbor_interface>.+)$/,
      /^Local Port id: (?<local_interface>\S+)/,
      /^Port Description: (?<neighbor_interface_description>.+)$/,
      /^System Name: (?<neighbor_name>.+)$/,
      { line: /^System Description: (?<neighbor_description>.*)$/, go: 'described' },
      /^System Capabilities: (?<capabilities>.+)$/,
      /^Management Address: (?<mgmt_address>\S.*)$/,
      /^Vlan ID: (?<vlan_id>.+)$/,
    ],
    // More lines of the description follow, of any form.
    described: [{ line: /^Time remaining:/, go: 'start' }, /^/],
  },
  ignore: [
    /^Capability codes|^\s+\([A-Za-z]\)|^Device ID|^Total entries/,
    /^(?:Time remaining|Enabled Capabilities|Management Address \S+|Link Aggregation|MTU|Max Frame)/,
  ],
};

export const cdpNeighbours: Template = {
  commands: ['show cdp neighbors'],
  columns: [
    ...['neighbor_name', 'local_interface', 'holdtime', 'capabilities', 'platform', 'neighbor_interface'],
  ],
  required: ['local_interface'],
  rules: [
    row(
      /^(?<neighbor_name>\S+)?\s+(?<local_interface>[A-Za-z]+\d\S*)\s+(?<holdtime>\d+)\s+(?:(?<capabilities>[A-Za-z](?: [A-Za-z])*)\s+)?(?<platform>\S.*?)\s+(?<neighbor_interface>\S+)$/,
    ),
    // A long name stands on a line of its own.
    /^(?<neighbor_name>\S+)$/,
  ],
  ignore: [/^Capability Codes|^\s+[A-Za-z] - |^Device-ID|^Total entries/],
};

/** The lines of a neighbour's block, wherever the lists of addresses end. */
const cdpBlock = [
  begins(/^Device ID:\s*(?<chassis_id>\S.*)$/),
  /^System Name:\s*(?<neighbor_name>\S+)/,
  /^Platform: (?<platform>.+?), Capabilities: (?<capabilities>.*)$/,
  /^Interface: (?<local_interface>\S+), Port ID \(outgoing port\): (?<neighbor_interface>.+)$/,
  { line: /^Interface address\(es\):/, go: 'address' },
  { line: /^Mgmt address\(es\):/, go: 'management' },
  { line: /^Version:$/, go: 'version' },
];

export const cdpDetails: Template = {
  commands: ['show cdp neighbors detail'],
  columns: [
    ...['neighbor_name', 'chassis_id', 'interface_ip', 'mgmt_address', 'platform', 'capabilities'],
    ...['local_interface', 'neighbor_interface', 'neighbor_description'],
  ],
  required: ['chassis_id'],
  rules: {
    start: cdpBlock,
    // The first address of each of the two lists.
    address: [{ line: /^\s+IPv4 Address: (?<interface_ip>\S+)/, go: 'start' }, ...cdpBlock],
    management: [{ line: /^\s+IPv4 Address: (?<mgmt_address>\S+)/, go: 'start' }, ...cdpBlock],
    version: [{ line: /^(?<neighbor_description>\S.*)$/, go: 'versioned' }],
    versioned: [{ line: /^Advertisement Version:/, go: 'start' }, /^/],
  },
  ignore: [
    /^-+$/,
    /^(?:VTP Management|Holdtime|Advertisement|Native VLAN|Duplex|MTU|Physical Location|Power|Unidirectional)/,
    /^\s+IPv[46] Address:|^Local Interface MAC|^Remote Interface MAC|^SysObject/,
  ],
};
