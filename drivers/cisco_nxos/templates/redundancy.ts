import { begins, row, type Template } from '../../../src/device/parse/template.js';
import { pattern } from '../../common/patterns.js';

export const hsrpBrief: Template = {
  commands: ['show hsrp brief', 'show standby brief'],
  columns: ['interface', 'group', 'priority', 'preempt', 'state', 'active', 'standby', 'virtualip'],
  required: ['interface', 'group'],
  rules: [
    row(
      /^\s*(?<interface>[A-Z]\S+)?\s+(?<group>\d+)\s+(?<priority>\d+)\s+(?:(?<preempt>P)\s+)?(?<state>[A-Z]\w+)\s+(?<active>\S+)\s+(?<standby>\S+)\s+(?<virtualip>\S+)/,
    ),
    /^\s*(?<interface>[A-Z][a-z]+\d\S*)$/,
  ],
  ignore: [/^\*:IPv6|P indicates|^\s+\|$/, /^\s*Interface\s+Grp/],
};

export const vrrp: Template = {
  commands: ['show vrrp', 'show vrrp brief'],
  columns: ['interface', 'group', 'type', 'priority', 'time', 'preempt', 'state', 'virtual_ip_address'],
  rules: [
    row(
      /^\s*(?<interface>[A-Z]\S+)\s+(?<group>\d+)\s+(?<type>IPV4|IPV6)\s+(?<priority>\d+)\s+(?<time>[\d.]+\s*\w*)\s+(?<preempt>[YN])\s+(?<state>\w+)\s+(?<virtual_ip_address>\S+)/,
    ),
  ],
  ignore: [/^\s*Interface\s+VR/, /^[-\s]+$/],
};

const HSRP_STATES = ['active', 'standby'].flatMap(who => [
  `${who}_router`,
  `${who}_ip_address`,
  `${who}_priority`,
  `${who}_expire`,
]);

/** An address with its priority, or a word: `local`, `unknown`. */
function hsrpRouter(who: 'active' | 'standby'): RegExp[] {
  const line = `^\\s+${who === 'active' ? 'Active' : 'Standby'} router is`;
  return [
    new RegExp(
      `${line} (?<${who}_ip_address>[\\d.]+|[0-9a-f:]*:[0-9a-f:]+)\\s*, priority (?<${who}_priority>\\d+) expires in (?<${who}_expire>[\\d.]+)`,
    ),
    new RegExp(`${line} (?<${who}_router>[a-z]+)`),
  ];
}

export const hsrpGroups: Template = {
  commands: ['show hsrp all', 'show hsrp', 'show hsrp detail'],
  columns: [
    ...['interface', 'group_number', 'version', 'hsrp_router_state', 'priority', 'configured_priority'],
    ...['preempt', 'lower_fwd_treshold', 'upper_fwd_treshold', 'timers_hello_sec', 'timers_hold_sec'],
    ...['primary_ipv4_address', 'secondary_ipv4_address', ...HSRP_STATES, 'authentication'],
    ...['virtual_mac_address', 'virtual_mac_address_status', 'num_state_changes', 'last_state_change'],
    'session_name',
  ],
  required: ['interface'],
  rules: [
    begins(/^(?<interface>\S+) - Group (?<group_number>\d+) \(HSRP-V(?<version>\d)\)/),
    /^\s+Local state is (?<hsrp_router_state>[^,]+), priority (?<priority>\d+) \(Cfged (?<configured_priority>\d+)\)(?:, (?<preempt>.+))?$/,
    /^\s+Forwarding threshold.*lower: (?<lower_fwd_treshold>\d+)\s+upper: (?<upper_fwd_treshold>\d+)/,
    /^\s+Hellotime (?<timers_hello_sec>\d+ msec|\d+) .*holdtime (?<timers_hold_sec>\d+ msec|\d+)/,
    /^\s+Virtual IP address is (?<primary_ipv4_address>\S+)/,
    /^\s+Secondary Virtual IP address is (?<secondary_ipv4_address>\S+)/,
    ...hsrpRouter('active'),
    ...hsrpRouter('standby'),
    /^\s+Authentication (?<authentication>[^\s,]+)/,
    /^\s+Virtual mac address is (?<virtual_mac_address>\S+) \((?<virtual_mac_address_status>.+)\)/,
    /^\s+(?<num_state_changes>\d+) state changes, last state change (?<last_state_change>\S+)/,
    /^\s+IP redundancy name is (?<session_name>\S+)/,
  ],
  ignore: [/^\s+(?:Preemption Delay|Next hello|Secondary VIP|Track|Number of|[\d.]+$|[0-9a-f]*:)/],
};

/** The peer links; the channels below are of `show vpc` of a pair that is up. */
export const vpc: Template = {
  commands: ['show vpc', 'show vpc brief'],
  columns: ['id', 'port', 'status'],
  rules: {
    start: [{ line: /^vPC Peer-link status/, go: 'links' }, /^[A-Za-z][\w -]*\s*:/],
    links: [row(/^(?<id>\d+)\s+(?<port>Po\d+)\s+(?<status>\S+)/), { line: /^vPC status/, go: 'channels' }],
    channels: [/^/],
  },
  ignore: [/^Legend|^\s+\(\*\)|^[-\s]+$|^id\s+Port/i],
};

/** `Eth1/1(P)    Eth1/2(D)`: names in one list, flags in the other. */
const MEMBERS = '(?:--|(?=(?<member_interface>.*))(?<member_interface_status>.*))';
const BUNDLE = '(?<bundle_name>Po\\d+)\\((?<bundle_status>[^)]*)\\)\\s+';
const PROTOCOL = '(?<bundle_protocol>[A-Za-z-]+)(?:\\((?<bundle_protocol_state>[^)]*)\\))?\\s*';

export const portChannels: Template = {
  commands: ['show port-channel summary'],
  columns: [
    ...['group', 'bundle_name', 'bundle_status', 'bundle_type', 'bundle_protocol', 'bundle_protocol_state'],
    ...['member_interface', 'member_interface_status'],
  ],
  required: ['bundle_name'],
  lists: ['member_interface', 'member_interface_status'],
  splits: {
    member_interface: /\([^)]*\)\s*/,
    member_interface_status: /\)?\s*[A-Za-z][\w/.]*\(|\)$/,
  },
  rules: [
    begins(pattern('^(?<group>\\d+)\\s+', BUNDLE, '(?<bundle_type>\\S+)\\s+', PROTOCOL, MEMBERS, '$')),
    begins(pattern('^\\s*', BUNDLE, PROTOCOL, MEMBERS, '$')),
    pattern('^\\s+(?=[A-Z][a-z]+\\d[\\d/.]*\\()', MEMBERS, '$'),
  ],
  ignore: [/^\s*Flags|^\s+\S - |^[-\s]+$|^Number of|^\s*Port-Channel|^Group Port-|^\s+Channel$/],
};

export const spanningTreeRoots: Template = {
  commands: ['show spanning-tree root'],
  columns: ['vlan_id', 'priority', 'root_id', 'root_cost', 'hello_time', 'max_age', 'fwd_dly', 'root_port'],
  rules: [
    row(
      /^(?<vlan_id>\S+)\s+(?<priority>\d+)\s+(?<root_id>\S+)\s+(?<root_cost>\d+)\s+(?<hello_time>\d+)\s+(?<max_age>\d+)\s+(?<fwd_dly>\d+)\s+(?<root_port>\S.*)$/,
    ),
  ],
  ignore: [/^\s+Root\s+Hello|^(?:Vlan|MST Instance|Instance)\s+Root|^[-\s]+$/],
};
