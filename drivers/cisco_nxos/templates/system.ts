import { row, type Template } from '../../../src/device/parse/template.js';

export const features: Template = {
  commands: ['show feature'],
  columns: ['name', 'instance', 'state'],
  rules: [row(/^(?<name>\S+)\s+(?<instance>\d+)\s+(?<state>\S.*)$/)],
  ignore: [/^Feature Name|^[-\s]+$/],
};

export const licences: Template = {
  commands: ['show license usage'],
  columns: ['feature', 'installed', 'license_count', 'status', 'expiry_date', 'comments'],
  rules: [
    row(
      /^(?<feature>\S+)\s+(?<installed>Yes|No)\s+(?<license_count>-|\d+)\s+(?<status>Unused|In use)(?: (?<expiry_date>\S.*?))?\s+(?<comments>-|Grace .+|\S+)$/,
    ),
  ],
  ignore: [/^Feature\s+Ins|^\s+Count|^-+$/],
};

export const hostname: Template = {
  commands: ['show hostname'],
  columns: ['hostname'],
  rules: [row(/^(?<hostname>\S+)$/)],
};

export const clock: Template = {
  commands: ['show clock'],
  columns: ['time', 'timezone', 'dayweek', 'month', 'day', 'year'],
  rules: [row(/^(?<time>[\d:.]+) (?<timezone>\S+) (?<dayweek>\w+) (?<month>\w+) (?<day>\d+) (?<year>\d+)$/)],
  ignore: [/^Time source/],
};

export const cpu: Template = {
  commands: ['show processes cpu'],
  columns: ['cpu_5_sec', 'interrupts', 'cpu_1_min', 'cpu_5_min'],
  rules: [
    /^CPU utilization for five seconds: (?<cpu_5_sec>\d+)%(?:\/(?<interrupts>\d+)%)?; one minute: (?<cpu_1_min>\d+)%; five minutes: (?<cpu_5_min>\d+)%/,
  ],
  // A line a process.
  ignore: [/^PID\s|^[-\s]+$|^\s*\d+\s+\d+\s/],
};
