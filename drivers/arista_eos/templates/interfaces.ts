import { begins, row, type Template } from '../../../src/device/parse/template.js';

export const interfaces: Template = {
  commands: ['show interfaces', 'show interface'],
  columns: [
    ...['interface', 'link_status', 'protocol_status', 'hardware_type', 'mac_address', 'bia', 'description'],
    ...['ip_address', 'mtu', 'bandwidth', 'last_link_flapped', 'link_status_change'],
    ...['input_packets', 'output_packets', 'input_errors', 'output_errors'],
  ],
  required: ['interface'],
  rules: [
    begins(/^(?<interface>\S+) is (?<link_status>.+?), line protocol is (?<protocol_status>.+)$/),
    /^\s+Hardware is (?<hardware_type>[^,]+)(?:, address is (?<mac_address>\S+?)(?: \(bia (?<bia>\S+)\))?)?$/,
    /^\s+Description: (?<description>.*)$/,
    /^\s+Internet address is (?<ip_address>[\d.]+\/\d+)/,
    /^\s+(?:IP |Ethernet )?MTU (?<mtu>\d+) bytes(?: \(default\))?(?:\s*, BW (?<bandwidth>\d+ \S+))?/,
    /^\s+(?:Up|Down) (?<last_link_flapped>\d.*)$/,
    /^\s+(?<link_status_change>\d+) link status changes/,
    /^\s+(?<input_packets>\d+) packets input/,
    /^\s+(?<input_errors>\d+) input errors/,
    /^\s+(?<output_packets>\d+) packets output/,
    /^\s+(?<output_errors>\d+) output errors/,
  ],
  // The rest of an interface's block.
  ignore: [/^\s+\S/],
};

export const interfaceStatus: Template = {
  commands: ['show interfaces status'],
  columns: ['port', 'name', 'status', 'vlan_id', 'duplex', 'speed', 'type', 'flags'],
  rules: [
    row(
      /^(?<port>[A-Z]\S+)\s+(?:(?<name>\S.*?)\s+)?(?<status>connected|notconnect|disabled|errdisabled|inactive|sfpAbsent)\s+(?:in )?(?<vlan_id>\d+|routed|trunk|tap|tool|dot1q-tunnel|Po\d+|mirror\S*)\s+(?<duplex>\S+)\s+(?<speed>\S+)\s+(?<type>Not Present|\S+)(?:\s+(?<flags>\S+))?$/,
    ),
  ],
  ignore: [/^Port\s+Name/],
};

export const ipInterfaces: Template = {
  commands: ['show ip interface brief'],
  columns: ['interface', 'ip_address', 'status', 'protocol', 'mtu'],
  rules: [
    row(
      /^(?<interface>[A-Z]\S+)\s+(?<ip_address>\d\S+|unassigned)\s+(?<status>admin down|\S+)\s+(?<protocol>\S+)\s+(?<mtu>\d+)/,
    ),
  ],
  ignore: [/^Interface\s+IP|^\s+Address\s*$|^-/],
};
