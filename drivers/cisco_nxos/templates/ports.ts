import { begins, row, type Template } from '../../../src/device/parse/template.js';

const headings = [
  { line: /^Port\s+Type\s+Speed/, go: 'ports' },
  { line: /^(?:Interface|Port)\s+Description/, go: 'start' },
];

/** Two kinds of tables: ports with type and speed, and all other interfaces. */
export const descriptions: Template = {
  commands: ['show interface description'],
  columns: ['port', 'type', 'speed', 'description'],
  rules: {
    start: [...headings, row(/^(?<port>[A-Za-z]+\d\S*)\s+(?<description>\S.*)$/)],
    ports: [
      ...headings,
      row(/^(?<port>[A-Za-z]+\d\S*)\s+(?<type>\S+)\s+(?<speed>\S+)\s+(?<description>\S.*)$/),
    ],
  },
  ignore: [/^-+$/],
};

export const errorDisabled: Template = {
  commands: ['show interface status err-disabled'],
  columns: ['interface', 'name', 'status', 'port_error'],
  rules: [
    // Columns as wide as in the heading, as names may have blanks.
    row(/^(?=(?<interface>[A-Za-z]+\d\S*)).{13}(?<name>.{18}) (?<status>\S+)\s+(?<port_error>\S.*)$/),
  ],
  ignore: [/^-+$/, /^Port\s+Name/],
};

export const switchports: Template = {
  commands: ['show interface switchport', 'show interfaces switchport'],
  columns: [
    ...['interface', 'switchport', 'switchport_monitor', 'mode', 'access_vlan', 'access_vlan_name'],
    ...['native_vlan', 'native_vlan_name', 'trunking_vlans', 'voice_vlan'],
  ],
  required: ['interface'],
  rules: [
    begins(/^Name: (?<interface>\S+)/),
    /^\s+Switchport: (?<switchport>.+)$/,
    /^\s+Switchport Monitor: (?<switchport_monitor>.+)$/,
    /^\s+Operational Mode: (?<mode>.+)$/,
    /^\s+Access Mode VLAN: (?<access_vlan>\S+)(?: \((?<access_vlan_name>.+)\))?/,
    /^\s+Trunking Native Mode VLAN: (?<native_vlan>\S+)(?: \((?<native_vlan_name>.+)\))?/,
    /^\s+Trunking VLANs (?:Allowed|Enabled): (?<trunking_vlans>\S.*)$/,
    /^\s+Voice VLAN: (?<voice_vlan>\S+)/,
  ],
  // Private VLANs and the like.
  ignore: [/^\s+\S/],
};

export const interfaceIndexes: Template = {
  commands: ['show interface snmp-ifindex'],
  columns: ['port', 'ifmib', 'ifindex_hex'],
  rules: [row(/^(?<port>[A-Za-z]+\d\S*)\s+(?<ifmib>\d+)\s+\(?(?<ifindex_hex>0x[0-9a-f]+)\)?/)],
  ignore: [/^-+$/, /^Port\s+IFMIB/],
};

const QUANTITIES = [
  ['Temperature', 'temperature', 'C'],
  ['Voltage', 'voltage', 'V'],
  ['Current', 'amps', 'mA'],
  ['Tx Power', 'tx', 'dBm'],
  ['Rx Power', 'rx', 'dBm'],
] as const;
const BOUNDS = ['alarm_high', 'alarm_low', 'warn_high', 'warn_low'];

/** A record a port, or a lane of it. */
export const transceiverDetails: Template = {
  commands: ['show interface transceiver details'],
  columns: [
    ...['interface', 'lane'],
    ...QUANTITIES.flatMap(([, name]) => ['value', ...BOUNDS].map(what => `${name}_${what}`)),
  ],
  carried: ['interface'],
  rules: [
    begins(/^(?<interface>(?:Ethernet|fc|mgmt)\d\S*)$/),
    begins(/^\s*Lane Number:\s*(?<lane>\d+)/),
    ...QUANTITIES.map(([label, name, unit]) => {
      const bounds = BOUNDS.map(bound => `(?<${name}_${bound}>\\S+)(?: ${unit})?`).join('\\s+');
      return new RegExp(
        `^\\s+${label}\\s+(?<${name}_value>N/A|-?[\\d.]+)(?: ${unit})?\\s+(?:[-+]{1,2}\\s+)?${bounds}$`,
      );
    }),
  ],
  ignore: [/^\s+\S/],
};

export const breakouts: Template = {
  commands: ['show interface breakout'],
  columns: ['parent', 'breakout_map', 'breakout_ports'],
  rules: [row(/^(?<parent>Eth\d\S*)\s+(?<breakout_map>\S+)\s+(?<breakout_ports>\S.*)$/)],
  ignore: [/^-+$/, /^Parent\s/],
};

export const fabricLogins: Template = {
  commands: ['show flogi database'],
  columns: ['interface', 'vsan', 'fcid', 'port_name', 'node_name', 'port_device_alias'],
  required: ['interface'],
  rules: [
    begins(
      /^(?<interface>[a-z][\w/-]*\d)\s+(?<vsan>\d+)\s+(?<fcid>0x[0-9a-f]+)\s+(?<port_name>[0-9a-f:]+)\s+(?<node_name>[0-9a-f:]+)$/,
    ),
    /^\s+\[(?<port_device_alias>[^\]]+)\]$/,
  ],
  ignore: [/^-+$/, /^INTERFACE\s+VSAN|^Total number/],
};
