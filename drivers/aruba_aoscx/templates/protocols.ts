import { row, type Template } from '../../../src/device/parse/template.js';

export const bgpSummary: Template = {
  commands: ['show bgp all-vrfs all summary', 'show bgp all all-vrfs summary', 'show bgp all summary'],
  columns: [
    ...['vrf', 'af', 'neighbour', 'remote_as', 'messages_received', 'messages_sent', 'up_down', 'state'],
    'admin_status',
  ],
  carried: ['vrf', 'af'],
  required: ['neighbour'],
  rules: [
    /^VRF : (?<vrf>\S+)/,
    /^Address-family : (?<af>\S+)/,
    row(
      /^\s+(?<neighbour>[0-9A-Fa-f]*[.:][0-9A-Fa-f.:]*)\s+(?<remote_as>[\d.]+)\s+(?<messages_received>\d+)\s+(?<messages_sent>\d+)\s+(?<up_down>\S+)\s+(?<state>\S+)\s+(?<admin_status>\S+)$/,
    ),
  ],
  ignore: [/^BGP Summary|^-+$|^\s+Neighbor\s+Remote-AS|^\s+(?:Local AS|Peers|Cfg\. |Confederation)/],
};

export const bfdSessions: Template = {
  commands: ['show bfd all-vrfs', 'show bfd'],
  columns: [
    ...['admin_status', 'src_ip', 'session', 'interface', 'vrf', 'source_ip', 'destination_ip', 'echo'],
    ...['state', 'application'],
  ],
  carried: ['admin_status', 'src_ip'],
  required: ['session'],
  rules: [
    /^Admin status: (?<admin_status>\S+)/,
    /^Echo source IP: (?<src_ip>\S+)/,
    row(
      /^(?<session>\d+)\s+(?<interface>\S+)\s+(?<vrf>\S+)\s+(?<source_ip>\S+)\s+(?<destination_ip>\S+)\s+(?<echo>\S+)\s+(?<state>\S+)\s+(?<application>\S.*)$/,
    ),
  ],
  ignore: [/^Statistics:|^Total number of|^Session\s+Interface|^[-\s]+$/],
};

export const vrfs: Template = {
  commands: ['show vrf'],
  columns: ['vrf', 'interface', 'status'],
  carried: ['vrf'],
  required: ['interface'],
  rules: [/^VRF Name\s+: (?<vrf>\S+)/, row(/^\s+(?<interface>\S+)\s+(?<status>up|down)$/)],
  ignore: [/^VRF Configuration|^\s*-+$|^\s+Interfaces\s+Status|^VRF (?:Status|ID)\s+:/],
};

export const ntpAssociations: Template = {
  commands: ['show ntp associations'],
  columns: ['id', 'name', 'remote', 'ref_id', 'stratum', 'last', 'poll', 'reach'],
  rules: [
    row(
      /^(?<id>[^\sI-]? *\d+)\s+(?<name>\S+)\s+(?<remote>\S+)\s+(?<ref_id>\S+)\s+(?<stratum>\d+)\s+(?<last>\S+)\s+(?<poll>\d+)\s+(?<reach>\d+)$/,
    ),
  ],
  ignore: [/^-+$|^\s+ID\s+NAME/],
};

export const portAccess: Template = {
  commands: ['show aaa authentication port-access interface all client-status'],
  columns: ['client_mac', 'client_name', 'session_port', 'role'],
  required: ['client_mac'],
  rules: [
    { line: /^Client (?<client_mac>[0-9A-Fa-f:]+)(?:, (?<client_name>.+))?$/, record: 'begins' },
    /^\s+Port\s+: (?<session_port>\S+)/,
    /^\s+Role\s+: (?<role>\S+)/,
  ],
  ignore: [/^\s+\S|^Port Access Client|^=+$/],
};
