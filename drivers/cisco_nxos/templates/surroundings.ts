import { row, type Template } from '../../../src/device/parse/template.js';

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
