import { begins, type Template } from '../../../src/device/parse/template.js';

export const lldpDetails: Template = {
  commands: ['show lldp neighbors detail'],
  columns: [
    ...['local_interface', 'chassis_id', 'neighbor_port_type', 'neighbor_port_id'],
    ...['neighbor_port_description', 'neighbor_name', 'mgmt_address'],
  ],
  required: ['local_interface'],
  rules: [
    begins(/^Local (?<local_interface>[^\s:]+):/),
    /^\s+Chassis ID \.+ (?<chassis_id>.+)$/,
    /^\s+Port ID Type \.+ (?<neighbor_port_type>.+)$/,
    /^\s+Port ID \.+ (?<neighbor_port_id>.+)$/,
    /^\s+Port Description \.+ (?<neighbor_port_description>.+)$/,
    /^\s+System Name \.+ (?<neighbor_name>.+)$/,
    /^\s+Management Addresses \.+ (?<mgmt_address>.+)$/,
  ],
  ignore: [/^\s+\S/, /^LLDP Detailed Neighbor/],
};

/** A list holds a value a member of a stack. */
export const system: Template = {
  commands: ['show system'],
  columns: ['hardware', 'serial', 'version', 'hostname'],
  required: ['version'],
  lists: ['hardware', 'serial'],
  rules: {
    boards: [
      /^Base\s+\d+\s+(?:Base\s+)?(?<hardware>\S.*?)\s+\S+\s+(?<serial>\S+)$/,
      /^Current software\s*: (?<version>\S+)/,
      { line: /^System Name$/, go: 'name' },
    ],
    name: [
      { line: /^System Contact$/, go: 'rest' },
      { line: /^\s(?<hostname>.+)$/, go: 'rest' },
    ],
    rest: [/^/],
  },
  ignore: [
    /^System Status|^Stack member|^Board\s+ID|^-+$|^RAM:|^Flash:|^[A-Z][\w ]+:/,
    // Boards that are none of a device's own: power supplies, fans, modules.
    /^\w+\s+\d+\s/,
  ],
};
