import { type ActingRule, begins, row, type Template } from '../../../src/device/parse/template.js';

export const clock: Template = {
  commands: ['show clock'],
  columns: ['time', 'timezone', 'dayweek', 'month', 'day', 'year'],
  rules: [
    /^[*.]?(?<time>\d+:\d+:\d+(?:\.\d+)?) (?<timezone>\S+) (?<dayweek>\w+) (?<month>\w+) (?<day>\d+) (?<year>\d+)$/,
  ],
  ignore: [/^Time source is|^No time source|^Load for five secs/],
};

/** The lines that people are on; a second table, of interfaces, has no lines. */
export const users: Template = {
  commands: ['show users', 'show users all'],
  columns: ['line', 'user', 'hosts', 'idle', 'location'],
  rules: {
    lines: [
      { line: /^\s+Interface\s+User/, go: 'interfaces' },
      row(
        /^(?<line>[*\s]*\d+ \S+ +[\d/]+)\s+(?:(?<user>\S+)\s+)?(?<hosts>idle|\d+\.\S+|\S+)\s+(?<idle>\d+[:ywdh]\S*|never)(?:\s+(?<location>\S.*))?$/,
      ),
      // A terminal that waits for nobody.
      row(/^(?<line>[*\s]*\d+ \S+ +[\d/]+)\s+(?<idle>\d+[:ywdh]\S*|never)(?:\s+(?<location>\S.*))?$/),
    ],
    interfaces: [/^/],
  },
  ignore: [/^\s+Line\s+User/],
};

const MESSAGE: ActingRule = {
  ...begins(
    /^(?:(?<number>\d+): )?[*.]?(?<month>[A-Z][a-z]{2}) +(?<day>\d+)(?: \d{4})? (?<time>\d+:\d+:\d+(?:\.\d+)?)(?: (?<timezone>[A-Za-z]+))?: %(?<facility>[A-Z][\w-]*?)-(?<severity>[0-7])-(?<mnemonic>\w+): ?(?<message>.*)$/,
  ),
  go: 'buffer',
};

/** What is logged where comes first, then the buffer; the oldest message there may have lost its head. */
export const logging: Template = {
  commands: ['show logging', 'show log'],
  columns: ['number', 'month', 'day', 'time', 'timezone', 'facility', 'severity', 'mnemonic', 'message'],
  required: ['mnemonic'],
  lists: ['message'],
  rules: {
    settings: [MESSAGE, { line: /^Log Buffer/, go: 'buffer' }],
    // A message may have several lines.
    buffer: [MESSAGE, /^(?<message>.+)$/],
  },
  ignore: [
    /^Syslog logging|^No (?:Active|Inactive|active) |^Load for five secs|^Time source is/,
    /^\s+(?:Console|Monitor|Buffer|Exception|Count and|Persistent|File|Trap|Logging|Message|filtering)\b/,
    /^\s+(?:link (?:type|up|down)|ESM|XML|rate-limited|xml|sequence number|\d+ message)|^ESM:/,
  ],
};

export const processes: Template = {
  commands: ['show processes cpu', 'show processes cpu sorted'],
  columns: [
    ...['cpu_usage_5_sec', 'cpu_interruption_5_sec', 'cpu_usage_1_min', 'cpu_usage_5_min', 'process_pid'],
    ...['process_runtime', 'process_invoked', 'process_cpu_time_for_invocation', 'process_cpu_usage_5_sec'],
    ...['process_cpu_usage_1_min', 'process_cpu_usage_5_min', 'process_tty', 'process_name'],
  ],
  carried: ['cpu_usage_5_sec', 'cpu_interruption_5_sec', 'cpu_usage_1_min', 'cpu_usage_5_min'],
  rules: [
    /^CPU utilization for five seconds: (?<cpu_usage_5_sec>\d+)%(?:\/(?<cpu_interruption_5_sec>\d+)%)?; one minute: (?<cpu_usage_1_min>\d+)%; five minutes: (?<cpu_usage_5_min>\d+)%/,
    row(
      /^\s*(?<process_pid>\d+)\s+(?<process_runtime>\d+)\s+(?<process_invoked>\d+)\s+(?<process_cpu_time_for_invocation>\d+)\s+(?<process_cpu_usage_5_sec>[\d.]+)%\s+(?<process_cpu_usage_1_min>[\d.]+)%\s+(?<process_cpu_usage_5_min>[\d.]+)%\s+(?<process_tty>\d+)\s+(?<process_name>.+)$/,
    ),
  ],
  ignore: [/^\s*PID\s+Runtime/],
};

/** One record: the pool, and of the processes a list a column. */
export const memory: Template = {
  commands: ['show processes memory sorted', 'show processes memory'],
  columns: [
    ...['memory_total', 'memory_used', 'memory_free', 'process_id', 'process_allocated', 'process_freed'],
    ...['process_holding', 'process'],
  ],
  required: ['memory_total'],
  lists: ['process_id', 'process_allocated', 'process_freed', 'process_holding', 'process'],
  rules: [
    /^Processor Pool Total: +(?<memory_total>\d+) +Used: +(?<memory_used>\d+) +Free: +(?<memory_free>\d+)/,
    /^\s*(?<process_id>\d+)\s+\d+\s+(?<process_allocated>\d+)\s+(?<process_freed>\d+)\s+(?<process_holding>\d+)\s+\d+\s+\d+\s+(?<process>\S.*)$/,
  ],
  ignore: [/Pool Total:|^\s*PID\s+TTY|^\s+\d+ Total$/],
};

/** Older switches give settings by name; newer ones say which of them apply now and which after a reload. */
export const boot: Template = {
  commands: ['show boot', 'show boot system'],
  columns: [
    ...['switch_number', 'boot_path', 'config_file', 'priv_config_file', 'enable_break', 'manual_boot'],
    ...['allow_dev_key', 'helper_path_list', 'auto_upgrade', 'auto_upgrade_path', 'boot_optimization'],
    ...['boot_mode', 'buffer_size', 'timeout_config_download', 'config_download_dhcp'],
    ...['config_download_dhcp_next_boot', 'current_boot_variables'],
  ],
  rules: {
    settings: [
      begins(/^Switch (?<switch_number>\d+)$/),
      { line: /^Current Boot Variables:/, go: 'current' },
      /^(?:BOOT path-list *:|BOOT variable =) *(?<boot_path>[^\s;]*)/,
      /^Config file *: *(?<config_file>\S*)/,
      /^Private Config file *: *(?<priv_config_file>\S*)/,
      /^Enable Break *[:=] *(?<enable_break>\w+)/,
      /^Manual Boot *[:=] *(?<manual_boot>\w+)/,
      /^Allow Dev Key *: *(?<allow_dev_key>\w+)/,
      /^HELPER path-list *: *(?<helper_path_list>.*)$/,
      /^Auto upgrade *: *(?<auto_upgrade>\w+)/,
      /^Auto upgrade path *: *(?<auto_upgrade_path>.*)$/,
      /^Boot optimization *: *(?<boot_optimization>\w+)/,
      /^Boot Mode *= *(?<boot_mode>\w+)/,
      /^\s*buffer size: +(?<buffer_size>\d+)/,
      /^\s*Download: +(?<timeout_config_download>\d+)/,
      /^iPXE Timeout = (?<timeout_config_download>\d+)/,
      /^\s*via DHCP: +(?<config_download_dhcp>\w+) \(next boot: (?<config_download_dhcp_next_boot>\w+)/,
    ],
    current: [
      { line: /^Boot Variables on next reload:/, go: 'settings' },
      /^(?<current_boot_variables>\S.*)$/,
    ],
  },
  ignore: [/^-+$|^NVRAM\/Config file|^Timeout for Config|^Config Download|^\S+[#>]show/],
};

export const fileSystems: Template = {
  commands: ['show file systems'],
  columns: ['size', 'free', 'type', 'flags', 'prefixes'],
  rules: [row(/^[*\s]+(?<size>\d+|-)\s+(?<free>\d+|-)\s+(?<type>\S+)\s+(?<flags>\S+)\s+(?<prefixes>\S.*)$/)],
  ignore: [/^File Systems:|^\s+Size\(b\)/],
};

/** What a file system holds in all is said below its files. */
export const files: Template = {
  commands: ['dir'],
  columns: [...['file_system', 'id', 'permissions', 'size', 'date_time', 'name', 'total_size', 'total_free']],
  carried: ['file_system'],
  required: ['name'],
  backwards: ['total_size', 'total_free'],
  rules: [
    /^Directory of (?<file_system>\S+)/,
    row(
      /^\s*(?<id>\d+)\s+(?<permissions>[-drwx]+)\s+(?<size>\d+)\s+(?<date_time>[A-Z][a-z]{2} +\d+ \d{4} [\d:]+ [+-]\d\d:\d\d|<no date>|[A-Z][a-z]{2} +\d+ \d{4} [\d:]+)\s+(?<name>\S.*)$/,
    ),
    /^(?<total_size>\d+) bytes total \((?<total_free>\d+) bytes free/,
  ],
  ignore: [/^No files in directory/],
};

export const hosts: Template = {
  commands: ['show hosts summary'],
  columns: ['default_domain', 'name_servers', 'local_cache_entries', 'dynamic_cache_entries'],
  rules: [
    /^Default domain is (?<default_domain>.+)$/,
    /^Name servers are (?<name_servers>.+)$/,
    /^Local cache entries: (?<local_cache_entries>\d+)/,
    /^Dynamic cache entries: (?<dynamic_cache_entries>\d+)/,
  ],
};

export const licences: Template = {
  commands: ['show license'],
  columns: [
    ...['feature', 'period_left', 'period_used', 'license_type', 'license_state', 'license_count'],
    'license_priority',
  ],
  required: ['feature'],
  rules: [
    begins(/^Index \d+ Feature: (?<feature>\S+)/),
    /^\s+Period left: (?<period_left>.+)$/,
    /^\s+Period Used: (?<period_used>.+)$/,
    /^\s+License Type: (?<license_type>.+)$/,
    /^\s+License State: (?<license_state>.+)$/,
    /^\s+License Count: (?<license_count>.+)$/,
    /^\s+License Priority: (?<license_priority>.+)$/,
  ],
};

export const tacacs: Template = {
  commands: ['show tacacs'],
  columns: [
    ...['tacacs_server', 'server_port', 'socket_opens', 'socket_closes', 'socket_aborts', 'socket_errors'],
    ...['socket_timeouts', 'failed_connections', 'packets_sent', 'packet_received'],
  ],
  required: ['tacacs_server'],
  rules: [
    begins(/^Tacacs\+ Server\s*:\s*(?<tacacs_server>[^/\s]+)\/(?<server_port>\d+)/),
    begins(/^Tacacs\+ Server -/),
    /^\s+Server address: +(?<tacacs_server>\S+)/,
    /^\s+Server port: +(?<server_port>\d+)/,
    /^\s+Socket opens: +(?<socket_opens>\d+)/,
    /^\s+Socket closes: +(?<socket_closes>\d+)/,
    /^\s+Socket aborts: +(?<socket_aborts>\d+)/,
    /^\s+Socket errors: +(?<socket_errors>\d+)/,
    /^\s+Socket Timeouts: +(?<socket_timeouts>\d+)/,
    /^\s+Failed Connect Attempts: +(?<failed_connections>\d+)/,
    /^\s+Total Packets Sent: +(?<packets_sent>\d+)/,
    /^\s+Total Packets Recv: +(?<packet_received>\d+)/,
  ],
  ignore: [/^\s+Server (?:name|Status)/],
};

export const aliases: Template = {
  commands: ['show aliases'],
  columns: ['mode', 'alias', 'command'],
  carried: ['mode'],
  rules: [/^(?<mode>\S.*) aliases:$/, row(/^ {2}(?<alias>\S+)\s+(?<command>\S.*)$/)],
};

/** The configurations that were put aside. */
export const archive: Template = {
  commands: ['show archive'],
  columns: ['state', 'next_filename', 'filenames', 'current_index'],
  lists: ['filenames'],
  rules: [
    /^Archive feature (?<state>not enabled)/,
    /^The next archive file will be named (?<next_filename>\S+)/,
    /^\s+(?<current_index>\d+)\s+(?<filenames>\S+) *<- Most Recent/,
    /^\s+\d+\s+(?<filenames>\S+)$/,
  ],
  ignore: [/^The maximum archive|^There are currently|^\s*Archive #|^\s+\d+$/],
};
