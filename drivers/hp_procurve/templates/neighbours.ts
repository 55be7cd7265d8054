import { type ActingRule, begins, row, type Template } from '../../../src/device/parse/template.js';
import { pattern } from '../../common/patterns.js';

/** A row whose columns, but for the first, have the widths of the ruler above; what is empty at its end is cut. */
function lldpRow(chassis: number, port: number, description: number): ActingRule {
  return row(
    pattern(
      `^\\s+(?<local_interface>\\S+)\\s+\\| (?<chassis_id>.{${chassis}}) (?<neighbor_interface>.{1,${port}})`,
      `(?: (?<neighbor_interface_description>.{1,${description}})(?: (?<neighbor_name>.+))?)?$`,
    ),
  );
}

/** Rulers, by which older devices differ from newer ones. */
const RULERS: ActingRule[] = [
  { line: /^\s+-+ \+ -{18} -{18} -{9} -+$/, go: 'newer' },
  { line: /^\s+-+ \+ -{25} -{6} -{9} -+$/, go: 'older' },
];

export const lldpNeighbours: Template = {
  commands: ['show lldp info remote-device'],
  columns: [
    ...['local_interface', 'chassis_id', 'neighbor_interface', 'neighbor_interface_description'],
    'neighbor_name',
  ],
  rules: {
    start: RULERS,
    newer: [lldpRow(18, 18, 9)],
    older: [lldpRow(25, 6, 9)],
  },
  ignore: [/^\s*LLDP Remote Devices|^\s+LocalPort\s+\|/],
};

/** A line `name : value`. */
function line(name: string, column: string): RegExp {
  return pattern(`^\\s+${name}\\s*:\\s*(?<${column}>.*)$`);
}

export const lldpDetails: Template = {
  commands: ['show lldp info remote-device detail'],
  columns: [
    ...['local_interface', 'neighbor_chassis_type', 'chassis_id', 'port_type', 'neighbor_interface'],
    ...['neighbor_name', 'neighbor_description', 'neighbor_interface_description', 'vlan_id'],
    ...['capabilities_supported', 'capabilities', 'mgmt_address'],
  ],
  required: ['local_interface'],
  rules: [
    begins(/^\s+Local Port\s*:\s*(?<local_interface>\S+)/),
    line('ChassisType', 'neighbor_chassis_type'),
    line('ChassisId', 'chassis_id'),
    line('PortType', 'port_type'),
    line('PortId', 'neighbor_interface'),
    line('SysName', 'neighbor_name'),
    line('System Descr', 'neighbor_description'),
    line('PortDescr', 'neighbor_interface_description'),
    line('Pvid', 'vlan_id'),
    line('System Capabilities Supported', 'capabilities_supported'),
    line('System Capabilities Enabled', 'capabilities'),
    line('Address', 'mgmt_address'),
  ],
  // Power, endpoints, and what the long values of other lines run on to.
  ignore: [/^\s+\S/, /^-+$/],
};

/** What the switch says of itself, in every record; then a record a port. */
export const lldpLocal: Template = {
  commands: ['show lldp info local-device'],
  columns: [
    ...['local_interface', 'port_type', 'port_id', 'port_description', 'chassis_type', 'chassis_id'],
    ...['system_name', 'description', 'pid', 'capabilities_supported', 'capabilities', 'mgmt_type'],
    'mgmt_address',
  ],
  carried: [
    ...['chassis_type', 'chassis_id', 'system_name', 'description', 'pid', 'capabilities_supported'],
    ...['capabilities', 'mgmt_type', 'mgmt_address'],
  ],
  rules: {
    device: [
      line('Chassis Type', 'chassis_type'),
      line('Chassis Id', 'chassis_id'),
      line('System Name', 'system_name'),
      /^\s+System Description\s*:\s*(?<description>\S+ (?<pid>J[A-Z]?\d\w+) .*)$/,
      line('System Description', 'description'),
      line('System Capabilities Supported', 'capabilities_supported'),
      line('System Capabilities Enabled', 'capabilities'),
      line('Type', 'mgmt_type'),
      line('Address', 'mgmt_address'),
      { line: /^\s*LLDP Port Information/, go: 'ports' },
    ],
    ports: [
      { line: /^\s+Port\s+PortType/ },
      row(
        /^\s+(?<local_interface>[A-Za-z\d]\S*)\s+(?<port_type>\S+)\s+(?<port_id>\S+)(?:\s+(?<port_description>\S.*))?$/,
      ),
    ],
  },
  ignore: [/^\s*LLDP Local Device|^\s+Management Address|^[-\s]+$/],
};

export const cdpDetails: Template = {
  commands: ['show cdp neighbors detail'],
  columns: [
    ...['local_interface', 'chassis_id', 'mgmt_address', 'platform', 'capabilities'],
    ...['neighbor_interface', 'neighbor_description'],
  ],
  required: ['local_interface'],
  rules: [
    begins(/^\s+Port\s*:\s*(?<local_interface>\S+)/),
    line('Device ID', 'chassis_id'),
    line('Address', 'mgmt_address'),
    line('Platform', 'platform'),
    line('Capability', 'capabilities'),
    line('Device Port', 'neighbor_interface'),
    line('Version', 'neighbor_description'),
  ],
  ignore: [/^\s+CDP neighbors|^\s+Address Type\s*:|^-+$/],
};
