import { type Rule, row, type Template } from '../../../src/device/parse/template.js';
import { IPV4, IPV6, pattern } from '../../common/patterns.js';

const HOST = (side: string) =>
  `(?:(?<${side}_any>any)|host (?<${side}_host>${IPV4})|(?<${side}_network>${IPV4}) (?<${side}_wildcard>${IPV4})|object-group (?<${side}_object_group>\\S+))`;
/** Several ports may stand behind `eq` and `neq`. */
const PORTS = (side: string) =>
  `(?: (?:(?<${side}_port_match__2>range) (?<${side}_port_range_start>\\S+) (?<${side}_port_range_end>\\S+)` +
  `|(?<${side}_port_match>eq|neq|gt|lt) (?<${side}_port>\\S+(?: [\\w-]+)*?)))?`;
const FLAG = '(?:established|ack|fin|psh|rst|syn|urg)';
const FLAGS =
  `(?: (?<flags_match>match-all|match-any) (?<tcp_flag>[-+]\\w+(?: [-+]\\w+)*)` +
  `|(?: (?<tcp_flag__2>${FLAG}(?: ${FLAG})*)))?`;
const ICMP = '(?: (?<icmp_type>(?!log\\b|log-input|time-range|precedence|tos\\b|dscp)[a-z][a-z-]+))?';
const SERVICE = '(?: precedence (?<precedence>[\\w-]+))?(?: dscp (?<dscp>[\\w-]+))?(?: tos (?<tos>[\\w-]+))?';
const LOG = '(?: (?<log>log-input|log))?(?: \\(tag = (?<log_tag>\\S+)\\))?';
const TIME = '(?: time-range (?<time>\\S+)(?: \\((?<state>active|inactive)\\))?)?';
const HITS = '(?: +\\((?<matches>\\d+) match(?:es)?\\))?$';

/** An entry of an extended list without its number, which stands before it, if at all. */
const extended = (before: string): RegExp[] => [
  pattern(
    `${before}(?<action>permit|deny) +(?<protocol>icmp) ${HOST('src')} ${HOST('dst')}`,
    ICMP,
    SERVICE,
    LOG,
    TIME,
    HITS,
  ),
  pattern(
    `${before}(?<action>permit|deny) +(?:object-group )?(?<protocol>[\\w-]+) ${HOST('src')}${PORTS('src')} ${HOST('dst')}${PORTS('dst')}`,
    FLAGS,
    SERVICE,
    LOG,
    TIME,
    HITS,
  ),
];
const standard = (before: string): RegExp =>
  pattern(
    `${before}(?<action>permit|deny) +(?:(?<src_any>any)|(?<src_network>${IPV4}),? (?:wildcard bits )?(?<src_wildcard>${IPV4})|(?<src_host>${IPV4}))`,
    LOG,
    HITS,
  );

const entryColumns = [
  ...['action', 'protocol', 'src_host', 'src_any', 'src_network', 'src_wildcard', 'src_port_match'],
  ...['src_port', 'src_port_range_start', 'src_port_range_end', 'dst_host', 'dst_any', 'dst_network'],
  ...['dst_wildcard', 'dst_port_match', 'dst_port', 'dst_port_range_start', 'dst_port_range_end'],
  ...['flags_match', 'tcp_flag', 'log', 'log_tag', 'icmp_type', 'time', 'state', 'matches'],
  ...['src_object_group', 'dst_object_group', 'precedence', 'dscp', 'tos'],
];

/** A list is a record of its own, before its entries: there are lists without any. */
export const accessLists: Template = {
  commands: ['show ip access-lists', 'show ip access-list', 'show access-lists'],
  columns: ['acl_type', 'acl_name', 'line_num', ...entryColumns],
  carried: ['acl_type', 'acl_name'],
  rules: [
    row(/^(?<acl_type>Standard|Extended) IP access list (?<acl_name>\S+)/),
    row(standard('^\\s*(?<line_num>\\d+) ')),
    ...extended('^\\s*(?<line_num>\\d+) ').map(row),
  ],
};

/** The same as it stands in the configuration; a remark belongs to the entry below it. */
export const configuredAccessLists: Template = {
  commands: ['show running-config partition access-list'],
  columns: ['acl_type', 'acl_name', 'line_num', 'comment', ...entryColumns],
  carried: ['acl_type', 'acl_name'],
  lists: ['comment'],
  rules: [
    row(/^ip access-list (?<acl_type>standard|extended) (?<acl_name>\S+)/),
    /^ (?:(?<line_num>\d+) )?remark (?<comment>.+)$/,
    row(standard('^ (?:(?<line_num>\\d+) )?')),
    ...extended('^ (?:(?<line_num>\\d+) )?').map(row),
  ],
  ignore: [/^!|^Building configuration|^Current configuration|^Configuration of Partition|^end$/],
};

const PLACE = (name: string) => `(?<${name}>any|host ${IPV4}|${IPV4} ${IPV4})`;
const PORT = (side: string) =>
  `(?: (?<operator_${side}_port>eq|neq|gt|lt|range) (?<${side}_port>\\S+(?: [\\w-]+)*?))?`;
const MODIFIER =
  '(?: (?<modifier>(?:log|log-input|tos|dscp|precedence|established|fragments|time-range)\\b.*?))?';

/** As one column an end of the traffic, the way it is written. */
export const accessList: Template = {
  commands: ['show access-list'],
  columns: [
    ...['name', 'type', 'sn', 'action', 'protocol', 'source', 'operator_source_port', 'source_port'],
    ...['destination', 'operator_destination_port', 'destination_port', 'modifier', 'matches'],
  ],
  carried: ['name', 'type'],
  required: ['sn'],
  rules: [
    /^(?<type>Standard|Extended) IP access list (?<name>\S+)/,
    row(
      pattern(
        `^\\s*(?<sn>\\d+) (?<action>permit|deny) +(?<source>any|${IPV4}(?:, wildcard bits ${IPV4})?)${MODIFIER}${HITS}`,
      ),
    ),
    row(
      pattern(
        `^\\s*(?<sn>\\d+) (?<action>permit|deny) +(?<protocol>[\\w-]+) ${PLACE('source')}${PORT('source')}`,
        ` ${PLACE('destination')}${PORT('destination')}${MODIFIER}${HITS}`,
      ),
    ),
  ],
};

const PLACE6 = (name: string) => `(?:host )?(?<${name}>any|${IPV6}(?:/\\d+)?)`;

export const ipv6AccessLists: Template = {
  commands: ['show ipv6 access-lists', 'show ipv6 access-list'],
  columns: [
    ...['acl_name', 'sequence', 'action', 'protocol', 'ipv6_source', 'ipv6_destination', 'src_port_match'],
    ...['port_number', 'src_port_range_start', 'src_port_range_end', 'log', 'authentification', 'routing'],
  ],
  carried: ['acl_name'],
  rules: [
    /^IPv6 access list (?<acl_name>\S+)/,
    row(
      pattern(
        `^\\s+(?<action>permit|deny) (?<protocol>[\\w-]+) ${PLACE6('ipv6_source')} ${PLACE6('ipv6_destination')}`,
        '(?: (?:range (?<src_port_range_start>\\S+) (?<src_port_range_end>\\S+)|(?<src_port_match>eq|neq|gt|lt) (?<port_number>\\S+)|(?<src_port_match__2>established)))?',
        '(?: (?<log>log-input|log))?(?: (?<authentification>auth))?(?: (?<routing>routing))?',
        '(?: \\(\\d+ match(?:es)?\\))? sequence (?<sequence>\\d+)$',
      ),
    ),
  ],
};

const PORT_MATCH =
  '(?:range (?<port_range_start>\\S+) (?<port_range_end>\\S+)|(?<port_match>eq|neq|gt|lt) (?<port>\\S+))';
const serviceRules: Rule[] = [
  row(/^ icmp (?<icmp_type>\S+)$/),
  row(
    pattern('^ (?<protocol>\\S+) (?<port_match__2>range) (?<port_range_start>\\S+) (?<port_range_end>\\S+)$'),
  ),
  row(pattern(`^ (?<protocol>\\S+) ${PORT_MATCH}$`)),
  row(/^ (?<protocol>[\w-]+)$/),
];

/** Like access lists: the group is a record, and so is each line in it. */
export const objectGroups: Template = {
  commands: ['show object-group'],
  columns: [
    ...['type', 'name', 'description', 'nested_groups', 'any', 'host', 'host_range_start', 'host_range_end'],
    ...['network', 'netmask', 'protocol', 'port_match', 'port', 'port_range_start', 'port_range_end'],
    'icmp_type',
  ],
  carried: ['type', 'name'],
  rules: [
    row(/^(?<type>Network|Service) object group (?<name>\S+)/),
    row(/^ Description (?<description>.+)$/),
    row(/^ group-object (?<nested_groups>\S+)$/),
    row(/^ (?<any>any)$/),
    row(pattern(`^ host (?<host>${IPV4})$`)),
    row(pattern(`^ range (?<host_range_start>${IPV4}) (?<host_range_end>${IPV4})$`)),
    row(pattern(`^ (?<network>${IPV4}) (?<netmask>${IPV4})$`)),
    ...serviceRules,
  ],
};
