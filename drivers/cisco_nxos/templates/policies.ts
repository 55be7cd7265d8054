import { begins, row, type Template } from '../../../src/device/parse/template.js';

const MAC = '[0-9a-f]{4}\\.[0-9a-f]{4}\\.[0-9a-f]{4}';
/** An end of an entry: a group, a host, an address with its mask in any form, or anything. */
const END = [
  'any',
  'addrgroup \\S+',
  'host \\S+',
  `${MAC} ${MAC}`,
  '[\\d.]+/\\d+',
  '[\\d.]+ [\\d.]+',
  '[0-9a-f:.]*:[0-9a-f:.]*/\\d+',
].join('|');

/** Access lists of all families; those for MAC addresses have no protocol. */
export const accessLists: Template = {
  commands: ['show access-lists', 'show ip access-lists', 'show ipv6 access-lists', 'show mac access-lists'],
  columns: [
    ...['name', 'sn', 'action', 'remark', 'protocol', 'source', 'port', 'range', 'destination', 'modifier'],
  ],
  carried: ['name'],
  required: ['sn'],
  rules: [
    /^(?:IPv?4?6?|MAC|ARP) access list (?<name>\S+)/,
    row(/^\s+(?<sn>\d+) (?<action>remark) (?<remark>.+)$/),
    row(
      new RegExp(
        `^\\s+(?<sn>\\d+) (?<action>permit|deny) (?:(?<protocol>(?!any\\b|host\\b)[a-z]\\S*|\\d+) )?(?<source>${END})(?: (?<port>(?:eq|neq|gt|lt|portgroup) \\S+)| range (?<range>\\S+ \\S+))? (?<destination>${END})(?: (?<modifier>\\S.*))?$`,
      ),
    ),
  ],
  ignore: [/^\s+(?:statistics|fragments|ignore routable)/],
};

export const routeMaps: Template = {
  commands: ['show route-map'],
  columns: ['name', 'action', 'seq', 'match_clauses', 'set_clauses'],
  required: ['name'],
  lists: ['match_clauses', 'set_clauses'],
  rules: Object.fromEntries(
    // What a clause belongs to, the heading above it says.
    ['match', 'set'].map(kind => [
      kind,
      [
        begins(/^route-map (?<name>[^,]+), (?<action>\w+), sequence (?<seq>\d+)/),
        { line: /^\s+Match clauses:/, go: 'match' },
        { line: /^\s+Set clauses:/, go: 'set' },
        new RegExp(`^ {4}(?<${kind}_clauses>\\S.*)$`),
      ],
    ]),
  ),
  ignore: [/^\s+Description:|^\s+Policy routing/],
};

/** `65001:10`: the system in one list, its number in the other; words go into a column of their own. */
export const communityLists: Template = {
  commands: ['show ip community-list'],
  columns: ['type', 'name', 'seq', 'action', 'as', 'tag', 'community'],
  carried: ['type', 'name'],
  required: ['seq'],
  lists: ['as', 'tag'],
  splits: { as: /:\d+"?\s*/, tag: /\s*"?\d+:/ },
  rules: [
    /^(?<type>Standard|Expanded) Community List (?<name>\S+)/,
    row(
      /^\s+(?<seq>\d+) (?<action>permit|deny) (?:"?(?=(?<as>\d+:\d+(?: \d+:\d+)*))(?<tag>\d+:\d+(?: \d+:\d+)*)"?)?(?: ?(?<community>\S.*))?$/,
    ),
  ],
};
