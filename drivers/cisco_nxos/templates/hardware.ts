import { begins, row, type Template } from '../../../src/device/parse/template.js';

export const version: Template = {
  commands: ['show version'],
  columns: [
    ...['uptime', 'last_reboot_reason', 'os', 'bios', 'boot_image', 'platform', 'hostname', 'serial'],
  ],
  required: ['os'],
  rules: [
    /^\s+BIOS:\s+version (?<bios>\S+)/,
    // Switches with two images boot the kickstart image, which loads the other.
    /^\s+(?:NXOS|system):\s+version (?<os>\S.*)$/,
    /^\s+(?:NXOS|kickstart) image file is:\s+(?<boot_image>\S+)/,
    /^\s+cisco (?:\S+ )?(?<platform>\S+) (?:\(\d+ Slot\) )?[Cc]hassis/,
    /^\s+cisco (?<platform>\S+) \("supervisor"\)/,
    /^\s+Processor Board ID (?<serial>\S+)/,
    /^\s+Device name: (?<hostname>\S+)/,
    /^Kernel uptime is (?<uptime>.+)$/,
    /^\s+Reason: (?<last_reboot_reason>.+)$/,
  ],
  // Licences, copyrights and what else the switch says of itself.
  ignore: [/^/],
};

export const modules: Template = {
  commands: ['show module'],
  columns: ['module', 'ports', 'type', 'model', 'status'],
  rules: {
    start: [
      row(
        /^(?<module>\d+)\s+(?<ports>\d+)\s+(?<type>\S.*?)\s+(?<model>[A-Z0-9]\S*)\s+(?<status>[a-z][\w-]*(?: \*)?)$/,
      ),
      { line: /^Mod\s+(?:Sw|MAC|Online|World)/, go: 'more' },
    ],
    // Versions, addresses and tests of the same modules.
    more: [/^/],
  },
  ignore: [/^Mod\s+Ports/, /^[-\s]+$/, /^\* this terminal/],
};

/** Power supplies; what else there is in a chassis has tables of its own below. */
export const environment: Template = {
  commands: ['show environment', 'show environment power'],
  columns: [
    ...['power_supply', 'power_supply_model', 'power_supply_output', 'power_supply_input'],
    ...['power_supply_capacity', 'power_supply_status', 'power_supply_voltage'],
  ],
  carried: ['power_supply_voltage'],
  required: ['power_supply'],
  rules: {
    start: [
      /^Voltage: (?<power_supply_voltage>\d+) Volts/,
      row(
        /^(?<power_supply>\d+)\s+(?<power_supply_model>\S+)\s+(?<power_supply_output>[\d.]+|N\/A)(?: W)?\s+(?:(?<power_supply_input>[\d.]+|N\/A)(?: W)?\s+)?(?<power_supply_capacity>[\d.]+|N\/A)(?: W)?\s+(?<power_supply_status>[A-Za-z]\S*(?: \S+)*)$/,
      ),
      { line: /^Module\s+Model|^Power Usage Summary/, go: 'more' },
    ],
    more: [{ line: /^Power Supply:/, go: 'start' }, /^/],
  },
  ignore: [
    /^(?:Power|Supply)\s|^Power Supply:|^\s+(?:Actual|\(Watts)|^[-\s]+$/,
    /^(?:Fan|Temperature|Clock)/,
  ],
};

export const temperatures: Template = {
  commands: ['show environment temperature'],
  columns: ['module', 'sensor', 'major_threshold', 'minor_threshold', 'current_value', 'status'],
  rules: [
    row(
      /^(?<module>\S+)\s+(?<sensor>\S.*?)\s+(?<major_threshold>-?\d+|-)\s+(?<minor_threshold>-?\d+|-)\s+(?<current_value>-?\d+)\s+(?<status>\w+)$/,
    ),
  ],
  ignore: [/^Temperature|^Module\s+Sensor|^\s+\(Celsius\)/, /^-+$/],
};

export const fexes: Template = {
  commands: ['show fex'],
  columns: ['number', 'descr', 'state', 'model', 'serial'],
  rules: [
    row(
      /^(?<number>\d+)\s+(?<descr>\S.*?)\s+(?<state>Online|Offline|Registered|Connected|Discovered|Online Sequence|Image Download|Hitless Upg Idle|Fex AA Version Mismatch)\s+(?<model>\S+)\s+(?<serial>\S+)$/,
    ),
  ],
  ignore: [/^\s*FEX\s+FEX|^Number\s+Description/, /^-+$/],
};

export const virtualContexts: Template = {
  commands: ['show vdc'],
  columns: ['vdc_id', 'vdc_name', 'state', 'mac_address', 'type', 'lc'],
  rules: [
    row(
      /^(?<vdc_id>\d+)\s+(?<vdc_name>\S+)\s+(?<state>\S+)\s+(?<mac_address>\S+)\s+(?<type>\S+)\s+(?<lc>\S.*)$/,
    ),
  ],
  ignore: [/^Switchwide mode|^vdc_id/, /^[-\s]+$/],
};

export const transceivers: Template = {
  commands: ['show interface transceiver'],
  columns: ['interface', 'status', 'manufacturer', 'type', 'part_number', 'serial', 'product_id'],
  required: ['interface'],
  rules: [
    begins(/^(?<interface>(?:Ethernet|mgmt)\d\S*)$/),
    begins(/^(?<interface>fc\d\S*) sfp is/),
    /^\s+transceiver is (?<status>.+)$/,
    /^\s+type is (?<type>.+)$/,
    /^\s+[Nn]ame is (?<manufacturer>\S+)/,
    /^\s+(?:Manufacturer's )?part number is (?<part_number>\S+)/,
    /^\s+[Ss]erial number is (?<serial>\S+)/,
    /^\s+[Cc]isco product id is (?<product_id>\S+)/,
  ],
  ignore: [/^\s+\S/],
};

export const inventory: Template = {
  commands: ['show inventory'],
  columns: ['name', 'descr', 'pid', 'vid', 'sn'],
  required: ['name'],
  rules: [
    begins(/^NAME: "(?<name>[^"]*)",\s*DESCR: "(?<descr>[^"]*)"/),
    /^PID: (?<pid>\S*)\s*,\s*VID: (?<vid>\S*)\s*,\s*SN: (?<sn>\S*)/,
  ],
};
