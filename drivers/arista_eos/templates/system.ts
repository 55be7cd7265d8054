import { begins, row, type Template } from '../../../src/device/parse/template.js';

export const version: Template = {
  commands: ['show version'],
  columns: [
    ...['model', 'hw_version', 'serial_number', 'sys_mac', 'image', 'uptime', 'total_memory', 'free_memory'],
  ],
  required: ['image'],
  rules: [
    /^Arista (?<model>\S.*)$/,
    /^Hardware version:\s+(?<hw_version>\S+)/,
    /^Serial number:\s+(?<serial_number>\S+)/,
    /^System MAC address:\s+(?<sys_mac>\S+)/,
    /^Software image version:\s+(?<image>\S+)/,
    /^Uptime:\s+(?<uptime>\S.*)$/,
    /^Total memory:\s+(?<total_memory>\d+)/,
    /^Free memory:\s+(?<free_memory>\d+)/,
  ],
  ignore: [
    /^(?:Hardware version|Serial number|Hardware MAC|Architecture|Internal build|Image|Kernel|cEOS tools)/,
  ],
};

export const clock: Template = {
  commands: ['show clock'],
  columns: ['time', 'timezone', 'dayweek', 'month', 'day', 'year'],
  required: ['time'],
  rules: [
    /^(?<dayweek>\w+) (?<month>\w+)\s+(?<day>\d+) (?<time>[\d:]+) (?<year>\d+)$/,
    /^(?:timezone is|Timezone:) (?<timezone>\S+)/,
  ],
  ignore: [/^Clock source/],
};

export const hostname: Template = {
  commands: ['show hostname'],
  columns: ['hostname', 'fqdn'],
  required: ['hostname'],
  rules: [/^Hostname:\s+(?<hostname>\S+)/, /^FQDN:\s+(?<fqdn>\S+)/],
  // The prompt with the command, which some terminals leave in.
  ignore: [/^\S+[>#]show/],
};

export const boot: Template = {
  commands: ['show boot-config', 'show boot'],
  columns: ['version', 'console'],
  rules: [/^Software image:\s+(?<version>.+)$/, /^Console speed:\s+(?<console>.+)$/],
  ignore: [/^(?:Aboot password|Memory test|Secure boot)/],
};

export const communities: Template = {
  commands: ['show snmp community'],
  columns: ['name', 'access', 'view', 'acl'],
  required: ['name'],
  rules: [
    begins(/^Community name: (?<name>.+)$/),
    /^Community access: (?<access>.+)$/,
    /^Community view: (?<view>\S+)/,
    /^(?:IPv6 )?[Aa]ccess list: (?<acl>\S+)/,
  ],
};

/** What stands below each heading; a cause that is one of several has its number in the heading. */
export const reloadCause: Template = {
  commands: ['show reload cause'],
  columns: ['reload_cause', 'reload_time', 'recommended_action', 'debug_info'],
  rules: Object.fromEntries(
    ['start', 'reload_cause', 'reload_time', 'recommended_action', 'debug_info'].map(state => [
      state,
      [
        { line: /^Reload Cause(?: \d+)?:$/, go: 'reload_cause', record: 'begins' as const },
        { line: /^Reload Time:$/, go: 'reload_time' },
        { line: /^Recommended Action:$/, go: 'recommended_action' },
        { line: /^Debugging Information:$/, go: 'debug_info' },
        /^-+$/,
        ...(state === 'start' ? [] : [new RegExp(`^(?<${state}>\\S.*)$`)]),
      ],
    ]),
  ),
};

const COUNT = (name: string) => `\\s*(?<global_${name}>[\\d.]+)`;
const TASKS = ['running', 'sleeping', 'stopped', 'zombie'];
const SHARES = {
  ...{ us: 'user', sy: 'system', ni: 'nice', id: 'idle', wa: 'iowait', hi: 'hi', si: 'si', st: 'stolen' },
};

/** A record a process, each with what is said above of the machine. */
export const processes: Template = {
  commands: ['show processes top once'],
  columns: [
    ...['global_timestamp', 'global_users', 'global_load_average_1_minutes', 'global_load_average_5_minutes'],
    ...['global_load_average_15_minutes', 'global_tasks_total', ...TASKS.map(task => `global_tasks_${task}`)],
    ...Object.values(SHARES).map(share => `global_cpu_percent_${share}`),
    ...['global_mem_unit', 'global_mem_total', 'global_mem_free', 'global_mem_used', 'global_mem_buffers'],
    ...['global_swap_mem_unit', 'global_swap_mem_total', 'global_swap_mem_free', 'global_swap_mem_used'],
    ...['global_swap_mem_cached', 'pid', 'user', 'priority', 'nice', 'virtual_memory_size'],
    ...['resident_memory_size', 'shared_memory_size', 'process_status', 'percent_cpu', 'percent_memory'],
    ...['cpu_time', 'command'],
  ],
  carried: [
    ...['global_timestamp', 'global_users', 'global_load_average_1_minutes', 'global_load_average_5_minutes'],
    ...['global_load_average_15_minutes', 'global_tasks_total', ...TASKS.map(task => `global_tasks_${task}`)],
    ...Object.values(SHARES).map(share => `global_cpu_percent_${share}`),
    ...['global_mem_unit', 'global_mem_total', 'global_mem_free', 'global_mem_used', 'global_mem_buffers'],
    ...['global_swap_mem_unit', 'global_swap_mem_total', 'global_swap_mem_free', 'global_swap_mem_used'],
    'global_swap_mem_cached',
  ],
  required: ['pid'],
  rules: [
    /^top - (?<global_timestamp>[\d:]+) up .*?,\s+(?<global_users>\d+) users?,\s+load average: (?<global_load_average_1_minutes>[\d.]+), (?<global_load_average_5_minutes>[\d.]+), (?<global_load_average_15_minutes>[\d.]+)/,
    new RegExp(
      `^Tasks:${COUNT('tasks_total')} total${TASKS.map(task => `,${COUNT(`tasks_${task}`)} ${task}`).join('')}`,
    ),
    new RegExp(
      `^%?Cpu\\(s\\):${Object.entries(SHARES)
        .map(([short, name]) => `${COUNT(`cpu_percent_${name}`)}%? ?${short}`)
        .join(',')}`,
    ),
    new RegExp(
      `^(?<global_mem_unit>\\w+) Mem ?:${COUNT('mem_total')} total,${COUNT('mem_free')} free,${COUNT('mem_used')} used,${COUNT('mem_buffers')} buff`,
    ),
    new RegExp(
      `^(?:(?<global_mem_unit>\\w+) )?Mem ?:${COUNT('mem_total')}k? total,${COUNT('mem_used')}k? used,${COUNT('mem_free')}k? free,${COUNT('mem_buffers')}k? buff`,
    ),
    new RegExp(
      `^(?<global_swap_mem_unit>\\w+) Swap:${COUNT('swap_mem_total')} total,${COUNT('swap_mem_free')} free,${COUNT('swap_mem_used')} used[.,]${COUNT('swap_mem_cached')} `,
    ),
    new RegExp(
      `^(?:(?<global_swap_mem_unit>\\w+) )?Swap:${COUNT('swap_mem_total')}k? total,${COUNT('swap_mem_used')}k? used,${COUNT('swap_mem_free')}k? free[.,]${COUNT('swap_mem_cached')}k? `,
    ),
    row(
      /^\s*(?<pid>\d+) (?<user>\S+)\s+(?<priority>\S+)\s+(?<nice>\S+)\s+(?<virtual_memory_size>\S+)\s+(?<resident_memory_size>\S+)\s+(?<shared_memory_size>\S+)\s+(?<process_status>[A-Z])\s+(?<percent_cpu>[\d.]+)\s+(?<percent_memory>[\d.]+)\s+(?<cpu_time>[\d:.]+)\s+(?<command>\S.*)$/,
    ),
  ],
  ignore: [/^\s*PID USER/],
};

export const files: Template = {
  commands: ['dir', 'dir flash', 'dir flash:'],
  columns: ['file_system', 'permissions', 'size', 'date_time', 'name', 'total_size', 'total_free'],
  carried: ['file_system'],
  backwards: ['total_size', 'total_free'],
  required: ['name'],
  rules: [
    /^Directory of (?<file_system>\S+)/,
    row(
      /^\s+(?<permissions>[-drwx]{4})\s+(?<size>\d+|-)\s+(?<date_time>\w{3} +\d+ +[\d:]+|<no date>)\s+(?<name>\S.*)$/,
    ),
    /^(?<total_size>\d+) bytes total \((?<total_free>\d+) bytes free\)/,
  ],
  ignore: [/^No (?:files|space)/],
};

export const ntpAssociations: Template = {
  commands: ['show ntp associations'],
  columns: [
    'mode',
    'remote',
    'ref_id',
    'stratum',
    'type',
    'when',
    'poll',
    'reach',
    'delay',
    'offset',
    'jitter',
  ],
  rules: [
    row(
      /^(?<mode>[*+#.xo -])?\s*(?<remote>\S+)\s+(?<ref_id>\S+)\s+(?<stratum>\d+)\s+(?<type>[a-zA-Z-])\s+(?<when>\S+)\s+(?<poll>\d+)\s+(?<reach>\d+)\s+(?<delay>-?[\d.]+)\s+(?<offset>-?[\d.]+)\s+(?<jitter>[\d.]+)$/,
    ),
  ],
  ignore: [/^\s+remote\s|^=+$|^NTP is/],
};

export const ntpStatus: Template = {
  commands: ['show ntp status'],
  columns: ['status', 'server', 'stratum', 'time_correct', 'poll_interval'],
  required: ['status'],
  rules: [
    /^(?<status>synchroni[sz]ed)(?: to NTP server \((?<server>[^)]+)\))?(?: at stratum (?<stratum>\d+))?/,
    /^(?<status>unsynchroni[sz]ed)/,
    /^\s+time correct to within (?<time_correct>\d+ \w+)/,
    /^\s+polling server every (?<poll_interval>\d+) s/,
  ],
  ignore: [/^\s+\S|^NTP is/],
};

export const users: Template = {
  commands: ['show users'],
  columns: ['line', 'user', 'hosts', 'idle', 'location'],
  rules: [
    row(
      /^(?<line>[*\s]*\d+ \S+ +\d+)\s+(?<user>\S+)\s+(?<hosts>\S+)\s+(?<idle>\d+[:\d]*)(?:\s+(?<location>\S.*))?$/,
    ),
  ],
  ignore: [/^\s+Line\s+User/],
};
