import { row, type Template } from '../../src/device/parse/template.js';
import { IPV4, pattern } from '../common/patterns.js';

const MAC = '[0-9a-f]{6}-[0-9a-f]{6}';

const arp: Template = {
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

const macTable: Template = {
  commands: ['show mac-address'],
  columns: ['mac_address', 'port', 'vlan_id'],
  rules: [row(pattern(`^\\s+(?<mac_address>${MAC})\\s+(?<port>\\S+)(?:\\s+(?<vlan_id>\\d+))?$`))],
  ignore: [/^\s+Status and Counters|^\s+MAC Address|^[-\s]+$/],
};

const routes: Template = {
  commands: ['show ip route'],
  columns: ['destination', 'gateway', 'vlan_id', 'type', 'subtype', 'metric', 'distance'],
  rules: [
    row(
      /^\s+(?<destination>[\d.]+\/\d+)\s+(?:(?<gateway>\S+)\s+)?(?:(?<vlan_id>\d+)\s+)?(?<type>static|connected|rip|ospf|bgp)\s+(?:(?<subtype>[A-Za-z]\S*)\s+)?(?<metric>\d+)\s+(?<distance>\d+)$/,
    ),
  ],
  ignore: [/^\s+IP Route Entries|^\s+Destination\s|^[-\s]+$/],
};

const interfacesBrief: Template = {
  commands: ['show interfaces brief'],
  columns: [
    ...['port', 'type', 'intrusion_alert', 'enabled', 'status', 'mode', 'mdi_mode', 'flow_ctrl'],
    'bcast_limit',
  ],
  rules: [
    row(
      /^\s+(?<port>\S+)\s+(?:(?<type>\S.*?)\s+)?\|\s+(?<intrusion_alert>Yes|No)\s+(?<enabled>Yes|No)\s+(?<status>Up|Down)\s+(?<mode>\S+)\s+(?:(?<mdi_mode>\S+)\s+)?(?<flow_ctrl>on|off)(?:\s+(?<bcast_limit>\S+))?$/,
    ),
  ],
  ignore: [/^\s+Status and Counters|\| Intrusion|^\s+Port\s|^[-+\s]+$|^\s*Note|^\s+\*/],
};

const interfaceStatus: Template = {
  commands: ['show interfaces status'],
  columns: [...['port', 'name', 'status', 'config_mode', 'speed', 'type', 'vlan_tagged', 'vlan_untagged']],
  rules: [
    row(
      /^\s+(?<port>\S+)\s+(?:(?<name>\S.*?)\s+)?(?<status>Up|Down)\s+(?:(?<config_mode>\S+)\s+(?<speed>\S+)\s+(?<type>\S+)\s+)?(?<vlan_tagged>\S+)\s+(?<vlan_untagged>\S+)$/,
    ),
  ],
  ignore: [/^\s+Port\s+Name|^[-\s]+$/],
};

const vlans: Template = {
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

export const templates: Template[] = [arp, macTable, routes, interfacesBrief, interfaceStatus, vlans];
