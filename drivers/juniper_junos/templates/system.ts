import { begins, type Template } from '../../../src/device/parse/template.js';
import { pattern } from '../../common/patterns.js';
import { NODES } from './nodes.js';

/** Packages of the software that have columns of their own; all others are listed. */
const PACKAGES: Record<string, string> = {
  base_os_boot: 'Base OS boot',
  base_os_software_suite: 'Base OS Software Suite',
  kernel_software_suite: 'Kernel Software Suite',
  crypto_software_suite: 'Crypto Software Suite',
  packet_forwarding_engine_support_m_t_ex_common: 'Packet Forwarding Engine Support \\(M/T/EX Common\\)',
  packet_forwarding_engine_support_mx_common: 'Packet Forwarding Engine Support \\(MX Common\\)',
  online_documentation: 'Online Documentation',
  services_aacl_container_package: 'Services AACL Container package',
  services_application_level_gateways: 'Services Application Level Gateways',
  appid_services: 'AppId Services',
  border_gateway_function_package: 'Border Gateway Function package',
  services_captive_portal_content_delivery_package:
    'Services Captive Portal and Content Delivery Container package',
  services_http_content_management_package: 'Services HTTP Content Management package',
  idp_services: 'IDP Services',
  services_jflow_container_package: 'Services Jflow Container package',
  services_ll_pdf_container_package: 'Services LL-PDF Container package',
  services_mobilenext_software_package: 'Services MobileNext Software package',
  services_mobile_subscriber_service_package: 'Services Mobile Subscriber Service Container package',
  services_nat: 'Services NAT',
  services_ptsp_container_package: 'Services PTSP Container package',
  services_rpm: 'Services RPM',
  services_stateful_firewall: 'Services Stateful Firewall',
  voice_services_container_package: 'Voice Services Container package',
  services_crypto: 'Services Crypto',
  services_ssl: 'Services SSL',
  services_ipsec: 'Services IPSec',
  platform_software_suite: 'platform Software Suite',
  runtime_software_suite: 'Runtime Software Suite',
  routing_software_suite: 'Routing Software Suite',
  py_base_i386: 'py-base-i386',
  fips_mode_utilities: 'FIPS mode utilities',
  // The switches before the line `Junos:` was there.
  junos_version: 'EX\\s+Software Suite',
};

/** One record, of the last member where there are several. */
export const version: Template = {
  commands: ['show version'],
  columns: [
    ...['hostname', 'model', 'serial_number', 'qfabric_system_id', 'lab_package', 'redis_version'],
    ...Object.keys(PACKAGES),
    ...['other_device_properties', 'other_properties_versions'],
  ],
  required: ['model'],
  lists: ['other_device_properties', 'other_properties_versions'],
  rules: [
    /^Hostname: (?<hostname>\S+)/,
    /^Model: (?<model>\S+)/,
    /^Junos: (?<junos_version>\S+)/,
    /^Serial Number: (?<serial_number>\S+)/,
    /^QFabric System ID: (?<qfabric_system_id>\S+)/,
    /^labpkg \[(?<lab_package>[^\]]+)\]/,
    /^Redis\s*\[(?<redis_version>[^\]]+)\]/,
    ...Object.entries(PACKAGES).map(([column, name]) =>
      pattern(`^JUNOS ${name}\\s*\\[(?<${column}>[^\\]]+)\\]`),
    ),
    /^JUNOS (?<other_device_properties>[^[]+)\[(?<other_properties_versions>[^\]]+)\]/,
  ],
  ignore: [/^Junos |^CHEF /, ...NODES],
};

/** `2021-08-31 08:48:11 MSK` */
function instant(prefix: string): string {
  return (
    `(?<${prefix}year>\\d{4})-(?<${prefix}month>\\d\\d)-(?<${prefix}day>\\d\\d) ` +
    `(?<${prefix}time>[\\d:]+) (?<${prefix}timezone>\\S+)`
  );
}

function instantColumns(prefix: string): string[] {
  return ['time', 'timezone', 'year', 'month', 'day'].map(name => `${prefix}${name}`);
}

export const uptime: Template = {
  commands: ['show system uptime'],
  columns: [
    ...[...instantColumns(''), 'time_source', ...instantColumns('boot_'), ...instantColumns('protocols_')],
    ...[...instantColumns('last_config_'), 'last_config_user', 'uptime_days', 'uptime_hours'],
    ...['uptime_minutes', 'users', 'load_average_1min', 'load_average_5min', 'load_average_15min'],
  ],
  required: ['time'],
  rules: [
    begins(pattern('^Current time: ', instant(''))),
    /^Time Source:\s+(?<time_source>\S.*)$/,
    pattern('^System booted: ', instant('boot_')),
    pattern('^Protocols started: ', instant('protocols_')),
    pattern(
      '^Last configured: ',
      instant('last_config_'),
      '(?: \\([^)]*\\))?(?: by (?<last_config_user>\\S+))?',
    ),
    /^\s*[\d:]+[AP]M\s+up (?:(?<uptime_days>\d+) days?, )?\s*(?:(?<uptime_hours>\d+):)?(?<uptime_minutes>\d+)(?: mins?)?, (?<users>\d+) users?, load averages: (?<load_average_1min>[\d.]+), (?<load_average_5min>[\d.]+), (?<load_average_15min>[\d.]+)$/,
  ],
  ignore: [...NODES],
};

/** While somebody changes the configuration there is nothing to read. */
export const databaseUsage: Template = {
  commands: ['show system configuration database usage'],
  columns: ['max_db_size', 'curr_db_size', 'actual_db_usage', 'avail_db_space'],
  rules: [
    /^Maximum size of the database: (?<max_db_size>[\d.]+) MB/,
    /^Current database size on disk: (?<curr_db_size>[\d.]+) MB/,
    /^Actual database usage: (?<actual_db_usage>[\d.]+) MB/,
    /^Available database space: (?<avail_db_space>[\d.]+) MB/,
  ],
  ignore: [/^Cannot proceed, database/, ...NODES],
};

/** Memory as `top` of FreeBSD (Junos) and of Linux (Junos Evolved) say it; the format is the unit of the first number. */
export const processesBrief: Template = {
  commands: ['show system processes brief'],
  columns: [
    ...['node', 'task_total', 'task_running', 'task_sleeping', 'task_stopped', 'task_waiting', 'task_zombie'],
    ...['cpu_user', 'cpu_system', 'cpu_nice', 'cpu_idle', 'cpu_wait', 'cpu_hw_irq', 'cpu_sw_irq'],
    ...['cpu_steal', 'memory_format', 'memory_active', 'memory_used', 'memory_buffer', 'memory_free'],
    ...['swap_format', 'swap_total', 'swap_used', 'swap_free', 'swap_avail'],
  ],
  required: ['memory_free'],
  rules: [
    begins(/^node: (?<node>\S+)$/),
    /^Tasks: (?<task_total>\d+) total,\s+(?<task_running>\d+) running,\s+(?<task_sleeping>\d+) sleeping,\s+(?<task_stopped>\d+) stopped,\s+(?<task_zombie>\d+) zombie/,
    /^%Cpu\(s\):\s+(?<cpu_user>[\d.]+) us,\s+(?<cpu_system>[\d.]+) sy,\s+(?<cpu_nice>[\d.]+) ni,\s*(?<cpu_idle>[\d.]+) id,\s+(?<cpu_wait>[\d.]+) wa,\s+(?<cpu_hw_irq>[\d.]+) hi,\s+(?<cpu_sw_irq>[\d.]+) si,\s+(?<cpu_steal>[\d.]+) st/,
    /^(?<memory_format>[KMG])iB Mem\s*:\s+(?<memory_active>[\d.]+) total,\s+(?<memory_free>[\d.]+) free,\s+(?<memory_used>[\d.]+) used,\s+(?<memory_buffer>[\d.]+) buff/,
    /^(?<swap_format>[KMG])iB Swap:\s+(?<swap_total>[\d.]+) total,\s+(?<swap_free>[\d.]+) free,\s+(?<swap_used>[\d.]+) used\.\s+(?<swap_avail>[\d.]+) avail/,
    /^(?<task_total>\d+) (?:processes|threads):\s+(?<task_running>\d+) running, (?<task_sleeping>\d+) sleeping(?:, (?<task_stopped>\d+) stopped)?(?:, (?<task_zombie>\d+) zombie)?(?:, (?<task_waiting>\d+) waiting)?/,
    /^CPU:\s+(?<cpu_user>[\d.]+)% user,\s+(?<cpu_nice>[\d.]+)% nice,\s+(?<cpu_system>[\d.]+)% system,\s+(?<cpu_hw_irq>[\d.]+)% interrupt,\s+(?<cpu_idle>[\d.]+)% idle/,
    /^Mem: (?<memory_active>\d+)(?<memory_format>[KMG]) Active,.*?(?:, (?<memory_buffer>\d+)[KMG] Buf)?, (?<memory_free>\d+)[KMG] Free/,
    /^Swap: (?<swap_total>\d+)(?<swap_format>[KMG]) Total,(?: (?<swap_used>\d+)[KMG] Used,)? (?<swap_free>\d+)[KMG] Free/,
  ],
  ignore: [/^last pid:|^top - /, ...NODES],
};

/** The memory above the list of processes. */
export const processesSummary: Template = {
  commands: ['show system processes summary', 'show system process summary'],
  columns: [
    ...['memory_active', 'memory_inactive', 'memory_wired', 'memory_buffer', 'memory_free'],
    ...['swap_total', 'swap_free'],
  ],
  required: ['memory_active'],
  rules: {
    start: [
      /^Mem: (?<memory_active>\S+) Active, (?<memory_inactive>\S+) Inact,.*?(?: (?<memory_wired>\S+) Wired,)?(?: (?<memory_buffer>\S+) Buf,)? (?<memory_free>\S+) Free/,
      /^Swap: (?<swap_total>\S+) Total,.*? (?<swap_free>\S+) Free/,
      { line: /^\s+PID USERNAME/, go: 'processes' },
    ],
    processes: [/^\s*\d+ \S/],
  },
  ignore: [/^last pid:|^\d+ (?:processes|threads):|^CPU:/, ...NODES],
};
