import { type ActingRule, begins, type Rule, type Template } from '../../../src/device/parse/template.js';

/** A block of CDP says two lists of addresses: those of the interface, then those to manage the device by. */
const cdpFields: Rule[] = [
  { ...begins(/^Device ID: ?(?<neighbor_name>.+)$/), go: 'start' },
  { line: /^Management address\(es\)/, go: 'management' },
  { line: /^Version :/, go: 'version' },
  /^Platform: ?(?<platform>[^,]*), +Capabilities: ?(?<capabilities>.*)$/,
  /^Interface: (?<local_interface>[^,]+), +Port ID \(outgoing port\): (?<neighbor_interface>.+)$/,
  /^Holdtime ?: (?<holdtime>\d+)/,
  /^advertisement version: (?<cdp_version>\d+)/,
  /^Peer Source MAC: (?<peer_mac>\S+)/,
  /^VTP Management Domain: (?<vtp_domain>.*)$/,
  /^Native VLAN: (?<native_vlan>\d+)/,
  /^Duplex: (?<duplex>\w+)(?: \((?<duplex_mismatch>\w+)\))?/,
  /^Power drawn: (?<power_drawn>[\d.]+)/,
  /^\s*Power request id: (?<power_request_id>\d+), Power management id: (?<power_mgmt_id>\d+)(?:, Power available: (?<power_available>\d+), Power management level: (?<power_mgmt_level>-?\d+))?/,
  /^\s*Power request levels are: ?(?<power_request_level>.+)$/,
  /^Unidirectional Mode: (?<unidirectional_mode>\w+)/,
  /^Serial [Nn]umber: (?<serial>\S+)/,
];

export const cdpDetails: Template = {
  commands: ['show cdp neighbors detail'],
  columns: [
    ...['neighbor_name', 'local_interface', 'neighbor_interface', 'mgmt_address', 'mgmt_ip_address'],
    ...['interface_ipv6', 'platform', 'capabilities', 'holdtime', 'neighbor_description', 'version'],
    ...['software', 'software_family', 'software_version', 'serial', 'cdp_version', 'peer_mac', 'vtp_domain'],
    ...['native_vlan', 'duplex', 'duplex_mismatch', 'power_drawn', 'power_request_id', 'power_mgmt_id'],
    ...['power_available', 'power_mgmt_level', 'power_request_level', 'unidirectional_mode'],
  ],
  required: ['neighbor_name'],
  lists: ['interface_ipv6', 'version'],
  rules: {
    start: [...cdpFields, /^\s+IP address: (?<mgmt_address>\S+)/, /^\s+IPv6 address: (?<interface_ipv6>\S+)/],
    management: [...cdpFields, /^\s+IP address: (?<mgmt_ip_address>\S+)/],
    version: [
      { line: /^$/, go: 'start' },
      { line: /^(?<neighbor_description>.+)$/, go: 'more' },
    ],
    // The rest of what the neighbour says of its software, up to the blank line.
    more: [
      { line: /^$/, go: 'start' },
      /^(?<software>IOS \(tm\) .*?,) Version (?<software_version>[^,]+),/,
      /^(?<version>.+)$/,
    ],
  },
  ignore: [
    /^-+$|^Entry address|^Protocol Hello|^Total cdp entries|^Power Available TLV|^Spare Pair PoE/,
    /^Second Port Status|^\s+IPv6 address|^\s*(?:Spare Pair|PD Config|PSE)\b/,
  ],
};

/** Older systems do not say the port that the neighbour is at, others have no line between blocks. */
const lldpBegins: ActingRule[] = [
  { ...begins(/^-{20,}$/), go: 'start' },
  { ...begins(/^Local Intf: (?<local_interface>\S+)/), go: 'start' },
];

export const lldpDetails: Template = {
  commands: ['show lldp neighbors detail'],
  columns: [
    ...['local_interface', 'chassis_id', 'neighbor_port_id', 'neighbor_interface', 'neighbor_name'],
    ...['neighbor_description', 'capabilities', 'mgmt_address', 'mac_address', 'vlan_id', 'platform'],
    ...['manufacturer', 'serial', 'hw_revision', 'fw_revision', 'sw_revision', 'power_pair', 'power_class'],
    ...['power_device_type', 'power_priority', 'power_source', 'power_requested'],
  ],
  required: ['chassis_id'],
  rules: {
    start: [
      ...lldpBegins,
      /^Chassis id: (?<chassis_id>.+)$/,
      /^Port id: (?<neighbor_port_id>.+)$/,
      /^Port Description: (?<neighbor_interface>.+)$/,
      /^System Name: (?<neighbor_name>.+)$/,
      { line: /^System Description:\s*(?<neighbor_description>.*)$/, go: 'description' },
      /^Enabled Capabilities: (?<capabilities>.+)$/,
      /^\s+IP: (?<mgmt_address>\S+)/,
      /^Peer Source MAC: (?<mac_address>\S+)/,
      /^Vlan ID: (?<vlan_id>\d+)/,
      /^\s+H\/W revision: (?<hw_revision>.+)$/,
      /^\s+F\/W revision: (?<fw_revision>.+)$/,
      /^\s+S\/W revision: (?<sw_revision>.+)$/,
      /^\s+Serial number: (?<serial>.+)$/,
      /^\s+Manufacturer: (?<manufacturer>.+)$/,
      /^\s+Model: (?<platform>.+)$/,
      /^\s*Power Pair\s*: (?<power_pair>.+)$/,
      /^\s*Power Class\s*: (?<power_class>.+)$/,
      /^\s*Power Device Type\s*: (?<power_device_type>.+)$/,
      /^\s*Power Priority\s*: (?<power_priority>.+)$/,
      /^\s*Power Source\s*: (?<power_source>.+)$/,
      /^\s*Power Requested\s*: (?<power_requested>.+)$/,
    ],
    // The first line says what the neighbour is, the others who made it and when.
    description: [
      ...lldpBegins,
      { line: /^Time remaining/, go: 'start' },
      { line: /^(?<neighbor_description>\S.*)$/, go: 'more' },
    ],
    more: [...lldpBegins, { line: /^Time remaining/, go: 'start' }, /^/],
  },
  ignore: [
    /- not advertised|^Total entries displayed|^Local Intf service instance|^Time remaining/,
    /^System Capabilities|^Management Addresses|^Auto Negotiation|^Physical media|^Media Attachment|^MED Info/,
    // Media, addresses of other kinds, and the rest of what end devices tell.
    /^\s+\S/,
    /^(?:PoE\+?|802\.3) [Pp]ower|^Link Aggregation|^\* /,
  ],
};
