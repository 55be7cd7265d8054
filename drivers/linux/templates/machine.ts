import { begins, row, type Template } from '../../../src/device/parse/template.js';
import { pattern } from '../../common/patterns.js';

/** `dmidecode`: blocks with a heading at the margin. Each command shows several kinds of them; one is read. */
function dmi(command: string, heading: RegExp, fields: Record<string, string>): Template {
  const other = { line: /^[A-Z]/, go: 'other' };
  const handle = /^Handle /;
  return {
    commands: [command],
    columns: Object.keys(fields),
    rules: {
      other: [handle, { line: heading, record: 'begins', go: 'block' }, other],
      block: [
        handle,
        { line: heading, record: 'begins' },
        ...Object.entries(fields).map(([column, name]) => pattern(`^\\t(?:${name}): *(?<${column}>.*)$`)),
        other,
      ],
    },
    ignore: [/^#|^SMBIOS|^Getting SMBIOS|^\t/],
  };
}

export const bios: Template = dmi('dmidecode -t bios', /^BIOS Information$/, {
  bios_vendor: 'Vendor',
  bios_version: 'Version',
  bios_release_date: 'Release Date',
  bios_runtime_size: 'Runtime Size',
  bios_rom_size: 'ROM Size',
});

export const system: Template = dmi('dmidecode -t system', /^System Information$/, {
  system_manufacturer: 'Manufacturer',
  system_product_name: 'Product Name',
  system_serial_number: 'Serial Number',
  system_uuid: 'UUID',
});

const MEMORY = dmi('dmidecode -t memory', /^Memory Device$/, {
  ram_total_width: 'Total Width',
  ram_data_width: 'Data Width',
  ram_size: 'Size',
  ram_form_factor: 'Form Factor',
  ram_locator: 'Locator',
  ram_type: 'Type',
  ram_speed: 'Speed',
  ram_manufacturer: 'Manufacturer',
  ram_serial_number: 'Serial Number',
  ram_asset_tag: 'Asset Tag',
  ram_part_number: 'Part Number',
  ram_configured_clock_speed: 'Configured Clock Speed',
  ram_configured_memory_speed: 'Configured Memory Speed',
  ram_minimum_voltage: 'Minimum Voltage',
  ram_maximum_voltage: 'Maximum Voltage',
  ram_configured_voltage: 'Configured Voltage',
});

const ARRAY = [
  /^\tMaximum Capacity: (?<ram_maximum_capacity>.*)$/,
  /^\tNumber Of Devices: (?<ram_total_slot>\d+)$/,
];

/** A record a slot; what its array can hold stands before it. */
export const memory: Template = {
  ...MEMORY,
  columns: [...MEMORY.columns, 'ram_maximum_capacity', 'ram_total_slot'],
  carried: ['ram_maximum_capacity', 'ram_total_slot'],
  required: ['ram_size'],
  rules: Object.fromEntries(
    Object.entries(MEMORY.rules).map(([state, rules]) => [
      state,
      state === 'other' ? [...ARRAY, ...rules] : rules,
    ]),
  ),
};

const PROCESSOR = dmi('dmidecode -t processor', /^Processor Information$/, {
  cpu_socket_designation: 'Socket Designation',
  cpu_type: 'Type',
  cpu_family: 'Family',
  cpu_manufacturer: 'Manufacturer',
  cpu_id: 'ID',
  cpu_signature: 'Signature',
  cpu_version: 'Version',
  cpu_voltage: 'Voltage',
  cpu_external_clock: 'External Clock',
  cpu_max_speed: 'Max Speed',
  cpu_current_speed: 'Current Speed',
  cpu_status: 'Status',
  cpu_upgrade: 'Upgrade',
  cpu_core_count: 'Core Count',
  cpu_core_enabled: 'Core Enabled',
  cpu_thread_count: 'Thread Count',
});
const { other = [], block = [] } = PROCESSOR.rules as Record<string, []>;

/** The list of characteristics is the last of a processor. */
export const processor: Template = {
  ...PROCESSOR,
  columns: [...PROCESSOR.columns, 'cpu_characteristics'],
  lists: ['cpu_characteristics'],
  rules: {
    other,
    block: [{ line: /^\tCharacteristics:/, go: 'characteristics' }, ...block],
    characteristics: [/^\t\t(?<cpu_characteristics>\S.*)$/, ...other],
  },
};

export const processes: Template = {
  commands: ['top', 'top -b -n 1', 'top -bn1'],
  columns: [
    ...['pid', 'username', 'process_priority', 'nice_value', 'virtual_memory', 'resident_memory'],
    ...['shared_memory', 'status', 'cpu_time', 'memory', 'time', 'command'],
  ],
  rules: [
    row(
      /^\s*(?<pid>\d+) (?<username>\S+)\s+(?<process_priority>rt|-?\d+)\s+(?<nice_value>-?\d+)\s+(?<virtual_memory>\S+)\s+(?<resident_memory>\S+)\s+(?<shared_memory>\S+) (?<status>[A-Z])\s+(?<cpu_time>[\d.]+)\s+(?<memory>[\d.]+)\s+(?<time>[\d:.]+) (?<command>\S.*)$/,
    ),
  ],
  ignore: [/^top - |^Tasks:|^%?Cpu|^[KMG]iB (?:Mem|Swap)|^\s*PID USER/],
};

/** Services of a Bluetooth controller. Their names are cut where they are too long. */
const SERVICES: Record<string, string> = {
  message_notification_server: 'Message Notification Se\\S*',
  a_v_remote_control: 'A/V Remote Control',
  av_remote_control_target: 'A/V Remote Control Target',
  obex_object_push: 'OBEX Object Push',
  obex_file_transfer: 'OBEX File Transfer',
  message_access_server: 'Message Access Server',
  pnp_information: 'PnP Information',
  irmc_sync: 'IrMC Sync',
  vendor_specific: 'Vendor specific',
  generic_attribute_profile: 'Generic Attribute Profile',
  generic_access_profile: 'Generic Access Profile',
  phonebook_access_server: 'Phonebook Access Server',
  audio_sink: 'Audio Sink',
  audio_source: 'Audio Source',
  device_information: 'Device Information',
  handsfree: 'Handsfree',
  handsfree_audio_gateway: 'Handsfree Audio Gateway',
};

const CONTROLLER: Record<string, string> = {
  manufacturer_id: 'Manufacturer',
  version: 'Version',
  name: 'Name',
  alias: 'Alias',
  class: 'Class',
  powered: 'Powered',
  discoverable: 'Discoverable',
  discoverable_timeout: 'DiscoverableTimeout',
  pairable: 'Pairable',
  modalias: 'Modalias',
  discovering: 'Discovering',
  roles: 'Roles',
  active_instances: 'ActiveInstances',
  supported_instances: 'SupportedInstances',
  supported_includes: 'SupportedIncludes',
  supported_secondary_channels: 'SupportedSecondaryChannels',
};

export const bluetooth: Template = {
  commands: ['bluetoothctl show'],
  columns: [
    'controller_id',
    ...Object.keys(CONTROLLER),
    ...Object.keys(SERVICES).map(service => `uuid_${service}`),
  ],
  required: ['controller_id'],
  lists: ['roles', 'supported_includes', 'supported_secondary_channels'],
  rules: [
    begins(/^Controller (?<controller_id>\S.*)$/),
    ...Object.entries(CONTROLLER).map(([column, name]) => pattern(`^\\s+${name}: (?<${column}>.*)$`)),
    ...Object.entries(SERVICES).map(([service, name]) =>
      pattern(`^\\s+UUID: ${name}\\s+\\((?<uuid_${service}>[0-9a-f-]+)\\)$`),
    ),
  ],
  ignore: [/^Advertising Features:/],
};

/** Stations that hide their name are none. The ciphers of the last information element are the ones said. */
export const wirelessScan: Template = {
  commands: ['iwlist scanning', 'iwlist scan', 'iwlist wlan0 scanning'],
  columns: [
    ...['interface', 'address', 'ssid', 'protocol', 'mode', 'channel', 'frequency', 'encryption_key'],
    ...['bit_rate', 'extra', 'information_element', 'group_cipher', 'pairwise_cipher'],
    ...['authentication_suites', 'preauthentication', 'quality', 'signal_level'],
  ],
  carried: ['interface'],
  required: ['ssid'],
  lists: ['bit_rate', 'extra', 'information_element'],
  splits: { bit_rate: /;\s*/ },
  rules: [
    begins(/^(?<interface>\S+)\s+Scan completed :$/),
    begins(/^\s+Cell \d+ - Address: (?<address>\S+)$/),
    /^\s+ESSID:"(?<ssid>.*)"$/,
    /^\s+Protocol:(?<protocol>.+)$/,
    /^\s+Mode:(?<mode>\S+)$/,
    /^\s+Channel:(?<channel>\d+)$/,
    /^\s+Frequency:(?<frequency>[\d.]+ \S+)(?: \(Channel (?<channel>\d+)\))?$/,
    /^\s+Encryption key:(?<encryption_key>\S+)$/,
    /^\s+Bit Rates:(?<bit_rate>.+)$/,
    // What did not fit in a line.
    /^\s+(?<bit_rate>[\d.]+ [GM]b\/s(?:; .+)?)$/,
    /^\s+Extra:\s*(?<extra>.+)$/,
    /^\s+IE: (?<information_element>.+)$/,
    /^\s+Group Cipher : (?<group_cipher>.+)$/,
    /^\s+Pairwise Ciphers \(\d+\) : (?<pairwise_cipher>.+)$/,
    /^\s+Authentication Suites \(\d+\) : (?<authentication_suites>.+)$/,
    /^\s+Preauthentication (?<preauthentication>.+)$/,
    /^\s+Quality[=:](?<quality>\S+)\s+Signal level[=:](?<signal_level>\S+(?: dBm)?)/,
  ],
  ignore: [/^\S+\s+(?:Interface doesn't support scanning|No scan results)/],
};
