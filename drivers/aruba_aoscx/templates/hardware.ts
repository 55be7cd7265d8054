import { type ActingRule, begins, row, type Template } from '../../../src/device/parse/template.js';

export const system: Template = {
  commands: ['show system'],
  columns: [
    ...['hostname', 'contact', 'location', 'vendor', 'product', 'serial', 'base_mac', 'version'],
    ...['time_zone', 'uptime_weeks', 'uptime_days', 'uptime_hours', 'uptime_minutes'],
  ],
  required: ['hostname'],
  rules: [
    /^Hostname\s+: (?<hostname>\S+)/,
    /^System Contact\s+: (?<contact>.+)$/,
    /^System Location\s+: (?<location>.+)$/,
    /^Vendor\s+: (?<vendor>\S+)/,
    /^Product Name\s+: (?<product>.+)$/,
    /^Chassis Serial Nbr\s+: (?<serial>\S+)/,
    /^Base MAC Address\s+: (?<base_mac>\S+)/,
    /^(?:Aruba|A)OS-CX Version\s+: (?<version>\S+)/,
    /^Time Zone\s+: (?<time_zone>\S+)/,
    ...['week', 'day', 'hour', 'minute'].map(
      (unit): ActingRule => ({
        line: new RegExp(`^Up Time\\s+: (?:.*\\s)?(?<uptime_${unit}s>\\d+) ${unit}`),
        also: true,
      }),
    ),
  ],
  ignore: [/^(?:System|Up Time|CPU|Memory)[^:]*:/],
};

export const inventory: Template = {
  commands: ['show system inventory'],
  columns: ['type', 'location', 'product_number', 'description', 'serial', 'hardware_version'],
  rules: {
    heading: [{ line: /^-{20} -{8} -{16} -{50} -{16} -+$/, go: 'rows' }],
    rows: [
      row(
        /^(?<type>.{20}) (?<location>.{8}) (?<product_number>.{16}) (?<description>.{50}) (?<serial>.{16}) (?<hardware_version>\S.*)$/,
      ),
    ],
  },
  ignore: [/^Type\s+Location|^\s+Number\s/],
};

export const modules: Template = {
  commands: ['show module'],
  columns: ['module_type', 'module', 'model', 'description', 'serial_number', 'status'],
  carried: ['module_type'],
  required: ['module'],
  rules: [
    /^(?<module_type>\S.*) Modules$/,
    row(/^(?<module>\d.{3}) (?<model>.{7}) (?<description>.{38}) (?<serial_number>.{10}) (?<status>\S.*)$/),
  ],
  ignore: [/^=+$|^\s+Product|^Name\s+Number|^[-\s]+$/],
};

/** What the stack says of itself first, then a record a member. */
export const vsf: Template = {
  commands: ['show vsf detail'],
  columns: [
    ...['member_id', 'mac_address', 'status', 'topology', 'name', 'serial_number', 'cpu', 'memory'],
    ...['vsf_link_1', 'vsf_link_2'],
  ],
  required: ['member_id'],
  rules: [
    begins(/^VSF (?<member_id>Stack)$/),
    begins(/^Member ID\s+: (?<member_id>\S+)/),
    /^\s+MAC Address\s+: (?<mac_address>\S+)/,
    /^\s+Status\s+: (?<status>.+)$/,
    /^\s+Topology\s+: (?<topology>.+)$/,
    /^\s+Name\s+: (?<name>.+)$/,
    /^\s+Serial Number\s+: (?<serial_number>.+)$/,
    /^\s+CPU Utilization\s+: (?<cpu>.+)$/,
    /^\s+Memory Utilization\s+: (?<memory>.+)$/,
    /^\s+VSF Link 1\s+: (?<vsf_link_1>.+)$/,
    /^\s+VSF Link 2\s+: (?<vsf_link_2>.+)$/,
  ],
  ignore: [/^\s+\S/],
};

/** What a transceiver measures, by the words of its lines, and what the columns begin with. */
const MEASURED = [
  ['Temperature', 'temp', 'temperature'],
  ['Voltage', 'volt', 'voltage'],
  ['Tx Bias', 'tx_bias', 'tx_bias'],
  ['Rx Power', 'rx', 'rx_mw'],
  ['Tx Power', 'tx', 'tx_mw'],
] as const;

/** Ends of such lines, and of the columns. */
const LIMITS = [
  ['high alarm', 'high_alarm_trig'],
  ['low alarm', 'low_alarm_trig'],
  ['high warning', 'high_warn_trig'],
  ['low warning', 'low_warn_trig'],
  ['high alarm threshold', 'high_alarm_threshold'],
  ['low alarm threshold', 'low_alarm_threshold'],
  ['high warning threshold', 'high_warn_threshold'],
  ['low warning threshold', 'low_warn_threshold'],
] as const;

const diagnostics = MEASURED.flatMap(([word, prefix, value]) => [
  { column: value, word },
  ...LIMITS.map(([end, suffix]) => ({ column: `${prefix}_${suffix}`, word: `${word} ${end}` })),
]);

/** Lists have a value a channel; a transceiver without diagnostics is no record. */
export const transceivers: Template = {
  commands: ['show interface dom detail'],
  columns: ['interface', 'iface_type', 'channel', ...diagnostics.map(({ column }) => column)],
  required: ['interface', 'temperature'],
  lists: ['channel', ...diagnostics.map(({ column }) => column).filter(column => /^[rt]x_/.test(column))],
  rules: [
    begins(/^Transceiver in (?<interface>\S+)/),
    /^\s+Type: (?<iface_type>\S+)/,
    /^\s+Channel (?<channel>\d+):/,
    ...diagnostics.map(({ word, column }) => new RegExp(`^\\s+${word}: (?<${column}>.+)$`)),
  ],
  ignore: [/^ % No DOM information/],
};
