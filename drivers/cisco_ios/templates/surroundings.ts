import { begins, row, type Template } from '../../../src/device/parse/template.js';

export const lldpNeighbours: Template = {
  commands: ['show lldp neighbors'],
  columns: ['neighbor_name', 'local_interface', 'capabilities', 'neighbor_interface'],
  required: ['local_interface'],
  rules: [
    // A long name is cut at 20 letters, and nothing stands between it and the interface.
    row(
      /^(?<neighbor_name>.{20})(?<local_interface>[A-Z][a-z]+[\d/.]+)\s+\d+\s+(?:(?<capabilities>[A-Z](?:,[A-Z])*)\s{2,})?(?<neighbor_interface>\S.*)$/,
    ),
    row(
      /^(?<neighbor_name>\S+)?\s+(?<local_interface>[A-Z][a-z]+[\d/.]+)\s+\d+\s+(?:(?<capabilities>[A-Z](?:,[A-Z])*)\s+)?(?<neighbor_interface>\S.*)$/,
    ),
    /^(?<neighbor_name>\S+)$/,
  ],
  ignore: [/^Capability codes|^\s+\([A-Z]\)|^Device ID\s+Local|^Total entries/],
};

export const cdpNeighbours: Template = {
  commands: ['show cdp neighbors'],
  columns: ['neighbor_name', 'local_interface', 'capabilities', 'platform', 'neighbor_interface'],
  required: ['local_interface'],
  rules: [
    row(
      /^(?<neighbor_name>\S+)?\s*(?<local_interface>[A-Z][A-Za-z]{2,} ?\d[\d/.]*)\s+\d+\s+(?<capabilities>[RTBSHIrPDCM](?: [RTBSHIrPDCM])*)?\s+(?<platform>IP Phone|\S+)\s+(?<neighbor_interface>\S.*)$/,
    ),
    /^(?<neighbor_name>\S+)$/,
  ],
  ignore: [/^Capability Codes|^\s*[A-Z] - |^Device ID\s+Local|^Total cdp/],
};

export const version: Template = {
  commands: ['show version'],
  columns: [
    ...['software_image', 'version', 'release', 'rommon', 'hostname', 'uptime', 'uptime_years'],
    ...['uptime_weeks', 'uptime_days', 'uptime_hours', 'uptime_minutes', 'reload_reason', 'running_image'],
    ...['hardware', 'serial', 'config_register', 'mac_address', 'restarted'],
  ],
  lists: ['hardware', 'serial', 'mac_address'],
  required: ['version'],
  rules: {
    start: [
      /^(?:Cisco IOS Software|IOS \(tm\)|Cisco Internetwork).*\((?<software_image>[\w-]+)\),(?: Experimental)? Version (?<version>[^,\s]+),?\s+RELEASE SOFTWARE\s*\((?<release>\S+)\)/,
      /^(?:Cisco IOS Software|IOS \(tm\)).*\((?<software_image>[\w-]+)\),(?: Experimental)? Version (?<version>[^,\s]+)/,
      /^ROM: (?<rommon>[^\s,]+)/,
      {
        line: /^(?<hostname>\S+) uptime is (?<uptime>.+)$/,
        also: true,
      },
      {
        line: /uptime is (?:(?<uptime_years>\d+) years?,? ?)?(?:(?<uptime_weeks>\d+) weeks?,? ?)?(?:(?<uptime_days>\d+) days?,? ?)?(?:(?<uptime_hours>\d+) hours?,? ?)?(?:(?<uptime_minutes>\d+) minutes?)?$/,
      },
      /^System returned to ROM by (?<reload_reason>.+?)(?: at .*)?$/,
      /^System restarted at (?<restarted>.+)$/,
      /^Last reload reason: (?<reload_reason>.+)$/,
      /^System image file is "[^:"]+:(?<running_image>[^"]+)"/,
      /^[Cc]isco (?<hardware>\S+) .*(?:processor|bytes of memory)/,
      { line: /^Switch Ports? Model/, go: 'members' },
      /^Processor board ID (?<serial>[^,\s]+)/,
      /^Base [Ee]thernet MAC [Aa]ddress\s*:\s*(?<mac_address>\S+)/,
      /^Configuration register is (?<config_register>\S+)/,
    ],
    // Below the table of a stack's members: each but the first.
    members: [
      /^Model [Nn]umber\s*:\s*(?<hardware>\S+)/,
      /^System [Ss]erial [Nn]umber\s*:\s*(?<serial>\S+)/,
      /^Base [Ee]thernet MAC [Aa]ddress\s*:\s*(?<mac_address>\S+)/,
      /^Configuration register is (?<config_register>\S+)/,
    ],
  },
  ignore: [/^/],
};

export const vlans: Template = {
  commands: ['show vlan', 'show vlan brief'],
  columns: ['vlan_id', 'vlan_name', 'status', 'interfaces'],
  required: ['vlan_id'],
  lists: ['interfaces'],
  splits: { interfaces: /,\s*/ },
  rules: {
    start: [
      begins(
        /^(?<vlan_id>\d+)\s+(?<vlan_name>\S.*?)\s+(?<status>act\/\S+|active|suspended|sus\/\S+)(?:\s+(?<interfaces>.+))?$/,
      ),
      { line: /^VLAN Type/, go: 'details' },
      /^\s{20,}(?<interfaces>\S.*)$/,
    ],
    details: [/^/],
  },
  ignore: [/^VLAN\s+Name/, /^[-\s]+$/],
};
