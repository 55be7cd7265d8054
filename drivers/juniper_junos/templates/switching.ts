import { begins, row, type Template } from '../../../src/device/parse/template.js';
import { COLON_MAC, pattern } from '../../common/patterns.js';
import { NODES } from './nodes.js';

/** Where VLANs and bridge domains bear names made of their numbers, these are said, too. */
export const macTable: Template = {
  commands: ['show ethernet-switching table'],
  columns: [
    ...['vlan_name', 'vlan_id', 'bridge_domain_id', 'mac_address', 'mac_flag', 'age', 'logical_interface'],
    ...['nh_index', 'rtr_id'],
  ],
  rules: [
    row(
      pattern(
        '^\\s*(?<vlan_name>[Vv]lan(?<vlan_id>\\d+)|BD-(?<bridge_domain_id>\\d+)|(?<vlan_id__2>\\S+))',
        `\\s+(?<mac_address>${COLON_MAC})\\s+(?<mac_flag>[A-Z](?:,?[A-Z])*)\\s+(?<age>\\S+)\\s+(?<logical_interface>\\S+)`,
        '(?:\\s+(?<nh_index>\\d+)\\s+(?<rtr_id>\\d+))?$',
      ),
    ),
  ],
  ignore: [
    /^MAC flags|^\s*(?:SE|[A-Z]{1,2}) - |^Ethernet switching table|^Routing instance/,
    /^\s*(?:Vlan|name)\s+(?:MAC|address)/,
    ...NODES,
  ],
};

export const vlans: Template = {
  commands: ['show vlans'],
  columns: ['routing_instance', 'vlan_name', 'tag', 'interfaces'],
  required: ['vlan_name'],
  lists: ['interfaces'],
  rules: [
    begins(/^(?<routing_instance>\S+)\s+(?<vlan_name>\S+)(?:\s+(?<tag>\d+|NA))?$/),
    /^\s{20,}(?<interfaces>\S+)$/,
  ],
  ignore: [/^Routing instance\s+VLAN name/, ...NODES],
};

const MEMBER =
  '(?<vlan_member>\\S+)\\s+(?:(?<tag>\\d+)\\s+)?(?:(?<tagging>tagged|untagged)\\s+)?(?<port_error>[a-zA-Z].*)$';

/** The Ethernet switches before ELS; a line a VLAN of a port. */
export const switchingInterfaces: Template = {
  commands: ['show ethernet-switching interfaces'],
  columns: ['interface', 'status', 'vlan_member', 'tag', 'tagging', 'port_error'],
  required: ['interface'],
  lists: ['vlan_member', 'tag', 'tagging', 'port_error'],
  rules: [
    begins(pattern('^(?<interface>\\S+)\\s+(?<status>up|down)\\s+', MEMBER)),
    pattern('^\\s{10,}', MEMBER),
  ],
  ignore: [/^Interface\s+State/, ...NODES],
};

/** Of both tables of a bundle the second: how its members' state machines stand. */
export const lacpInterfaces: Template = {
  commands: ['show lacp interfaces'],
  columns: ['bundle_name', 'member_interface', 'receive_state', 'transmit_state', 'mux_state'],
  required: ['bundle_name'],
  lists: ['member_interface', 'receive_state', 'transmit_state', 'mux_state'],
  rules: [
    begins(/^Aggregated interface: (?<bundle_name>\S+)$/),
    /^\s+(?<member_interface>\S+)\s+(?<receive_state>Port disabled|\S+)\s+(?<transmit_state>(?:Fast|Slow|No) periodic|None)\s+(?<mux_state>\S.*)$/,
  ],
  ignore: [/^\s+LACP (?:state|protocol):/, /^\s+\S+\s+(?:Actor|Partner)\s/, ...NODES],
};
