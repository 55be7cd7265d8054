import { type ActingRule, begins, type Template } from '../../../src/device/parse/template.js';
import { pattern } from '../../common/patterns.js';

/** `name : value`, on the left half of a line, whose right half may tell something else. */
function left(name: string, column: string): ActingRule {
  return { line: pattern(`^\\s+${name}\\s*:\\s*(?<${column}>\\S.*?)(?:\\s{2,}.*)?$`), also: true };
}

/** `name : value` anywhere. */
function anywhere(name: string, column: string): ActingRule {
  return { line: pattern(`(?:^|\\s)${name}\\s*:\\s*(?<${column}>\\S+)`), also: true };
}

/** A record a member of a stack; one where there is none. */
export const system: Template = {
  commands: ['show system', 'show system information'],
  columns: [
    ...['member_id', 'name', 'contact', 'location', 'mac_age', 'timezone', 'daylight_rule'],
    ...['software_version', 'rom_version', 'allow_mods', 'mac_address', 'serial', 'uptime', 'cpu_util'],
    ...['mem_tot', 'mem_free', 'packets_rx', 'packets_tx', 'packets_tot', 'buffers_free'],
    ...['buffers_lowest', 'buffers_missed'],
  ],
  carried: [
    ...['name', 'contact', 'location', 'mac_age', 'timezone', 'daylight_rule', 'software_version'],
    'allow_mods',
  ],
  rules: [
    begins(/^\s*(?:\w+-)?Member\s*:\s*(?<member_id>\d+)/),
    left('System Name', 'name'),
    left('System Contact', 'contact'),
    left('System Location', 'location'),
    left('MAC Age Time \\(sec\\)', 'mac_age'),
    left('Time Zone', 'timezone'),
    left('Daylight Time Rule', 'daylight_rule'),
    left('Software revision', 'software_version'),
    left('ROM Version', 'rom_version'),
    left('Allow V\\d Modules', 'allow_mods'),
    left('Up Time', 'uptime'),
    left('CPU Util \\(%\\)', 'cpu_util'),
    // Beside the software of a switch that is no stack; a stack's own address is none of a member's.
    { line: /\S\s{2,}Base MAC Addr\s*:\s*(?<mac_address>\S+)/, also: true },
    { line: /^\s+MAC Addr\s*:\s*(?<mac_address>\S+)/, also: true },
    anywhere('Serial Number', 'serial'),
    anywhere('Memory\\s+- Total', 'mem_tot'),
    anywhere('IP Mgmt\\s+- Pkts Rx', 'packets_rx'),
    anywhere('Pkts Tx', 'packets_tx'),
    anywhere('Packet\\s+- Total', 'packets_tot'),
    anywhere('Buffers\\s+Free', 'buffers_free'),
    anywhere('Lowest', 'buffers_lowest'),
    anywhere('Missed', 'buffers_missed'),
    // Of the memory, if it is not of the buffers.
    { line: /^(?!.*Buffers).*\sFree\s*:\s*(?<mem_free>\S+)/, also: true },
  ],
  // Values that are empty, and what a long contact or location runs on to.
  ignore: [/^\s*Status and Counters|^\s+[A-Z][^:]*:\s*$|^\s{20,}\S|^\s+Base MAC Addr/],
};

/** What the stack says of itself first, then a record a member. */
export const vsf: Template = {
  commands: ['show vsf detail'],
  columns: [
    ...['domain_id', 'mac_address', 'topology', 'status', 'uptime', 'vsf_mad', 'port_speed'],
    ...['software_version', 'name', 'contact', 'location', 'member_id', 'type', 'model', 'priority'],
    ...['rom_version', 'serial_number', 'cpu', 'memory_total', 'memory_free', 'vsf_link_1', 'vsf_link_2'],
  ],
  rules: [
    begins(/^\s*VSF Domain ID\s*: (?<domain_id>\S+)/),
    begins(/^\s*Member ID\s*: (?<member_id>\S+)/),
    /^\s*MAC Address\s*: (?<mac_address>\S+)/,
    /^\s*VSF Topology\s*: (?<topology>.+)$/,
    /^\s*(?:VSF )?Status\s*: (?<status>.+)$/,
    /^\s*Uptime\s*: (?<uptime>.+)$/,
    /^\s*VSF MAD\s*: (?<vsf_mad>.+)$/,
    /^\s*VSF Port Speed\s*: (?<port_speed>.+)$/,
    /^\s*Software Version\s*: (?<software_version>.+)$/,
    /^\s*Name\s*: (?<name>.+)$/,
    /^\s*Contact\s*: (?<contact>.+)$/,
    /^\s*Location\s*: (?<location>.+)$/,
    /^\s*Type\s*: (?<type>.+)$/,
    /^\s*Model\s*: (?<model>.+)$/,
    /^\s*Priority\s*: (?<priority>.+)$/,
    /^\s*ROM Version\s*: (?<rom_version>.+)$/,
    /^\s*Serial Number\s*: (?<serial_number>.+)$/,
    /^\s*CPU Utilization\s*: (?<cpu>.+)$/,
    /^\s*Memory\s+- Total\s*: (?<memory_total>.+)$/,
    /^\s*Free\s*: (?<memory_free>.+)$/,
    /^\s*#1 : (?<vsf_link_1>.+)$/,
    /^\s*#2 : (?<vsf_link_2>.+)$/,
  ],
  ignore: [/^\s*VSF Links|^\s*[\w ]+:\s*$/],
};

/** The header of the first crash log, that of the management module. */
export const crashLog: Template = {
  commands: ['show tech buffers'],
  columns: ['product', 'name', 'date', 'build', 'version', 'cpu'],
  required: ['product'],
  rules: {
    header: [
      /^Product:\s+(?<product>.+)$/,
      /^Name:\s+(?<name>.+)$/,
      /^Date:\s+(?<date>.+)$/,
      /^Build:\s+(?<build>.+)$/,
      /^Version:\s+(?<version>.+)$/,
      { line: /^CPU:\s+(?<cpu>.+)$/, record: 'ends', go: 'rest' },
    ],
    rest: [/^/],
  },
  ignore: [/^CRASHLog|Crash Log|^Directory:/],
};

export const version: Template = {
  commands: ['show version'],
  columns: ['image', 'build_date', 'version', 'build', 'boot_image', 'boot_rom_version', 'active_boot_rom'],
  required: ['version'],
  rules: [
    /^\s*Image stamp:\s*(?<image>\S*)$/,
    /^\s*(?<image>\/\S+)$/,
    /^\s*(?<build_date>[A-Z][a-z]{2}\s+\d+ \d{4} \d\d:\d\d:\d\d)$/,
    /^\s*(?<version>[A-Z]{1,2}\.\d\S*)$/,
    /^\s*(?<build>\d+)$/,
    /^\s*Boot Image:\s*(?<boot_image>\S+)/,
    /^\s*Boot ROM Version:\s*(?<boot_rom_version>\S+)/,
    /^\s*Active Boot ROM:\s*(?<active_boot_rom>\S+)/,
  ],
  ignore: [/^\s*(?:Management Module|Member|VSF-Member)\b/],
};
