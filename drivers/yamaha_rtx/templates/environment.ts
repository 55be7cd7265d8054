import type { ActingRule, Template } from '../../../src/device/parse/template.js';

/** Lines tell several things, and which of them stand together differs by device. */
const PARTS = [
  /^(?<hardware>\S+) BootROM Ver\. ?(?<bootrom>\S+)/,
  /^\S+ Rev\. ?(?<version>\S+)/,
  /\sserial= ?(?<serial>\S+)/,
  /^CPU:\s+(?<cpu_5_sec>\d+)%\(5sec\)\s+(?<cpu_1_min>\d+)%\(1min\)\s+(?<cpu_5_min>\d+)%\(5min\)/,
  /\sMemory:\s+(?<memory_used>\d+)% used/,
  /^Packet-buffer:\s+(?<buffer_small>\d+)%\(small\)\s+(?<buffer_middle>\d+)%\(middle\)\s+(?<buffer_large>\d+)%\(large\)\s+(?<buffer_huge>\d+)%\(huge\)/,
  /^Firmware: (?<firmware>\S+)/,
  /(?:^|\s)(?:Config\.|Configuration) file: (?<config_file>\S+)/,
  /^Default firmware: (?<default_firmware>\S+)/,
  /\sDefault config\. file: (?<default_config_file>\S+)/,
  /^Boot time: (?<boot_time>.+)$/,
  /^Current time: (?<current_time>(?<date>\S+) (?<time>\S+) (?<timezone>\S+))$/,
  /^Security Class: (?<security_class>\d+), FORGET: (?<forget>\w+), TELNET: (?<telnet>\w+)/,
  /^Inside Temperature\(C\.\): (?<inside_temperature>\d+)/,
];

/** The column of the time since the boot is misspelt where it is known. */
export const environment: Template = {
  commands: ['show environment'],
  columns: [
    ...['hardware', 'bootrom', 'version', 'serial', 'cpu_5_sec', 'cpu_1_min', 'cpu_5_min'],
    ...['memory_used', 'buffer_small', 'buffer_middle', 'buffer_large', 'buffer_huge', 'firmware'],
    ...['config_file', 'default_firmware', 'default_config_file', 'boot_time', 'current_time', 'date'],
    ...['time', 'timezone', 'elasped_time', 'security_class', 'forget', 'telnet', 'inside_temperature'],
  ],
  required: ['version'],
  rules: [
    ...PARTS.map((line): ActingRule => ({ line, also: true })),
    /^Elapsed time from boot: (?<elasped_time>.+)$/,
  ],
  // Addresses, which run on to the next line where the console is narrow, and what else some devices tell.
  ignore: [/^[\w-]*=[0-9A-Fa-f:]{17}|^\S+ FlashROM Table|^Serial Baudrate:|^Power:|^State of cooperation:/],
};
