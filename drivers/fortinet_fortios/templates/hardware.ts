import { type ActingRule, begins, row, type Template } from '../../../src/device/parse/template.js';

export const nics: Template = {
  commands: ['get hardware nic'],
  columns: ['nic'],
  required: ['nic'],
  rules: [row(/^\s+(?<nic>\S+)$/)],
  ignore: [/^The following NICs/],
};

/** What stands before the colon, and the column. */
const NIC: Record<string, string> = {
  Description: 'description',
  'Driver Name': 'driver_name',
  Board: 'board',
  'lif id': 'lif_id',
  'lif oid': 'lif_oid',
  'netdev oid': 'netdev_oid',
  Current_HWaddr: 'current_hwaddr',
  Permanent_HWaddr: 'permanent_hwaddr',
  Admin: 'admin',
  'netdev status': 'netdev_status',
  autonego_setting: 'autonego_setting',
  link_setting: 'link_setting',
  speed_setting: 'speed_setting',
  duplex_setting: 'duplex_setting',
  Speed: 'speed',
  Duplex: 'duplex',
  link_status: 'link_status',
  'Rx Pkts': 'rx_packets',
  'Rx Bytes': 'rx_bytes',
  'Tx Pkts': 'tx_packets',
  'Tx Bytes': 'tx_bytes',
  'Host Rx Pkts': 'host_rx_packets',
  'Host Rx Bytes': 'host_rx_bytes',
  'Host Tx Pkts': 'host_tx_packets',
  'Host Tx Bytes': 'host_tx_bytes',
  'Host Tx dropped': 'host_tx_dropped',
  FragTxCreate: 'fragtxcreate',
  FragTxOk: 'fragtxok',
  FragTxDrop: 'fragtxdrop',
};

export const nic: Template = {
  commands: ['get hardware nic nic-name'],
  columns: [...Object.values(NIC), 'member_ports'],
  lists: ['member_ports'],
  rules: [
    ...Object.entries(NIC).map(
      ([word, column]): ActingRule => ({ line: new RegExp(`^${word}(?:\\s*:|\\s+)(?<${column}>\\S.*)$`) }),
    ),
    /^\s+(?<member_ports>\[\d+\]: \S+)/,
  ],
  // Kinds of hardware differ in what else they tell.
  ignore: [/^=+ .* =+$|^\S[\w .()/-]*:/],
};

export const ifconfig: Template = {
  commands: ['fnsysctl ifconfig', 'fnsysctl ifconfig nic-name'],
  columns: [
    ...['nic', 'link_encap', 'hardware_address', 'ip_address', 'bcast', 'mask', 'ipv6_address'],
    ...['prefix_length', 'link_local6', 'link_local6_prefixlen', 'multicast', 'mtu', 'metric'],
    ...['rx_packets', 'rx_errors', 'rx_dropped', 'rx_overruns', 'rx_frame', 'tx_packets', 'tx_errors'],
    ...['tx_dropped', 'tx_overruns', 'tx_carrier', 'collisions', 'tx_queue_len', 'rx_bytes', 'tx_bytes'],
    'interrupts',
  ],
  required: ['nic'],
  rules: [
    begins(/^(?<nic>\S+)\s+Link encap:(?<link_encap>\S+(?: \S+)*)(?:\s+HWaddr (?<hardware_address>\S+))?$/),
    /^\s+inet addr:(?<ip_address>\S+)(?:\s+P-t-P:\S+)?(?:\s+Bcast:(?<bcast>\S+))?(?:\s+Mask:(?<mask>\S+))?/,
    /^\s+inet addr6: (?<ipv6_address>\S+) prefixlen (?<prefix_length>\d+)/,
    /^\s+link-local6: (?<link_local6>\S+) prefixlen (?<link_local6_prefixlen>\d+)/,
    /^\s+(?<multicast>[A-Z]+(?: [A-Z]+)*)\s+MTU:(?<mtu>\d+)\s+Metric:(?<metric>\d+)/,
    /^\s+RX packets:(?<rx_packets>\d+) errors:(?<rx_errors>\d+) dropped:(?<rx_dropped>\d+) overruns:(?<rx_overruns>\d+) frame:(?<rx_frame>\d+)/,
    /^\s+TX packets:(?<tx_packets>\d+) errors:(?<tx_errors>\d+) dropped:(?<tx_dropped>\d+) overruns:(?<tx_overruns>\d+) carrier:(?<tx_carrier>\d+)/,
    /^\s+collisions:(?<collisions>\d+) txqueuelen:(?<tx_queue_len>\d+)/,
    /^\s+RX bytes:(?<rx_bytes>\d+) \([^)]*\)\s+TX bytes:(?<tx_bytes>\d+)/,
    /^\s+Interrupt:(?<interrupts>\d+)/,
  ],
};

/** How busy the device is, in the record of the first process; then a record a process. */
export const processes: Template = {
  commands: ['diagnose sys top'],
  columns: [
    ...['uptime_days', 'uptime_hours', 'uptime_minutes', 'userspace_app_cpu', 'n_cpu', 'system_app_cpu'],
    ...['idle_cpu', 'wa_cpu', 'hi_cpu', 'si_cpu', 'st_cpu', 'total_memory', 'free_memory'],
    ...['total_shared_memory_pages', 'process_name', 'process_id', 'process_state', 'process_cpu_usage'],
    ...['process_memory_usage', 'process_cpu_core'],
  ],
  required: ['process_name'],
  rules: [
    /^Run Time:\s+(?<uptime_days>\d+) days?, (?<uptime_hours>\d+) hours? and (?<uptime_minutes>\d+) minutes?/,
    /^(?<userspace_app_cpu>\d+)U, (?<n_cpu>\d+)N, (?<system_app_cpu>\d+)S, (?<idle_cpu>\d+)I, (?<wa_cpu>\d+)WA, (?<hi_cpu>\d+)HI, (?<si_cpu>\d+)SI, (?<st_cpu>\d+)ST; (?<total_memory>\d+)T, (?<free_memory>\d+)F(?:, (?<total_shared_memory_pages>\d+)KF)?/,
    row(
      /^\s*(?<process_name>\S+)\s+(?<process_id>\d+)\s+(?<process_state>[A-Z](?:\s?[<NLs+]+)?)\s+(?<process_cpu_usage>\d+\.\d+)\s+(?<process_memory_usage>\d+\.\d+)(?:\s+(?<process_cpu_core>\d+))?$/,
    ),
  ],
};
