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

/** Of what is said of licences, how they are got; the rest is when which reports are due. */
export const licenceStatus: Template = {
  commands: ['show license status'],
  columns: [
    ...['sl_enabled', 'sl_reg_status', 'sl_smart_acct', 'sl_virt_acct', 'sl_license_auth', 'sl_transport'],
    ...['sl_url', 'sl_proxy_address', 'sl_proxy_port', 'sl_proxy_username', 'sl_proxy_password', 'sl_vrf'],
  ],
  rules: {
    start: [
      /^Smart Licensing is (?<sl_enabled>\w+)/,
      { line: /^Smart Licensing Using Policy:/, go: 'policy' },
      { line: /^Registration:/, go: 'registration' },
      { line: /^License Authorization:/, go: 'authorization' },
      { line: /^Transport:/, go: 'transport' },
      /^\s+Smart Account: (?<sl_smart_acct>.+?)(?: As of .*)?$/,
      /^\s+Virtual Account: (?<sl_virt_acct>.+)$/,
      /^/,
    ],
    policy: [{ line: /^\s+Status: (?<sl_enabled>.+)$/, go: 'start' }],
    registration: [{ line: /^\s+Status: (?<sl_reg_status>.+)$/, go: 'start' }],
    authorization: [{ line: /^\s+Status: (?<sl_license_auth>.+)$/, go: 'start' }],
    transport: [
      { line: /^$/, go: 'start' },
      /^\s+Type: (?<sl_transport>.+)$/,
      /^\s+URL: (?<sl_url>\S+)/,
      /^\s+Address: (?<sl_proxy_address>.+)$/,
      /^\s+Port: (?<sl_proxy_port>.+)$/,
      /^\s+Username: (?<sl_proxy_username>.+)$/,
      /^\s+Password: (?<sl_proxy_password>.+)$/,
      /^\s+VRF: (?<sl_vrf>.+)$/,
    ],
  },
  ignore: [/^\s+(?:Proxy|Not Configured|\w[\w ]*:)/],
};

export const httpServer: Template = {
  commands: ['show ip http server status'],
  columns: [
    ...['server_status', 'server_port', 'auth_method', 'auth_retry', 'time_window', 'server_digest'],
    ...['access_class', 'ipv4_access_class', 'ipv6_access_class', 'file_upload_status'],
    ...['concurrent_connections_allowed', 'secondary_connections_allowed', 'server_idle_timeout'],
    ...['server_life_timeout', 'server_session_timeout', 'max_requests_per_connection', 'server_linger_time'],
    ...['active_session_modules', 'secure_server_capability', 'secure_server_status', 'secure_server_port'],
    ...['secure_ciphersuite', 'tls_versions', 'secure_client_auth', 'secure_piv_authn', 'secure_piv_authz'],
    ...['secure_ecdhe_curve', 'secure_active_session_modules'],
  ],
  lists: ['secure_ciphersuite', 'tls_versions'],
  splits: { secure_ciphersuite: /\s+/, tls_versions: /\s+/ },
  rules: [
    /^HTTP server status: (?<server_status>\w+)/,
    /^HTTP server port: (?<server_port>\d+)/,
    /^HTTP server authentication method: (?<auth_method>\S+)/,
    /^HTTP server auth-retry (?<auth_retry>\d+) time-window (?<time_window>\d+)/,
    /^HTTP server digest algorithm: (?<server_digest>\S+)/,
    /^HTTP server access class: (?<access_class>\S+)/,
    /^HTTP server IPv4 access class: (?<ipv4_access_class>\S+)/,
    /^HTTP server IPv6 access class: (?<ipv6_access_class>\S+)/,
    /^HTTP File Upload status: (?<file_upload_status>\S+)/,
    /^Maximum number of concurrent server connections allowed: (?<concurrent_connections_allowed>\d+)/,
    /^Maximum number of secondary server connections allowed: (?<secondary_connections_allowed>\d+)/,
    /^Server idle time-out: (?<server_idle_timeout>.+)$/,
    /^Server life time-out: (?<server_life_timeout>.+)$/,
    /^Server session idle time-out: (?<server_session_timeout>.+)$/,
    /^Maximum number of requests allowed on a connection: (?<max_requests_per_connection>\d+)/,
    /^Server linger time ?: (?<server_linger_time>.+)$/,
    /^HTTP server active session modules: (?<active_session_modules>.+)$/,
    /^HTTP secure server capability: (?<secure_server_capability>.+)$/,
    /^HTTP secure server status: (?<secure_server_status>\w+)/,
    /^HTTP secure server port: (?<secure_server_port>\d+)/,
    /^HTTP secure server ciphersuite: +(?<secure_ciphersuite>.+)$/,
    // The ciphers go on below.
    /^\s{4,}(?<secure_ciphersuite>\S.*)$/,
    /^HTTP secure server TLS version: +(?<tls_versions>.+)$/,
    /^HTTP secure server client authentication: (?<secure_client_auth>\w+)/,
    /^HTTP secure server PIV authentication: (?<secure_piv_authn>\w+)/,
    /^HTTP secure server PIV authorization only: (?<secure_piv_authz>\w+)/,
    /^HTTP secure server ECDHE curve: (?<secure_ecdhe_curve>\S+)/,
    /^HTTP secure server active session modules: (?<secure_active_session_modules>.+)$/,
  ],
  ignore: [
    /^HTTP server (?:active supplementary|base path|upload path|help root)|^HTTP server upload path/,
    /^HTTP secure server (?:trustpoint|peer validation)/,
  ],
};

/** The settings of the switch come before those of its ports. */
export const dot1x: Template = {
  commands: ['show dot1x all'],
  columns: [
    ...['interface', 'sysauthcontrol', 'dot1xversion', 'critical_recovery_delay', 'critical_eapol', 'pae'],
    ...['portcontrol', 'controldirection', 'hostmode', 'reauthentication', 'quietperiod', 'servertimeout'],
    ...['supptimeout', 'reauthperiod', 'reauthmax', 'masreq', 'txperiod', 'ratelimitperiod'],
  ],
  carried: ['sysauthcontrol', 'dot1xversion', 'critical_recovery_delay', 'critical_eapol'],
  required: ['interface'],
  rules: [
    /^Sysauthcontrol\s+(?<sysauthcontrol>\w+)/,
    /^Dot1x Protocol Version\s+(?<dot1xversion>\d+)/,
    /^Critical Recovery Delay\s+(?<critical_recovery_delay>\d+)/,
    /^Critical EAPOL\s+(?<critical_eapol>\w+)/,
    begins(/^Dot1x Info for (?<interface>\S+)/),
    /^PAE\s+= (?<pae>\w+)/,
    /^PortControl\s+= (?<portcontrol>\w+)/,
    /^ControlDirection\s+= (?<controldirection>\w+)/,
    /^HostMode\s+= (?<hostmode>\w+)/,
    /^ReAuthentication\s+= (?<reauthentication>\w+)/,
    /^QuietPeriod\s+= (?<quietperiod>\d+)/,
    /^ServerTimeout\s+= (?<servertimeout>\d+)/,
    /^SuppTimeout\s+= (?<supptimeout>\d+)/,
    /^ReAuthPeriod\s+= (?<reauthperiod>\S+)/,
    /^ReAuthMax\s+= (?<reauthmax>\d+)/,
    /^MaxReq\s+= (?<masreq>\d+)/,
    /^TxPeriod\s+= (?<txperiod>\d+)/,
    /^RateLimitPeriod\s+= (?<ratelimitperiod>\d+)/,
  ],
  ignore: [/^-+$/],
};
