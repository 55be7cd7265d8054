import { row, type Template } from '../../../src/device/parse/template.js';
import { COLON_MAC, IPV4, pattern } from '../../common/patterns.js';

export const arp: Template = {
  commands: ['get system arp'],
  columns: ['ip_address', 'age', 'mac_address', 'interface'],
  rules: [
    row(
      pattern(
        `^(?<ip_address>${IPV4})\\s+(?<age>\\d+|-)\\s+(?<mac_address>${COLON_MAC})\\s+(?<interface>\\S+)`,
      ),
    ),
  ],
  ignore: [/^Address\s+Age/],
};

const TYPE = '^(?<type>[A-Z]\\*?(?: ?(?:E1|E2|N1|N2|IA|L1|L2))?)\\s+(?<destination>[\\d.]+/\\d+)\\s+';
const VIA = `\\[(?<distance>\\d+)/(?<metric>\\d+)\\] via (?<gateway>${IPV4})(?: \\([^)]*\\))?, (?<interface>[^,\\s]+)(?:, (?<last_time_update>[\\dywdhms:]+))?`;
const CONNECTED = '(?<gateway>is directly connected), (?<interface>[^,\\s]+)';

export const routes: Template = {
  commands: ['get router info routing-table all'],
  columns: ['type', 'destination', 'distance', 'metric', 'gateway', 'interface', 'last_time_update'],
  carried: ['type', 'destination'],
  required: ['destination', 'gateway'],
  rules: [
    row(pattern(TYPE, VIA)),
    row(pattern(TYPE, CONNECTED)),
    row(pattern('^\\s+', VIA)),
    row(pattern('^\\s+', CONNECTED)),
  ],
  ignore: [/^Codes: |^ {7}\S{1,2} - |^Routing table for/],
};

const END = (name: string) => `(?<${name}>[\\d.]+(?::\\d+)?|-)`;

export const sessions: Template = {
  commands: ['get system session list'],
  columns: ['protocol', 'expire', 'source', 'source_nat', 'destination', 'destination_nat'],
  rules: [
    row(
      pattern(
        `^(?<protocol>[a-z]+\\d*|\\d+)\\s+(?<expire>\\d+)\\s+${END('source')}\\s+${END('source_nat')}`,
        `\\s+${END('destination')}\\s+${END('destination_nat')}`,
      ),
    ),
  ],
  ignore: [/^PROTO\s+EXPIRE/],
};
