import { begins, row, type Template } from '../../../src/device/parse/template.js';
import { COLON_MAC, IPV4, pattern } from '../../common/patterns.js';

export const arp: Template = {
  commands: ['show arp all-vrfs', 'show arp'],
  columns: ['ip_address', 'mac_address', 'port_id', 'physical_port', 'state', 'vrf'],
  rules: [
    row(
      pattern(
        `^(?<ip_address>${IPV4})\\s+(?<mac_address>${COLON_MAC})?\\s+(?<port_id>\\S+)\\s+(?:(?<physical_port>\\S+)\\s+)?`,
        '(?<state>reachable|stale|delay|probe|failed|incomplete|permanent)(?:\\s+(?<vrf>\\S+))?$',
      ),
    ),
  ],
  ignore: [/^IPv4 Address\s|^-+$|^Total Number|^No ARP/],
};

export const macTable: Template = {
  commands: ['show mac-address-table'],
  columns: ['mac_address', 'vlan_id', 'type', 'port'],
  rules: [
    row(pattern(`^(?<mac_address>${COLON_MAC})\\s+(?<vlan_id>\\d+)\\s+(?<type>\\S+)\\s+(?<port>\\S+)`)),
  ],
  ignore: [/^MAC age-time|^Number of MAC|^MAC Address\s|^-+$|^No MAC/],
};

/** One record a network, with all of its next hops. */
export const routes: Template = {
  commands: ['show ip route all-vrfs', 'show ip route'],
  columns: ['ip_address', 'vrf', 'interface', 'metric', 'status'],
  required: ['ip_address'],
  lists: ['interface', 'metric', 'status'],
  rules: [
    begins(/^(?<ip_address>[\d.]+\/\d+), vrf (?<vrf>\S+)/),
    /^\s+via\s+(?<interface>[^,\s]+),\s+(?<metric>\[\d+\/\d+\]),\s+(?<status>\S+)/,
  ],
  ignore: [/^Displaying|^'|^Origin Codes|^Type Codes|^\s+\S{1,2} - |^Total Route|^VRF:|^-+$|^Prefix\s/],
};

export const ipInterfaces: Template = {
  commands: ['show ip interface brief'],
  columns: ['interface', 'ip_address', 'link_status', 'admin_status'],
  rules: [
    row(
      /^(?<interface>\S+)\s+(?<ip_address>No Address|[\d.]+\/\d+)\s+(?<link_status>up|down)\/(?<admin_status>up|down)/,
    ),
  ],
  ignore: [/^Interface\s+IP|^\s+link\/admin/],
};

export const vlans: Template = {
  commands: ['show vlan'],
  columns: ['vlan_id', 'vlan_name', 'status', 'reason', 'type', 'interfaces'],
  required: ['vlan_id'],
  lists: ['interfaces'],
  splits: { interfaces: /,\s*/ },
  rules: [
    begins(
      /^(?<vlan_id>\d+)\s+(?<vlan_name>\S.*?)\s+(?<status>up|down)\s+(?<reason>\S+)\s+(?<type>\S+)(?:\s+(?<interfaces>\S.*))?$/,
    ),
    /^\s{20,}(?<interfaces>\S.*)$/,
  ],
  ignore: [/^-+$|^VLAN\s+Name/],
};
