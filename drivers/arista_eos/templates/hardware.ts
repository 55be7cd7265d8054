import { begins, row, type Template } from '../../../src/device/parse/template.js';

/** A table for each kind of part; the heading above it says which. */
const parts = [
  { line: /^System information/, go: 'system' },
  { line: /^System has \d+ power supply/, go: 'supplies' },
  { line: /^System has \d+ fan/, go: 'fans' },
  { line: /^System has \d+ ports?$/, go: 'ports' },
  { line: /^System has \d+ (?:\w+ )?transceiver/, go: 'transceivers' },
  { line: /^System has/, go: 'others' },
  /^[-\s]+$/,
  /^\s+(?:Model|HW|Slot|Module|Type|Port|Mount) +(?:Description|Version|Model|Number|Count|Manufacturer|Type)/,
  /^\s+\S+\s+Not (?:Present|Inserted)$/,
];

export const inventory: Template = {
  commands: ['show inventory'],
  columns: ['port', 'pid', 'sn', 'descr', 'vid'],
  rules: {
    start: parts,
    system: [
      ...parts,
      // The serial number comes in a table of its own.
      row(/^\s+(?<vid>[\d.]+)\s+(?<sn>\S+)\s+(?:\d{4}-\d\d-\d\d)?(?:\s+[\d.]+)?$/),
      /^\s+(?<pid>\S+)\s+(?<descr>\S.*)$/,
    ],
    supplies: [...parts, row(/^\s+(?<port>\d+)\s+(?<pid>\S+)\s+(?<sn>\S+)$/)],
    fans: [...parts, row(/^\s+(?<port>\d+)\s+\d+\s+(?<pid>\S+)\s+(?<sn>\S+)$/)],
    ports: [...parts, row(/^\s+(?<descr>[A-Z]\S*)\s+(?<port>\d+)$/)],
    transceivers: [
      ...parts,
      // Columns of 16 letters, as makers' names have blanks and revisions may be missing.
      row(/^\s+(?<port>\d[\d/]*)\s+(?<descr>\S.{15}) (?<pid>\S.{15}) (?<sn>\S{1,16})(?:\s+(?<vid>\S+))?$/),
      row(/^\s+(?<port>\d[\d/]*)\s+(?<descr>\S.*?)\s+(?<pid>\S+)\s+(?<sn>\S+)\s+(?<vid>\S+)$/),
    ],
    others: [...parts, /^\s+\S/],
  },
};

const MAC = '[0-9a-f]{2}(?::[0-9a-f]{2}){5}';

/** Three tables, each with a row a module. */
export const modules: Template = {
  commands: ['show module'],
  columns: [
    ...['module', 'ports', 'card', 'type', 'model', 'serial_num', 'mac_address_start', 'mac_address_end'],
    ...['hw_ver', 'sw_ver', 'status', 'uptime'],
  ],
  joins: ['module'],
  rules: [
    row(
      /^(?<module>\S+)\s+(?<ports>\d+)\s+(?<card>\S.*?)\s+(?<type>Supervisor|Linecard|Fabric)\s+(?<model>\S+)\s+(?<serial_num>\S+)$/,
    ),
    row(
      new RegExp(
        `^(?<module>\\w+)\\s+(?:(?<mac_address_start>${MAC}) - (?<mac_address_end>${MAC})\\s+)?(?<hw_ver>\\d+\\.\\d+)(?:\\s+(?<sw_ver>\\S+))?$`,
      ),
    ),
    row(/^(?<module>\w+)\s+(?<status>[A-Z][a-z]+)(?:\s+(?<uptime>\d.*))?$/),
  ],
  ignore: [/^Module\s/, /^[-\s]+$/],
};

export const cooling: Template = {
  commands: ['show environment cooling', 'show system environment cooling'],
  columns: ['fan', 'status', 'config_speed', 'actual_speed', 'sys_cooling_status', 'ambient_temp', 'airflow'],
  carried: ['sys_cooling_status', 'ambient_temp', 'airflow'],
  required: ['fan'],
  rules: [
    /^System cooling status is: (?<sys_cooling_status>.+)$/,
    /^Ambient temperature: (?<ambient_temp>\S+)/,
    /^Airflow: (?<airflow>.+)$/,
    row(
      /^(?<fan>\S+)\s+(?<status>\S.*?)\s+(?<config_speed>\d+%|N\/A)\s+(?<actual_speed>\d+%|N\/A)(?:\s.*)?$/,
    ),
  ],
  ignore: [/^Fan\s+Status|^[-\s]+$|^\s+(?:Config|Speed)/],
};

export const powerSupplies: Template = {
  commands: ['show environment power', 'show system environment power'],
  columns: [
    ...['power_supply_location', 'power_supply_pid', 'power_supply_watts', 'power_supply_input'],
    ...['power_supply_output', 'power_supply_watts_using', 'power_supply_status', 'power_supply_uptime'],
    ...['system_total_power_watts', 'system_total_power_used_watts'],
  ],
  backwards: ['system_total_power_watts', 'system_total_power_used_watts'],
  rules: [
    row(
      /^(?<power_supply_location>\d+)\s+(?<power_supply_pid>\S+)\s+(?<power_supply_watts>\d+)W\s+(?<power_supply_input>[\d.]+A)\s+(?<power_supply_output>[\d.]+A)\s+(?<power_supply_watts_using>[\d.]+)W\s+(?<power_supply_status>[A-Z]\w*(?: [A-Z]\w*)*)(?:\s+(?<power_supply_uptime>\d.*))?$/,
    ),
    /^Total\s+--\s+(?<system_total_power_watts>\d+)W\s+--\s+--\s+(?<system_total_power_used_watts>[\d.]+)W/,
    row(/^% There seem to be (?<power_supply_status>no power supplies) connected/),
  ],
  ignore: [/^(?:Power|Supply)\s|^[-\s]+$/],
};

export const temperatures: Template = {
  commands: ['show environment temperature', 'show system environment temperature'],
  columns: [
    ...['module', 'sensor', 'description', 'current_value', 'setpoint', 'alert_limit', 'critical_limit'],
  ],
  carried: ['module'],
  required: ['sensor'],
  rules: [
    /^(?<module>[A-Z][\w ]*):$/,
    row(
      /^(?<sensor>\S+)\s+(?<description>\S.*?)\s+(?<current_value>-?[\d.]+|N\/A)C?(?:\s+\((?<setpoint>[\d.]+)\)\s+[\d.]+)?\s+(?<alert_limit>\d+)C?\s+(?<critical_limit>\d+)C?$/,
    ),
  ],
  ignore: [/^System temperature status|^Sensor\s|^[-\s]+$|^\s+(?:Alert|Temp|\(C\))/],
};

export const transceivers: Template = {
  commands: ['show interfaces transceiver'],
  columns: ['port', 'temp', 'voltage', 'bias_current', 'tx_power', 'rx_power', 'last_update'],
  rules: [
    row(
      /^(?<port>[A-Z][a-z]+\d\S*)\s+(?<temp>-?[\d.]+|N\/A)\s+(?<voltage>-?[\d.]+|N\/A)\s+(?<bias_current>-?[\d.]+|N\/A)\s+(?<tx_power>-?[\d.]+|N\/A)\s+(?<rx_power>-?[\d.]+|N\/A)(?:\s+(?<last_update>\S.*))?$/,
    ),
  ],
  ignore: [/^If device is|^N\/A: |^mA: |^Port\s|^[-\s]+$|^\s+(?:Bias|Temp)\s/],
};

/** A table a quantity. */
export const transceiverDetails: Template = {
  commands: ['show interfaces transceiver detail'],
  columns: [
    ...['port', 'type', 'current_value', 'high_alarm_threshold', 'high_warn_threshold'],
    ...['low_alarm_threshold', 'low_warn_threshold'],
  ],
  carried: ['type'],
  required: ['port'],
  rules: [
    /^\s+(?<type>Temperature|Voltage|Current|Tx Power|Rx Power)\s+Threshold/,
    row(
      /^(?<port>[A-Z][a-z]+\d\S*)\s+(?<current_value>-?[\d.]+|N\/A)(?:\s+\([^)]*\))?(?:\s+[-+]{1,2})?\s+(?<high_alarm_threshold>-?[\d.]+|N\/A)\s+(?<high_warn_threshold>-?[\d.]+|N\/A)\s+(?<low_alarm_threshold>-?[\d.]+|N\/A)\s+(?<low_warn_threshold>-?[\d.]+|N\/A)$/,
    ),
  ],
  ignore: [/^mA: |^\+\+ : |^A2D |^The threshold|^Port\s|^[-\s]+$|^\s+High Alarm/],
};

export const transceiverHardware: Template = {
  commands: ['show interfaces transceiver hardware'],
  columns: [
    ...['name', 'media_type', 'detected_media_type', 'max_module_power', 'max_slot_power', 'wavelength'],
    ...['cable_type', 'module_presence'],
  ],
  required: ['name'],
  rules: [
    begins(/^Name: (?<name>\S+)/),
    /^Media type: (?<media_type>.+)$/,
    /^Detected media type: (?<detected_media_type>.+)$/,
    /^Maximum module power ?\(W\): (?<max_module_power>\S+)/,
    /^Maximum slot power ?\(W\): (?<max_slot_power>\S+)/,
    /^Wavelength ?\(nm\): (?<wavelength>\S+)/,
    /^Cable type: (?<cable_type>.+)$/,
    /^Module presence: (?<module_presence>.+)$/,
  ],
};
