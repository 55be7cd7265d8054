import { row, type Template } from '../../../src/device/parse/template.js';
import { DOTTED_MAC, IPV4, pattern } from '../../common/patterns.js';

export const arp: Template = {
  commands: ['show ip arp', 'show ip arp vrf all'],
  columns: ['ip_address', 'age', 'mac_address', 'interface'],
  rules: [
    row(
      pattern(
        `^(?<ip_address>${IPV4})\\s+(?<age>-|[\\d:.]+)\\s+(?<mac_address>${DOTTED_MAC}|INCOMPLETE)\\s+(?<interface>\\S+)`,
      ),
    ),
  ],
  ignore: [/^Flags: |^\s+[+#D*] - |^\s+\S+ - Adj/, /^IP ARP Table|^Total number of entries|^Address\s+Age/],
};

export const macTable: Template = {
  commands: ['show mac address-table'],
  columns: ['vlan_id', 'mac_address', 'type', 'age', 'secure', 'ntfy', 'ports'],
  rules: [
    row(
      pattern(
        `^[*+GCEOR~(V)\\s]*\\s*(?<vlan_id>\\d+|-|All)\\s+(?<mac_address>${DOTTED_MAC})\\s+(?<type>\\w+)\\s+(?<age>-|~~~|NA|[\\d.]+)`,
        '\\s+(?<secure>[FTC]|~~~)\\s+(?<ntfy>[FTC]|~~~)\\s+(?<ports>\\S.*)$',
      ),
    ),
    row(
      pattern(
        `^[*+G]?\\s*(?<vlan_id>\\d+|-)\\s+(?<mac_address>${DOTTED_MAC})\\s+(?<type>\\w+)\\s+(?<age>-|[\\d.]+)\\s+(?<ports>\\S+)$`,
      ),
    ),
  ],
  ignore: [
    /^Legend|^\s+\*|^\s+age - |^\s+\(T\)|^Note:/,
    /^\s*VLAN\s+MAC Address/,
    /^[-+\s]+$/,
    /^Unknown Key ID|^Total MAC/,
  ],
};
