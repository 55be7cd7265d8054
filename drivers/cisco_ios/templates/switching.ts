import { begins, type Rule, row, type Template } from '../../../src/device/parse/template.js';

/** What the ports of a switch carry: a block a port. */
export const switchports: Template = {
  commands: ['show interfaces switchport', 'show interface switchport'],
  columns: [
    ...['interface', 'switchport', 'switchport_monitor', 'switchport_negotiation', 'mode', 'admin_mode'],
    ...['access_vlan', 'native_vlan', 'voice_vlan', 'trunking_vlans'],
  ],
  required: ['interface'],
  lists: ['trunking_vlans'],
  rules: [
    begins(/^Name: (?<interface>\S+)/),
    /^Switchport: (?<switchport>.+)$/,
    /^Switchport [Mm]onitor: (?<switchport_monitor>.+)$/,
    /^Administrative Mode: (?<admin_mode>.+)$/,
    /^Operational Mode: (?<mode>.+)$/,
    /^Negotiation of Trunking: (?<switchport_negotiation>\S+)/,
    /^Access Mode VLAN: (?<access_vlan>\d+|unassigned)/,
    /^Trunking Native Mode VLAN: (?<native_vlan>\d+)/,
    /^Voice VLAN: (?<voice_vlan>\S+)/,
    /^Trunking VLANs Enabled: (?<trunking_vlans>\S+?),?$/,
    // A long list of VLANs goes on below.
    /^\s+(?<trunking_vlans>\d[\d,-]*?),?$/,
  ],
  ignore: [
    /^(?:Administrative|Operational|Pruning|Capture|Protected|Unknown|Vepa|App|Appliance|Autostate)\b/,
    /^Monitor destination|^\s+\d+ \(/,
  ],
};

const MEMBERS = '\\S+\\(\\w+\\)(?:\\s+\\S+\\(\\w+\\))*';
/** The same words twice: once for the names, once for what stands behind them in parentheses. */
const PORTS = `(?=(?<member_interface>${MEMBERS}))(?<member_interface_status>${MEMBERS})`;

export const etherChannels: Template = {
  commands: ['show etherchannel summary', 'show etherchannel port-channel summary'],
  columns: [
    ...['group', 'bundle_name', 'bundle_status', 'bundle_protocol'],
    ...['member_interface', 'member_interface_status'],
  ],
  required: ['group', 'bundle_name'],
  lists: ['member_interface', 'member_interface_status'],
  splits: { member_interface: /\(\w+\)\s*/, member_interface_status: /\)?\s*[^\s()]+\(|\)$/ },
  rules: [
    begins(
      new RegExp(
        `^(?<group>\\d+)\\s+(?<bundle_name>[\\w/]+)\\((?<bundle_status>\\w+)\\)\\s+(?<bundle_protocol>\\S+)(?:\\s+${PORTS})?$`,
      ),
    ),
    new RegExp(`^\\s{10,}${PORTS}$`),
  ],
  ignore: [
    /^Flags: |^ {8}\S |^Number of|^Group\s+Port-channel|^[-+]+$/,
    /^[A-Z]\S* +- {1,2}(?:L\d port-channel|Bundled|Suspended)/,
  ],
};

const VLANS = '\\d[\\d,-]*?|none';
/** The tables of trunks have the same first column; a long list of VLANs goes on below. */
const trunkHeadings: Rule[] = [
  { line: /^Port\s+Vlans allowed on trunk/, go: 'allowed' },
  { line: /^Port\s+Vlans allowed and active/, go: 'active' },
  { line: /^Port\s+Vlans in spanning tree/, go: 'forwarding' },
];
const trunkVlans = (column: string): Rule[] => [
  ...trunkHeadings,
  begins(new RegExp(`^(?<port>[A-Z]\\S+)\\s+(?<${column}>${VLANS}),?$`)),
  new RegExp(`^\\s+(?<${column}>${VLANS}),?$`),
];

/** Several tables about the same ports. */
export const trunks: Template = {
  commands: ['show interfaces trunk', 'show interface trunk'],
  columns: [
    ...['port', 'mode', 'encapsulation', 'status', 'native_vlan', 'vlans_allowed', 'vlans_active'],
    'vlans_forwarding',
  ],
  required: ['port'],
  joins: ['port'],
  lists: ['vlans_allowed', 'vlans_active', 'vlans_forwarding'],
  splits: { vlans_allowed: /,/, vlans_active: /,/, vlans_forwarding: /,/ },
  rules: {
    ports: [
      ...trunkHeadings,
      begins(
        /^(?<port>[A-Z]\S+)\s+(?<mode>\S+)\s+(?<encapsulation>\S+)\s+(?<status>\S+)\s+(?<native_vlan>\d+)$/,
      ),
    ],
    allowed: trunkVlans('vlans_allowed'),
    active: trunkVlans('vlans_active'),
    forwarding: trunkVlans('vlans_forwarding'),
  },
  ignore: [/^Port\s+Mode/],
};

export const vtp: Template = {
  commands: ['show vtp status'],
  columns: [
    ...['version', 'domain', 'pruning', 'traps', 'device_id', 'last_modified_server', 'last_modified_date'],
    ...['local_updater_addr', 'local_updater_iface', 'mode', 'max_vlans', 'existing_vlan_count'],
    'revision_number',
  ],
  rules: [
    /^VTP version running\s+: (?<version>\d+)/,
    /^VTP Version\s+: (?:running VTP)?(?<version>\d+)/,
    /^VTP Domain Name\s+: ?(?<domain>.*)$/,
    /^VTP Pruning Mode\s+: (?<pruning>\w+)/,
    /^VTP Traps Generation\s+: (?<traps>\w+)/,
    /^Device ID\s+: (?<device_id>\S+)/,
    /^Configuration last modified by (?<last_modified_server>\S+) at (?<last_modified_date>.+)$/,
    /^Local updater ID is (?<local_updater_addr>\S+)(?: on interface (?<local_updater_iface>\S+))?/,
    /^VTP Operating Mode\s+: (?<mode>.+)$/,
    /^Maximum VLANs supported locally\s+: (?<max_vlans>\d+)/,
    /^Number of existing VLANs\s+: (?<existing_vlan_count>\d+)/,
    /^Configuration Revision\s+: (?<revision_number>\d+)/,
  ],
  ignore: [/^VTP Version capable|^VTP V2 Mode|^Feature \w+:|^-+$|^MD5 digest|^(?:\s+0x\w\w)+/],
};

export const portSecurity: Template = {
  commands: ['show port-security interface interface', 'show port-security interface'],
  columns: [
    ...['port_security', 'port_status', 'violation_mode', 'aging_time', 'aging_type', 'ss_addr_aging'],
    ...['max_mac_addrs', 'total_mac_addrs', 'config_mac_addrs', 'sticky_mac_addrs'],
    ...['last_src_mac_addr_vlan', 'violation_count'],
  ],
  rules: [
    /^Port Security\s+: (?<port_security>.+)$/,
    /^Port Status\s+: (?<port_status>.+)$/,
    /^Violation Mode\s+: (?<violation_mode>.+)$/,
    /^Aging Time\s+: (?<aging_time>.+)$/,
    /^Aging Type\s+: (?<aging_type>.+)$/,
    /^SecureStatic Address Aging\s+: (?<ss_addr_aging>.+)$/,
    /^Maximum MAC Addresses\s+: (?<max_mac_addrs>\d+)/,
    /^Total MAC Addresses\s+: (?<total_mac_addrs>\d+)/,
    /^Configured MAC Addresses\s+: (?<config_mac_addrs>\d+)/,
    /^Sticky MAC Addresses\s+: (?<sticky_mac_addrs>\d+)/,
    /^Last Source Address:Vlan\s+: (?<last_src_mac_addr_vlan>\S+)/,
    /^Security Violation Count\s+: (?<violation_count>\d+)/,
  ],
};

export const securedPorts: Template = {
  commands: ['show port-security'],
  columns: ['port', 'max_addresses', 'current_addresses', 'violations', 'action'],
  rules: [
    row(
      /^\s*(?<port>[A-Z]\S+)\s+(?<max_addresses>\d+)\s+(?<current_addresses>\d+)\s+(?<violations>\d+)\s+(?<action>\S.*)$/,
    ),
  ],
  ignore: [/^Secure Port\s+MaxSecureAddr|^\s+\(Count\)|^-+$|^(?:Total|Max) Addresses/],
};

const LONG_TIME = '(?:\\d+ (?:year|week|day|hour|minute)s? ?,? )*\\d\\d secs';
const SHORT_TIME = '\\d+[ywdh]\\d+[wdhm]|\\d+:\\d\\d:\\d\\d|never';

/** How long ports have been down or up; a long name touches the time behind it. */
export const links: Template = {
  commands: ['show interface link', 'show interfaces link'],
  columns: ['port', 'name', 'downtime', 'uptime', 'since'],
  rules: [
    row(
      new RegExp(
        `^(?<port>[A-Z]\\S+)\\s+(?<name>(?:\\S.*?)??)(?<downtime>${LONG_TIME})(?:\\s{2,}(?<since>\\S.*))?$`,
      ),
    ),
    row(
      new RegExp(
        `^(?<port>[A-Z]\\S+)\\s+(?:(?<name>\\S.*?)\\s+)?(?<downtime>${SHORT_TIME})(?:\\s+(?<uptime>${SHORT_TIME}))?$`,
      ),
    ),
  ],
  ignore: [/^Port\s+Name/],
};

export const transceivers: Template = {
  commands: ['show interface transceiver', 'show interfaces transceiver'],
  columns: ['interface', 'temperature', 'voltage', 'tx_pwr', 'rx_pwr'],
  rules: [
    // The current stands there on some switches only.
    row(
      /^(?<interface>[A-Z]\S+)\s+(?<temperature>\S+)\s+(?<voltage>\S+)\s+(?:\S+\s+)?(?<tx_pwr>-?[\d.]+|N\/A)\s+(?<rx_pwr>-?[\d.]+|N\/A)$/,
    ),
  ],
  ignore: [
    /^\s+(?:Optical|Temperature)\s|^Port\s+\(Celsius\)|^[-\s]+$/,
    /^If device is|^mA: |^\+\+ : |^NA or N\/A|^A2D readouts|^The threshold values|^ITU Channel|^Transceiver is/,
  ],
};
