import { begins, row, type Template } from '../../../src/device/parse/template.js';

export const prefixLists: Template = {
  commands: ['show ip prefix-list', 'show ip prefix-list detail'],
  columns: ['name', 'seq', 'action', 'network', 'netmask', 'ge', 'le'],
  carried: ['name'],
  rules: [
    /^ip prefix-list (?<name>[^:\s]+): \d+ entr/,
    /^ip prefix-list (?<name>[^:\s]+):$/,
    row(
      /^\s+seq (?<seq>\d+) (?<action>permit|deny) (?<network>[\d.]+)\/(?<netmask>\d+)(?: ge (?<ge>\d+))?(?: le (?<le>\d+))?(?: \(.*\))?$/,
    ),
  ],
  ignore: [/^\s+(?:Description|count):|^Prefix-list with the last/],
};

export const routeMaps: Template = {
  commands: ['show route-map'],
  columns: ['name', 'action', 'seq', 'match_clauses', 'set_clauses'],
  required: ['name'],
  lists: ['match_clauses', 'set_clauses'],
  rules: {
    start: [
      begins(/^route-map (?<name>\S+), (?<action>permit|deny), sequence (?<seq>\d+)/),
      { line: /^\s+Match clauses:/, go: 'match' },
      { line: /^\s+Set clauses:/, go: 'set' },
    ],
    match: [{ line: /^\s+Set clauses:/, go: 'set' }, /^\s{4}(?<match_clauses>\S.*)$/],
    set: [
      { line: /^\s+Policy routing matches/, go: 'start' },
      { ...begins(/^route-map (?<name>\S+), (?<action>permit|deny), sequence (?<seq>\d+)/), go: 'start' },
      /^\s{4}(?<set_clauses>\S.*)$/,
    ],
  },
  ignore: [/^\s+(?:Policy routing matches|Description)/],
};

export const configuredRouteMaps: Template = {
  commands: ['show running-config partition route-map'],
  columns: [
    ...['route_map_name', 'sequence', 'match_metric_value', 'match_prefix_list', 'match_community_value'],
    ...['set_community_value', 'set_local_pref_value', 'set_prepend_as_path'],
  ],
  required: ['route_map_name'],
  rules: [
    begins(/^route-map (?<route_map_name>\S+) (?:permit|deny) (?<sequence>\d+)/),
    /^ match metric (?<match_metric_value>.+)$/,
    /^ match ip address prefix-list (?<match_prefix_list>.+)$/,
    /^ match community (?<match_community_value>.+)$/,
    /^ set community (?<set_community_value>.+)$/,
    /^ set local-preference (?<set_local_pref_value>\d+)/,
    /^ set as-path prepend (?<set_prepend_as_path>.+)$/,
  ],
  ignore: [/^!|^Building configuration|^Current configuration|^Configuration of Partition|^end$/],
};
