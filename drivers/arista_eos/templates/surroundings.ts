import { row, type Template } from '../../../src/device/parse/template.js';

export const lldpNeighbours: Template = {
  commands: ['show lldp neighbors'],
  columns: ['local_interface', 'neighbor_name', 'neighbor_interface'],
  rules: [
    row(
      /^(?<local_interface>[A-Z][a-z]+\d\S*)\s+(?<neighbor_name>\S+)\s+(?<neighbor_interface>\S.*?)\s+\d+$/,
    ),
  ],
  ignore: [/^Last table change|^Number of table|^Port\s+Neighbor|^[-\s]+$/],
};

export const vrrp: Template = {
  commands: ['show vrrp'],
  columns: ['interface', 'group', 'state', 'virtual_ip_address', 'priority', 'master_ip'],
  required: ['group', 'state'],
  rules: [
    { line: /^(?<interface>\S+) - Group (?<group>\d+)/, record: 'begins' },
    /^\s+State is (?<state>\w+)/,
    /^\s+Virtual I[Pp](?:v4)? [Aa]ddress is (?<virtual_ip_address>\S+)/,
    /^\s+Priority is (?<priority>\d+)/,
    /^\s+Master [Rr]outer is (?<master_ip>[^\s,]+)/,
  ],
  ignore: [/^\s+\S/],
};
