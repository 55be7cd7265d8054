import { begins, type Template } from '../../../src/device/parse/template.js';
import { DOTTED_MAC, pattern } from '../../common/patterns.js';

const FLAGS = '^\\s*(?:[*RSD#]\\s+){0,2}';
const MAC = `(?<destination_address>${DOTTED_MAC})`;
const PORTS = '(?<destination_port>[A-Za-z]\\S*(?:[, ]+[A-Za-z]\\S*)*)';

/** The layouts of Catalyst switches: fixed ones, 4500 (protocols), 6500 (learn and age, a flag before the VLAN). */
export const macTable: Template = {
  commands: ['show mac-address-table', 'show mac address-table'],
  columns: ['destination_address', 'type', 'vlan_id', 'destination_port'],
  required: ['destination_address'],
  lists: ['destination_port'],
  splits: { destination_port: /[,\s]+/ },
  rules: {
    start: [
      { line: /^Multicast Entries/, go: 'multicast' },
      begins(
        pattern(
          FLAGS,
          `(?<vlan_id>\\d+|N/A|---)\\s+${MAC}\\s+(?<type>\\w+)\\s+(?:Yes|No)\\s+\\S+(?:\\s+${PORTS})?$`,
        ),
      ),
      begins(
        pattern(
          `^\\s*(?<vlan_id>\\d+)\\s+${MAC}\\s+(?<type>\\w+)\\s+\\w+,\\S+\\s+(?<destination_port>\\S+)$`,
        ),
      ),
      begins(pattern(`^\\s*(?<vlan_id>\\d+|All)\\s+${MAC}\\s+(?<type>[A-Z]+)\\s+${PORTS}$`)),
      begins(
        pattern(
          `^${MAC}\\s+(?<type>Self|Dynamic|Static|Secure)\\s+(?<vlan_id>\\d+)\\s+(?<destination_port>\\S+)$`,
        ),
      ),
      pattern(`^\\s{20,}${PORTS}$`),
    ],
    // The groups that frames are flooded to: nothing that was learned.
    multicast: [/^/],
  },
  ignore: [
    /^Legend|^\s+(?:age|n\/a|[SRD#]) - |^Displaying entries/,
    /^\s*vlan\s+mac address|^Destination Address/i,
    /^[-+\s]+$/,
    /^\s*Mac Address Table|^Unicast Entries|^(?:Non-static|Dynamic|Static) Address|^Total/i,
  ],
};
