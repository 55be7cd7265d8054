import { row, type Template } from '../../../src/device/parse/template.js';
import { IPV4, pattern } from '../../common/patterns.js';

const MAC = '[0-9a-f]{6}-[0-9a-f]{6}';

export const arp: Template = {
  commands: ['show arp'],
  columns: ['ip_address', 'mac_address', 'type', 'port'],
  rules: [
    row(
      pattern(
        `^\\s+(?<ip_address>${IPV4})\\s+(?<mac_address>${MAC})\\s+(?<type>\\w+)(?:\\s+(?<port>\\S+))?$`,
      ),
    ),
  ],
  ignore: [/^\s+IP ARP table|^\s+IP Address|^[-\s]+$/],
};

export const macTable: Template = {
  commands: ['show mac-address'],
  columns: ['mac_address', 'port', 'vlan_id'],
  rules: [row(pattern(`^\\s+(?<mac_address>${MAC})\\s+(?<port>\\S+)(?:\\s+(?<vlan_id>\\d+))?$`))],
  ignore: [/^\s+Status and Counters|^\s+MAC Address|^[-\s]+$/],
};

export const routes: Template = {
  commands: ['show ip route'],
  columns: ['destination', 'gateway', 'vlan_id', 'type', 'subtype', 'metric', 'distance'],
  rules: [
    row(
      /^\s+(?<destination>[\d.]+\/\d+)\s+(?:(?<gateway>\S+)\s+)?(?:(?<vlan_id>\d+)\s+)?(?<type>static|connected|rip|ospf|bgp)\s+(?:(?<subtype>[A-Za-z]\S*)\s+)?(?<metric>\d+)\s+(?<distance>\d+)$/,
    ),
  ],
  ignore: [/^\s+IP Route Entries|^\s+Destination\s|^[-\s]+$/],
};

export const vlans: Template = {
  commands: ['show vlans'],
  columns: ['vlan_id', 'vlan_name', 'status', 'voice', 'jumbo'],
  rules: [
    row(
      /^\s+(?<vlan_id>\d+)\s+(?<vlan_name>\S.*?)\s+(?:\|\s+)?(?<status>Port-based|Protocol|Dynamic|Static|GVRP)\s+(?<voice>Yes|No)(?:\s+(?<jumbo>Yes|No))?\s*$/,
    ),
  ],
  ignore: [
    /^\s+Status and Counters|^\s+(?:Maximum|Primary|Management) VLAN|^\s+(?:802\.1Q )?VLAN ID|^[-+\s]+$/,
  ],
};
