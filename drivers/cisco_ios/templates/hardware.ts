import { begins, type Rule, row, type Template } from '../../../src/device/parse/template.js';

export const inventory: Template = {
  commands: ['show inventory'],
  columns: ['name', 'descr', 'pid', 'vid', 'sn'],
  required: ['name'],
  rules: [
    begins(/^NAME: "(?<name>[^"]*)" ?, +DESCR: "?(?<descr>.*?)"?$/),
    /^PID: *(?<pid>[^,]*), *VID: *(?<vid>[^,]*), *SN: *(?<sn>.*)$/,
  ],
  ignore: [/^INFO: /],
};

const MAC_RANGE = '[0-9A-Fa-f]{4}\\.\\S+ +to +\\S+';
const headings: Rule[] = [
  { line: /^\s*Switch Number: *(?<switch_number>\d+)/, go: 'other' },
  { line: /^\s*Mod +Ports +Card Type/, go: 'cards' },
  { line: /^\s*Mod +MAC addresses/, go: 'addresses' },
  { line: /^\s*Mod +Sub-Module/, go: 'parts' },
  { line: /^\s*Mod +Online Diag Status/, go: 'diagnosis' },
  // What modules are for each other, and the second table of a Catalyst 4500, which has blanks for most columns.
  { line: /^\s*Mod +Redundancy|^ *M +MAC addresses|^System Failures|^Chassis MAC/, go: 'other' },
];

/** Several tables about the same modules. */
export const modules: Template = {
  commands: ['show module', 'show module all'],
  columns: [
    ...['switch_number', 'module', 'port', 'cardtype', 'model', 'serial', 'mac_address', 'mod_hw', 'mod_fw'],
    ...['mod_sw', 'status', 'submodule', 'submodule_model', 'submodule_serial', 'submodule_hw'],
    ...['submodule_status', 'online_diag'],
  ],
  carried: ['switch_number'],
  required: ['module'],
  joins: ['switch_number', 'module'],
  rules: {
    other: [...headings, /^/],
    cards: [
      ...headings,
      row(
        /^\s*(?<module>\d+)\s+(?:(?<port>\d+)\s+)?(?<cardtype>\S.*?)\s+(?<model>[A-Z][\w/+.=]*-\S+)\s+(?<serial>[A-Z0-9]{8,})$/,
      ),
      row(/^\s*(?<module>\d+)\s+(?:(?<port>\d+)\s+)?(?<cardtype>[A-Z].*)$/),
    ],
    addresses: [
      ...headings,
      row(
        new RegExp(
          `^\\s*(?<module>\\d+)\\s+(?:(?<mac_address>${MAC_RANGE})\\s+(?<mod_hw>\\S+)\\s+)?(?<mod_fw>\\S+)\\s+(?<mod_sw>\\S+)\\s+(?<status>\\S+)$`,
        ),
      ),
    ],
    parts: [
      ...headings,
      row(
        /^\s*(?<module>\d+)(?:\/\d+)?\s+(?<submodule>\S.*?)\s+(?<submodule_model>[A-Z][\w/+.=]*-\S+)\s+(?<submodule_serial>\S+)\s+(?<submodule_hw>\S+)\s+(?<submodule_status>\S+)$/,
      ),
    ],
    diagnosis: [...headings, row(/^\s*(?<module>\d+)(?:\/\d+)?\s+(?<online_diag>\S.*)$/)],
  },
  ignore: [/^[-+\s]+$/],
};

/** The members of a stack, and by a second table what their stack ports say. */
export const stack: Template = {
  commands: ['show switch detail', 'show switch'],
  columns: [
    ...['switch', 'role', 'mac_address', 'priority', 'version', 'state'],
    ...['status1', 'status2', 'neighbor1', 'neighbor2'],
  ],
  required: ['switch'],
  joins: ['switch'],
  rules: {
    members: [
      { line: /^\s*Stack Port Status/, go: 'ports' },
      row(
        /^[*\s]*(?<switch>\d+)\s+(?<role>[A-Z]\w+)\s+(?<mac_address>[0-9a-f]{4}\.\S+)\s+(?<priority>\d+)(?:\s+(?<version>[V\d]\S*))?\s+(?<state>[A-Z]\S.*)$/,
      ),
    ],
    ports: [
      row(
        /^\s*(?<switch>\d+)\s+(?<status1>[A-Z]\w+)\s+(?<status2>[A-Z]\w+)\s+(?<neighbor1>\w+)\s+(?<neighbor2>\w+)$/i,
      ),
    ],
  },
  ignore: [
    /^Switch\/Stack Mac|^Mac persistency|^\s+H\/W\s+Current|^\s+Current|^Switch#|^-+$/i,
    /^\* ?(?:Indicates|-)|^\s*[*] -/,
  ],
};

/** Power supplies of switches; one outside has a table of its own. */
export const powerSupplies: Template = {
  commands: ['show environment power all', 'show environment power', 'show env power all'],
  columns: ['ps_module', 'pid', 'serial', 'status', 'sys_pwr', 'poe_pwr', 'watts'],
  rules: {
    inside: [
      { line: /^Power Source\s+Type/, go: 'outside' },
      row(
        /^\s*(?<ps_module>\d+[A-Z]?)\s+(?<pid>\S+)\s+(?<serial>\S+)\s+(?<status>\S.*?)\s{2,}(?<sys_pwr>\S+)\s+(?<poe_pwr>\S+)\s+(?<watts>\S+)$/,
      ),
      row(/^\s*(?<ps_module>\d+[A-Z]?)\s+(?<pid>Not Present)$/),
      row(/^\s*(?<ps_module>\d+[A-Z]?)\s+(?<pid>Built-in)\s+(?<sys_pwr>\S+)$/),
    ],
    outside: [row(/^(?<pid>\S.*?)\s{2,}(?<ps_module>\S+)\s+(?<watts>\d+)\(w\)\s+(?<status>\S+)$/)],
  },
  ignore: [/^\s*SW\s+PID/, /^[-\s]+$/],
};

/** What a switch measures at its inlet, and then at its hottest place. */
export const temperatures: Template = {
  commands: ['show environment temperature', 'show environment temperature status'],
  columns: [
    ...['switch', 'switch_temperature', 'inlet_temperature_value', 'inlet_temperature_state'],
    ...['inlet_yellow_threshold', 'inlet_red_threshold', 'hotspot_temperature_value'],
    ...['hotspot_temperature_state', 'hotspot_yellow_threshold', 'hotspot_red_threshold'],
  ],
  required: ['switch_temperature'],
  rules: {
    inlet: [
      begins(/^(?:Switch (?<switch>\d+): )?(?:SYSTEM )?TEMPERATURE is (?<switch_temperature>.+)$/i),
      { line: /^Hotspot Temperature Value: (?<hotspot_temperature_value>\d+)/, go: 'hotspot' },
      /^Inlet Temperature Value: (?<inlet_temperature_value>\d+)/,
      /^Temperature State: (?<inlet_temperature_state>\S+)/,
      /^Yellow Threshold\s*: (?<inlet_yellow_threshold>\d+)/,
      /^Red Threshold\s*: (?<inlet_red_threshold>\d+)/,
    ],
    hotspot: [
      {
        ...begins(/^(?:Switch (?<switch>\d+): )?(?:SYSTEM )?TEMPERATURE is (?<switch_temperature>.+)$/i),
        go: 'inlet',
      },
      /^Temperature State: (?<hotspot_temperature_state>\S+)/,
      /^Yellow Threshold\s*: (?<hotspot_yellow_threshold>\d+)/,
      /^Red Threshold\s*: (?<hotspot_red_threshold>\d+)/,
    ],
  },
};

export const inlinePower: Template = {
  commands: ['show power inline'],
  columns: ['interface', 'admin_status', 'operational_status', 'power', 'device', 'class', 'max'],
  rules: [
    row(
      /^(?<interface>[A-Z]\S+)\s+(?<admin_status>[a-z]+)\s+(?<operational_status>[a-z][\w-]*)\s+(?<power>[\d.]+)(?:\s+(?<device>\S.*?)\s+(?<class>\S+)\s+(?<max>[\d.]+|n\/a))?$/,
    ),
  ],
  ignore: [
    /^Module\s+Available|^\s+\([Ww]atts\)|^[-\s]+$|^Interface\s+Admin|^Totals?:|^Available:/,
    // What a module has to give.
    /^\d+\s+[\dn][\d./na]*\s+[\dn][\d./na]*\s+[\dn][\d./na]*$/,
  ],
};

const AGE = (name: string) =>
  `(?:(?<${name}_years>\\d+) years?,? ?)?(?:(?<${name}_weeks>\\d+) weeks?,? ?)?(?:(?<${name}_days>\\d+) days?,? ?)?` +
  `(?:(?<${name}_hours>\\d+) hours?,? ?)?(?:(?<${name}_minutes>\\d+) minutes?)?$`;

/** A processor's block says the same things whether it is the active or the other one. */
const processor = (name: string): Rule[] => [
  new RegExp(`^\\s+Current Software state = (?<${name}_software_state>.+)$`),
  new RegExp(`^\\s+Uptime in current state = ${AGE(`${name}_uptime`)}`),
  {
    line: new RegExp(
      `Version (?<${name}_major_release>\\d+)\\.(?<${name}_minor_release>\\d+)[(.](?<${name}_maintenance_release>\\d+)`,
    ),
  },
  new RegExp(`^\\s+BOOT = (?<${name}_boot_directory>[^:;]+):(?<${name}_boot_file>[^;]+)`),
  new RegExp(`^\\s+Configuration register = (?<${name}_config_register>\\S+)`),
];
const uptimes = (name: string) =>
  ['years', 'weeks', 'days', 'hours', 'minutes'].map(unit => `${name}_uptime_${unit}`);
const releases = (name: string) =>
  [
    'major_release',
    'minor_release',
    'maintenance_release',
    'boot_directory',
    'boot_file',
    'config_register',
  ].map(what => `${name}_${what}`);

export const supervisors: Template = {
  commands: ['show redundancy'],
  columns: [
    ...[...uptimes('system'), 'switchovers', 'standby_failures', 'last_switchover_reason', 'hardware_mode'],
    ...[
      'configured_redundancy_mode',
      'operating_redundancy_mode',
      'maintenance_mode',
      'communication_status',
    ],
    ...['active_slot', 'active_software_state', ...uptimes('active'), ...releases('active')],
    ...['standby_slot', 'standby_software_state', ...uptimes('standby'), ...releases('standby')],
    'standby_status',
  ],
  required: ['hardware_mode'],
  rules: {
    system: [
      { line: /^ ?Current Processor Information/, go: 'active' },
      new RegExp(`^\\s+Available system uptime = ${AGE('system_uptime')}`),
      /^\s*Switchovers system experienced = (?<switchovers>\d+)/,
      /^\s+Standby failures = (?<standby_failures>\d+)/,
      /^\s+Last switchover reason = (?<last_switchover_reason>.+)$/,
      /^\s+Hardware Mode = (?<hardware_mode>.+)$/,
      /^\s+Configured Redundancy Mode = (?<configured_redundancy_mode>.+)$/,
      /^\s+Operating Redundancy Mode = (?<operating_redundancy_mode>.+)$/,
      /^\s+Maintenance Mode = (?<maintenance_mode>.+)$/,
      /^\s+Communications = (?<communication_status>\w+)/,
    ],
    active: [
      { line: /^ ?Peer Processor Information/, go: 'standby' },
      {
        line: /^ ?Peer \(slot: \S+\) information is not available because it is in '(?<standby_status>[^']+)'/,
      },
      /^\s+Active Location = (?:slot )?(?<active_slot>\S+)/,
      ...processor('active'),
    ],
    standby: [/^\s+Standby Location = (?:slot )?(?<standby_slot>\S+)/, ...processor('standby')],
  },
  ignore: [
    /^Redundant System Information|^ ?-+$|^\s+Image Version =|^\s+CONFIG_FILE =|^\s+BOOTLDR =/,
    // What an image says of itself.
    /Software|Technical Support|Copyright|Compiled|^ \.\d+\), |^\s+BOOT =/,
  ],
};

/** A Catalyst 4500's supplies: the inputs of one stand below it, and what is said of it goes for them, too. */
export const supplyStatus: Template = {
  commands: ['show power status'],
  columns: ['ps', 'model', 'type', 'status', 'fan_sensor', 'inline_status', 'input_type', 'input_status'],
  carried: ['model', 'fan_sensor', 'inline_status'],
  rules: [
    row(
      /^(?<ps>PS\d+)\s+(?<model>\S+)\s+(?<type>\S.*?)\s{2,}(?<status>\S+)\s+(?<fan_sensor>\S+)\s+(?<inline_status>\S+)$/,
    ),
    row(/^(?<ps>PS\d+-\d+)\s+(?:(?<input_type>\d+V)\s+)?(?<input_status>\S+)$/),
  ],
  ignore: [/^Power\s+Fan|^Supply\s+Model|^[-\s]+$|^\*\*\*/],
};

export const suppliesNeeded: Template = {
  commands: ['show power supplies'],
  columns: ['ps_needed', 'ps_avail'],
  rules: [
    /^Power supplies needed by system\s*: *(?<ps_needed>\d+)/,
    /^Power supplies (?:currently )?available\s*: *(?<ps_avail>\d+)/,
  ],
};

export const powerAvailable: Template = {
  commands: ['show power available'],
  columns: [
    ...['sys_used_watts', 'sys_avail_watts', 'inline_used_watts', 'inline_avail_watts'],
    ...['backplane_used_watts', 'backplane_avail_watts', 'total_used_watts', 'max_avail_watts'],
  ],
  rules: {
    summary: [
      { line: /^Power Measurement/, go: 'measured' },
      /^System Power \(\S+\)\s+(?<sys_used_watts>\d+)\s+(?<sys_avail_watts>\d+)$/,
      /^Inline Power \(\S+\)\s+(?<inline_used_watts>\d+)\s+(?<inline_avail_watts>\d+)$/,
      /^Backplane Power \(\S+\)\s+(?<backplane_used_watts>\d+)\s+(?<backplane_avail_watts>\d+)$/,
      /^Total\s+(?<total_used_watts>\d+) \(not to exceed Total Maximum Available = (?<max_avail_watts>\d+)\)/,
    ],
    measured: [/^/],
  },
  ignore: [/^Power Summary|^\s*\(in Watts\)|^[-\s]+$/],
};
