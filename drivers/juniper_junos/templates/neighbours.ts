import { row, type Template } from '../../../src/device/parse/template.js';
import { COLON_MAC, IPV4, pattern } from '../../common/patterns.js';
import { NODES } from './nodes.js';

export const arp: Template = {
  commands: ['show arp no-resolve', 'show arp'],
  columns: ['mac_address', 'ip_address', 'interface', 'flags'],
  rules: [
    row(
      pattern(
        `^(?<mac_address>${COLON_MAC})\\s+(?<ip_address>${IPV4})\\s+(?<interface>\\S+(?: \\[\\S+\\])?)\\s+(?<flags>\\S.*)$`,
      ),
    ),
  ],
  ignore: [/^MAC Address\s+Address|^Total entries/, ...NODES],
};

export const lldpNeighbours: Template = {
  commands: ['show lldp neighbors'],
  columns: ['local_interface', 'parent_interface', 'chassis_id', 'neighbor_interface', 'system_name'],
  rules: [
    row(
      /^(?<local_interface>\S+)\s+(?<parent_interface>\S+)\s+(?<chassis_id>[0-9a-f:]{17})\s+(?<neighbor_interface>\S.*?)(?:\s+(?<system_name>\S+))?$/,
    ),
  ],
  ignore: [/^Local Interface/, ...NODES],
};
