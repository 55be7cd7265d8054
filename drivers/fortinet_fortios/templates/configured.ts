import { type ActingRule, begins, type Template } from '../../../src/device/parse/template.js';

/** What is set for an interface, and the column. */
const SETTINGS: Record<string, string> = {
  vdom: 'vdom',
  mode: 'mode',
  type: 'type',
  role: 'role',
  status: 'status',
  alias: 'alias',
  description: 'description',
  interface: 'interface',
  vlanid: 'vlan_id',
  'snmp-index': 'snmp_index',
  'device-identification': 'device_identification',
  'lldp-reception': 'lldp_reception',
  'lldp-transmission': 'lldp_transmission',
  'monitor-bandwidth': 'monitor_bandwidth',
  'secondary-IP': 'secondary_ip_status',
  stp: 'stp',
  'mtu-override': 'mtu_override',
  mtu: 'mtu',
  defaultgw: 'default_gateway',
  'dns-server-override': 'dns_server_override',
  fortilink: 'fortilink',
};

/** Blocks within an interface's are set in further: their settings are not the interface's, but for addresses. */
const settings = Object.entries(SETTINGS).map(
  ([word, column]): ActingRule => ({ line: new RegExp(`^ {8}set ${word} "?(?<${column}>[^"]*)"?$`) }),
);

export const configuredInterfaces: Template = {
  commands: ['show system interface'],
  columns: [
    ...['name', 'ip_address', 'subnet', 'allow_access', 'remote_ip', 'remote_ip_subnet'],
    ...Object.values(SETTINGS),
  ],
  required: ['name'],
  lists: ['ip_address', 'subnet', 'allow_access'],
  rules: [
    begins(/^ {4}edit "(?<name>[^"]+)"$/),
    /^ {8,}set ip (?<ip_address>[\d.]+) (?<subnet>[\d.]+)$/,
    /^ {8,}set allowaccess (?<allow_access>.+)$/,
    /^ {8}set remote-ip (?<remote_ip>[\d.]+) (?<remote_ip_subnet>[\d.]+)$/,
    ...settings,
  ],
  ignore: [/^\s+(?:set|unset) \S|^\s*(?:config|edit) \S|^\s*(?:next|end)$/],
};
