import { begins, row, type Template } from '../../src/device/parse/template.js';
import { COLON_MAC, IPV4, pattern } from '../common/patterns.js';

const arp: Template = {
  commands: ['show arp no-resolve', 'show arp'],
  columns: ['mac_address', 'ip_address', 'interface', 'flags'],
  rules: [
    row(
      pattern(
        `^(?<mac_address>${COLON_MAC})\\s+(?<ip_address>${IPV4})\\s+(?<interface>\\S+(?: \\[\\S+\\])?)\\s+(?<flags>\\S.*)$`,
      ),
    ),
  ],
  ignore: [/^MAC Address\s+Address|^Total entries|^\{/],
};

const macTable: Template = {
  commands: ['show ethernet-switching table'],
  columns: ['vlan_id', 'mac_address', 'mac_flag', 'age', 'logical_interface', 'nh_index', 'rtr_id'],
  rules: [
    row(
      pattern(
        `^\\s*(?<vlan_id>\\S+)\\s+(?<mac_address>${COLON_MAC})\\s+(?<mac_flag>[A-Z](?:,?[A-Z])*)\\s+(?<age>\\S+)\\s+(?<logical_interface>\\S+)`,
        '(?:\\s+(?<nh_index>\\d+)\\s+(?<rtr_id>\\d+))?$',
      ),
    ),
  ],
  ignore: [
    /^MAC flags|^\s*(?:SE|[A-Z]{1,2}) - |^Ethernet switching table|^Routing instance/,
    /^\s*(?:Vlan|name)\s+(?:MAC|address)/,
    /^\{/,
  ],
};

const clusterStatus: Template = {
  commands: ['show chassis cluster status'],
  columns: [
    ...['cluster_id', 'redundancy_group_id', 'failover_count', 'node', 'priority', 'status'],
    ...['preempt', 'manual', 'monitor_failures'],
  ],
  carried: ['cluster_id'],
  required: ['redundancy_group_id'],
  lists: ['node', 'priority', 'status', 'preempt', 'manual', 'monitor_failures'],
  rules: [
    /^\s*Cluster ID: (?<cluster_id>\d+)/,
    begins(/^Redundancy group: (?<redundancy_group_id>\d+)\s*, Failover count: (?<failover_count>\d+)/),
    /^\s*(?<node>node\d+)\s+(?<priority>\d+)\s+(?<status>\S+)\s+(?<preempt>\S+)\s+(?<manual>\S+)(?:\s+(?<monitor_failures>\S.*))?$/,
  ],
  ignore: [/^Monitor Failure codes|^\s*[A-Z]{2}\s+\S.* monitoring|^\s*Node\s+Priority|^\{/],
};

const lldpNeighbours: Template = {
  commands: ['show lldp neighbors'],
  columns: ['local_interface', 'parent_interface', 'chassis_id', 'neighbor_interface', 'system_name'],
  rules: [
    row(
      /^(?<local_interface>\S+)\s+(?<parent_interface>\S+)\s+(?<chassis_id>[0-9a-f:]{17})\s+(?<neighbor_interface>\S.*?)(?:\s+(?<system_name>\S+))?$/,
    ),
  ],
  ignore: [/^Local Interface|^\{/],
};

const interfacesTerse: Template = {
  commands: ['show interfaces terse'],
  columns: ['interface', 'admin_state', 'link_status', 'protocol', 'local', 'remote'],
  required: ['interface'],
  rules: [
    row(
      /^(?<interface>\S+)\s+(?<admin_state>up|down)\s+(?<link_status>up|down)(?:\s+(?<protocol>\S+)(?:\s+(?<local>\S+)(?:\s+-->\s+(?<remote>\S+))?)?)?$/,
    ),
  ],
  // Further addresses of the interface above.
  ignore: [/^Interface\s+Admin|^\s+\S|^\{/],
};

const interfaces: Template = {
  commands: ['show interfaces'],
  columns: [
    ...['interface', 'link_status', 'admin_state', 'hardware_type', 'description'],
    ...['destination', 'local', 'mtu'],
  ],
  required: ['interface'],
  rules: [
    begins(
      /^Physical interface: (?<interface>[^,\s]+), (?<admin_state>[^,]+), Physical link is (?<link_status>.+)$/,
    ),
    { line: /^\s+Logical interface (?<interface>\S+)/, record: 'begins' },
    /^\s+Description: (?<description>.+)$/,
    /^\s+Type: (?<hardware_type>[^,]+)/,
    /^\s+Link-level type: (?<hardware_type>[^,]+), MTU: (?<mtu>\d+)/,
    /^\s+Flags: (?<link_status>Up|Down)\b.*Encapsulation/,
    /^\s+Destination: (?<destination>[^,\s]+), Local: (?<local>[^,\s]+)/,
    /^\s+Protocol inet, MTU: (?<mtu>\d+)/,
  ],
  ignore: [/^\s+\S|^\{/],
};

export const templates: Template[] = [
  arp,
  macTable,
  clusterStatus,
  lldpNeighbours,
  interfacesTerse,
  interfaces,
];
