import { type ActingRule, begins, row, type Template } from '../../../src/device/parse/template.js';

export const clock: Template = {
  commands: ['show clock'],
  columns: ['time', 'timezone', 'dayweek', 'month', 'day', 'year'],
  rules: [
    /^[*.]?(?<time>\d+:\d+:\d+(?:\.\d+)?) (?<timezone>\S+) (?<dayweek>\w+) (?<month>\w+) (?<day>\d+) (?<year>\d+)$/,
  ],
  ignore: [/^Time source is|^No time source|^Load for five secs/],
};

/** The lines that people are on; a second table, of interfaces, has no lines. */
export const users: Template = {
  commands: ['show users', 'show users all'],
  columns: ['line', 'user', 'hosts', 'idle', 'location'],
  rules: {
    lines: [
      { line: /^\s+Interface\s+User/, go: 'interfaces' },
      row(
        /^(?<line>[*\s]*\d+ \S+ +[\d/]+)\s+(?:(?<user>\S+)\s+)?(?<hosts>idle|\d+\.\S+|\S+)\s+(?<idle>\d+[:ywdh]\S*|never)(?:\s+(?<location>\S.*))?$/,
      ),
      // A terminal that waits for nobody.
      row(/^(?<line>[*\s]*\d+ \S+ +[\d/]+)\s+(?<idle>\d+[:ywdh]\S*|never)(?:\s+(?<location>\S.*))?$/),
    ],
    interfaces: [/^/],
  },
  ignore: [/^\s+Line\s+User/],
};

const MESSAGE: ActingRule = {
  ...begins(
    /^(?:(?<number>\d+): )?[*.]?(?<month>[A-Z][a-z]{2}) +(?<day>\d+)(?: \d{4})? (?<time>\d+:\d+:\d+(?:\.\d+)?)(?: (?<timezone>[A-Za-z]+))?: %(?<facility>[A-Z][\w-]*?)-(?<severity>[0-7])-(?<mnemonic>\w+): ?(?<message>.*)$/,
  ),
  go: 'buffer',
};

/** What is logged where comes first, then the buffer; the oldest message there may have lost its head. */
export const logging: Template = {
  commands: ['show logging', 'show log'],
  columns: ['number', 'month', 'day', 'time', 'timezone', 'facility', 'severity', 'mnemonic', 'message'],
  required: ['mnemonic'],
  lists: ['message'],
  rules: {
    settings: [MESSAGE, { line: /^Log Buffer/, go: 'buffer' }],
    // A message may have several lines.
    buffer: [MESSAGE, /^(?<message>.+)$/],
  },
  ignore: [
    /^Syslog logging|^No (?:Active|Inactive|active) |^Load for five secs|^Time source is/,
    /^\s+(?:Console|Monitor|Buffer|Exception|Count and|Persistent|File|Trap|Logging|Message|filtering)\b/,
    /^\s+(?:link (?:type|up|down)|ESM|XML|rate-limited|xml|sequence number|\d+ message)|^ESM:/,
  ],
};

export const hosts: Template = {
  commands: ['show hosts summary'],
  columns: ['default_domain', 'name_servers', 'local_cache_entries', 'dynamic_cache_entries'],
  rules: [
    /^Default domain is (?<default_domain>.+)$/,
    /^Name servers are (?<name_servers>.+)$/,
    /^Local cache entries: (?<local_cache_entries>\d+)/,
    /^Dynamic cache entries: (?<dynamic_cache_entries>\d+)/,
  ],
};

export const aliases: Template = {
  commands: ['show aliases'],
  columns: ['mode', 'alias', 'command'],
  carried: ['mode'],
  rules: [/^(?<mode>\S.*) aliases:$/, row(/^ {2}(?<alias>\S+)\s+(?<command>\S.*)$/)],
};
