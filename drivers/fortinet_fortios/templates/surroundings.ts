import { row, type Template } from '../../../src/device/parse/template.js';

export const date: Template = {
  commands: ['execute date'],
  columns: ['year', 'month', 'day'],
  rules: [/^current date is: (?<year>\d+)-(?<month>\d+)-(?<day>\d+)/],
};

export const time: Template = {
  commands: ['execute time'],
  columns: ['hour', 'minute', 'second', 'last_ntp_sync'],
  rules: [
    /^current time is: (?<hour>\d+):(?<minute>\d+):(?<second>\d+)/,
    /^last ntp sync:\s*(?<last_ntp_sync>.*)$/,
  ],
};

/** How many there are is told in the record of the first. */
export const logs: Template = {
  commands: ['execute log display'],
  columns: [
    ...['logs_found', 'logs_returned', 'logs_searched', 'message_number', 'year', 'month', 'day'],
    ...['hour', 'minute', 'second', 'message'],
  ],
  rules: [
    /^(?<logs_found>\d+) logs found\./,
    /^(?<logs_returned>\d+) logs returned\./,
    /^(?<logs_searched>[\d.]+)% of logs has been searched\./,
    row(
      /^(?<message_number>\d+): date=(?<year>\d+)-(?<month>\d+)-(?<day>\d+) time=(?<hour>\d+):(?<minute>\d+):(?<second>\d+) (?<message>.*)$/,
    ),
  ],
};
