import { type ActingRule, row, type Template } from '../../../src/device/parse/template.js';
import { pattern } from '../../common/patterns.js';
import { NODES } from './nodes.js';

const PLACE = ['version', 'part', 'serial_number', 'description'];
const NUMBERED = ['afeb', 'cb', 'fan', 'fpc', 'mic', 'pic', 'ps', 'qxm', 're', 'tfeb', 'xcvr'];
const SINGLE = ['cpu', 'fpm', 'mid'];

function columnsOf(prefix: string): string[] {
  return PLACE.map(name => `${prefix}_${name}`);
}

/**
 * A line of the inventory. Only the part's number is of a form by which one knows where the columns are. Columns
 * that are empty are said so: in one that is carried stands what was in the line before.
 */
function item(prefix: string, name: string): RegExp {
  const number = NUMBERED.includes(prefix) ? `(?: (?<${prefix}_number>\\d+))?` : '';
  return pattern(
    `^\\s*(?:${name})${number}\\s+`,
    `(?:(?:(?<${prefix}_version__2>)|(?<${prefix}_version>\\S+(?: \\w+)?)\\s+)`,
    `(?<${prefix}_part>\\d{3}-\\d{6}|BUILTIN|NON-JNPR|UNKNOWN)\\s+(?<${prefix}_serial_number>\\S+)\\s+)?`,
    `(?<${prefix}_description>\\S.*)$`,
  );
}

/** What stands for itself; what was said of an FPC before is over. */
function alone(line: RegExp): ActingRule[] {
  return [{ line, record: 'begins', clear: true, go: 'start' }];
}

const STANDING: ActingRule[] = [
  ...alone(/^Chassis\s+(?:(?<chassis_serial_number>\S+)\s{2,})?(?<chassis_description>\S.*)$/),
  ...alone(item('mid', 'Midplane')),
  ...alone(item('fpm', 'FPM Board|FPM Display|Front Panel Display')),
  ...alone(item('ps', 'PEM|Power Supply|PSM')),
  ...alone(item('re', 'Routing Engine')),
  ...alone(item('cb', 'CB')),
  ...alone(item('afeb', 'AFEB')),
  ...alone(item('tfeb', 'TFEB')),
  ...alone(item('qxm', 'QXM')),
  ...alone(item('fan', 'Fan Tray|Fan')),
  { line: item('fpc', 'FPC'), record: 'begins', clear: true, counts: true, go: 'fpc' },
];
const CPU: ActingRule = { line: item('cpu', 'CPU') };

/**
 * A record a transceiver, with the FPC, MIC and PIC that it is in; a PIC without transceivers is one record, and so
 * is an FPC without PICs.
 */
export const inventory: Template = {
  commands: ['show chassis hardware'],
  columns: [
    ...['chassis_serial_number', 'chassis_description'],
    ...NUMBERED.flatMap(prefix => [`${prefix}_number`, ...columnsOf(prefix)]),
    ...SINGLE.flatMap(columnsOf),
  ],
  carried: [
    ...['fpc', 'mic', 'pic'].flatMap(one => [`${one}_number`, ...columnsOf(one)]),
    ...columnsOf('cpu'),
  ],
  rules: {
    start: STANDING,
    // What is in an FPC, down to the first PIC, is said with that.
    fpc: [
      ...STANDING,
      CPU,
      { line: item('mic', 'MIC') },
      { line: item('pic', 'PIC'), counts: true, go: 'pic' },
    ],
    pic: [
      ...STANDING,
      CPU,
      { line: item('mic', 'MIC'), record: 'begins', counts: true, go: 'fpc' },
      { line: item('pic', 'PIC'), record: 'begins', counts: true },
      row(item('xcvr', 'Xcvr')),
    ],
  },
  ignore: [/^Hardware inventory:|^Item\s+Version/, /^\s*Pseudo CB \d/, ...NODES],
};

const LINE = '(?<type>ROM|O/S|uboot|U-Boot|loader)\\s+';
const VERSION = 'Version (?<version>\\d[\\w.-]*?)(?:Copy\\w*)?(?: .*)?$';

/** A part's name stands only beside its first version. Texts are cut where they are too long. */
export const firmware: Template = {
  commands: ['show chassis firmware'],
  columns: ['part', 'type', 'version'],
  carried: ['part'],
  required: ['part', 'version'],
  rules: ['^(?<part>\\S.*?)\\s{2,}', '^\\s+'].flatMap(part => [
    row(pattern(part, LINE, '(?:Juniper ROM Monitor )?', VERSION)),
    row(pattern(part, LINE, 'U-Boot [\\d.]+ \\([^)]*\\) (?<version>[\\d.]+)$')),
    row(pattern(part, LINE, 'U-Boot (?<version>[\\d.]+) \\(.*$')),
    row(pattern(part, LINE, '.* loader (?<version>[\\d.]+)$')),
    row(pattern(part, LINE, '(?<version>PC Bios)$')),
  ]),
  ignore: [/^Part\s+Type/, ...NODES],
};
