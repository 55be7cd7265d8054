import { row, type Template } from '../../src/device/parse/template.js';

/** An instance's ports, as Cisco's and Arista's print them; the blocks about roots and bridges are not read. */
export const spanningTree: Template = {
  commands: ['show spanning-tree'],
  columns: ['vlan_id', 'interface', 'role', 'status', 'cost', 'port_priority', 'port_id', 'type'],
  carried: ['vlan_id'],
  required: ['interface'],
  rules: [
    /^(?:VLAN|MST|VL)0*(?<vlan_id>\d+)$/,
    row(
      /^(?<interface>[A-Z]\S+)\s+(?<role>Root|Desg|Altn|Back|Mstr|root|designated|alternate|backup|master|disabled)\s+(?<status>[A-Z]{3}\*?|forwarding|blocking|discarding|learning|listening|disabled)\s*(?<cost>\d+)\s+(?<port_priority>\d+)\.(?<port_id>\d+)\s+(?<type>\S.*)$/,
    ),
  ],
  ignore: [
    /^\s+(?:Spanning tree enabled|Root ID|Bridge ID|Address|Cost|Port|Hello Time|Aging Time|This bridge)\b/,
    /^Interface\s+Role|^[-\s]+$|^No spanning tree instance|^\s+Forward Delay/,
  ],
};
