import { row, type Template } from '../../../src/device/parse/template.js';

export const features: Template = {
  commands: ['show feature'],
  columns: ['name', 'instance', 'state'],
  rules: [row(/^(?<name>\S+)\s+(?<instance>\d+)\s+(?<state>\S.*)$/)],
  ignore: [/^Feature Name|^[-\s]+$/],
};

export const licences: Template = {
  commands: ['show license usage'],
  columns: ['feature', 'installed', 'license_count', 'status', 'expiry_date', 'comments'],
  rules: [
    row(
      /^(?<feature>\S+)\s+(?<installed>Yes|No)\s+(?<license_count>-|\d+)\s+(?<status>Unused|In use)(?: (?<expiry_date>\S.*?))?\s+(?<comments>-|Grace .+|\S+)$/,
    ),
  ],
  ignore: [/^Feature\s+Ins|^\s+Count|^-+$/],
};

export const hostname: Template = {
  commands: ['show hostname'],
  columns: ['hostname'],
  rules: [row(/^(?<hostname>\S+)$/)],
};

export const clock: Template = {
  commands: ['show clock'],
  columns: ['time', 'timezone', 'dayweek', 'month', 'day', 'year'],
  rules: [row(/^(?<time>[\d:.]+) (?<timezone>\S+) (?<dayweek>\w+) (?<month>\w+) (?<day>\d+) (?<year>\d+)$/)],
  ignore: [/^Time source/],
};

export const cpu: Template = {
  commands: ['show processes cpu'],
  columns: ['cpu_5_sec', 'interrupts', 'cpu_1_min', 'cpu_5_min'],
  rules: [
    /^CPU utilization for five seconds: (?<cpu_5_sec>\d+)%(?:\/(?<interrupts>\d+)%)?; one minute: (?<cpu_1_min>\d+)%; five minutes: (?<cpu_5_min>\d+)%/,
  ],
  // A line a process.
  ignore: [/^PID\s|^[-\s]+$|^\s*\d+\s+\d+\s/],
};

export const resources: Template = {
  commands: ['show system resources'],
  columns: [
    ...['load_average_01min', 'load_average_05min', 'load_average_15min', 'processes_total'],
    ...[
      'processes_running',
      'cpu_user',
      'cpu_kernel',
      'cpu_idle',
      'memory_total',
      'memory_used',
      'memory_free',
    ],
  ],
  rules: [
    /^Load average:\s+1 minute: (?<load_average_01min>[\d.]+)\s+5 minutes: (?<load_average_05min>[\d.]+)\s+15 minutes: (?<load_average_15min>[\d.]+)/,
    /^Processes\s*:\s+(?<processes_total>\d+) total, (?<processes_running>\d+) running/,
    /^CPU states\s*:\s+(?<cpu_user>[\d.]+)% user,\s+(?<cpu_kernel>[\d.]+)% kernel,\s+(?<cpu_idle>[\d.]+)% idle/,
    /^Memory usage:\s+(?<memory_total>\d+)K total,\s+(?<memory_used>\d+)K used,\s+(?<memory_free>\d+)K free/,
  ],
  // Each processor, buffers, and the state that the switch makes of it.
  ignore: [/^\s+CPU\d|^\s+\d+K |^Current memory status|^Kernel /],
};

export const uptime: Template = {
  commands: ['show system uptime'],
  columns: ['start_time', 'uptime', 'kernel_uptime', 'supervisor_uptime'],
  rules: [
    /^System start time:\s+(?<start_time>\S.*)$/,
    /^System uptime:\s+(?<uptime>\S.*)$/,
    /^Kernel uptime:\s+(?<kernel_uptime>\S.*)$/,
    /^Active supervisor uptime:\s+(?<supervisor_uptime>\S.*)$/,
  ],
};

export const users: Template = {
  commands: ['show users'],
  columns: ['user', 'line', 'time', 'idle', 'pid', 'location', 'session', 'own'],
  rules: [
    row(
      /^(?<user>\S+)\s+(?<line>\S+\/?\d*)\s+(?<time>[A-Z][a-z]{2} +\d+ +[\d:]+)\s+(?<idle>\.|old|[\d:]+)\s+(?<pid>\d+)(?:\s+\((?<location>[^)]*)\))?(?: session=(?<session>\S+))?(?: (?<own>\*))?$/,
    ),
  ],
  ignore: [/^NAME\s+LINE/],
};

export const ntpPeers: Template = {
  commands: ['show ntp peer-status'],
  columns: ['mode', 'remote', 'local', 'stratum', 'poll', 'reach', 'delay', 'vrf'],
  rules: [
    row(
      /^(?<mode>[*=+-])?\s*(?<remote>[\w.:-]+)\s+(?<local>[\w.:]+)\s+(?<stratum>\d+)\s+(?<poll>\d+)\s+(?<reach>\d+)\s+(?<delay>[\d.]+)(?:\s+(?<vrf>\S+))?$/,
    ),
  ],
  ignore: [/^Total peers|^\* - selected|^- - peer mode|^\s+remote\s|^-+$/],
};

export const logging: Template = {
  commands: ['show logging logfile', 'show logging last', 'show logging'],
  columns: ['year', 'month', 'day', 'time', 'host', 'facility', 'severity', 'mnemonic', 'message'],
  rules: [
    row(
      /^(?<year>\d{4}) (?<month>[A-Z][a-z]{2}) +(?<day>\d+) (?<time>[\d:.]+) (?<host>\S+) (?:%\$ \S+ %\$ )?%(?<facility>[A-Z]\w*)-(?:SLOT\d+-)?(?<severity>[0-7])-(?<mnemonic>\w+):\s+(?<message>.*)$/,
    ),
  ],
  // What is logged where; lines that have none of the usual form, as `last message repeated 2 times`.
  ignore: [
    /^(?:Logging|Facility|Timestamp|Name|Server)\b|^\d{4} .*last message repeated|^[-\s]+$|^\s*\S+\s+\d\s+\d$/,
  ],
};

/** Files; what the file system has in all is said below them. */
export const files: Template = {
  commands: ['dir', 'dir bootflash', 'dir bootflash:'],
  columns: ['size', 'date_time', 'item_name', 'file_system', 'total_used', 'total_free', 'total_size'],
  backwards: ['file_system', 'total_used', 'total_free', 'total_size'],
  rules: [
    row(/^\s*(?<size>\d+)\s+(?<date_time>[A-Z][a-z]{2} +\d+ [\d:]+ \d{4})\s+(?<item_name>\S.*)$/),
    /^Usage for (?<file_system>\S+)/,
    /^\s*(?<total_used>\d+) bytes used/,
    /^\s*(?<total_free>\d+) bytes free/,
    /^\s*(?<total_size>\d+) bytes total/,
  ],
  ignore: [/^Input\/output error/],
};
