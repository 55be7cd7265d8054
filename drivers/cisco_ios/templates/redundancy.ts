import { begins, row, type Template } from '../../../src/device/parse/template.js';

export const vrrpBrief: Template = {
  commands: ['show vrrp brief', 'show vrrp all brief'],
  columns: [
    ...['interface', 'group', 'addr_family', 'priority', 'time', 'own', 'preempt', 'state'],
    ...['master_ip', 'virtual_ip_address'],
  ],
  rules: [
    row(
      /^\s*(?<interface>\S+)\s+(?<group>\d+)\s+(?:(?<addr_family>IPv[46])\s+)?(?<priority>\d+)\s+(?<time>\d+)\s+(?:(?<own>[YN])\s+(?=[YN]\s))?(?:(?<preempt>[YN])\s+)?(?<state>Master|Backup|Init|MASTER|BACKUP|INIT)\s+(?<master_ip>[^\s(]+)(?:\(local\))?\s+(?<virtual_ip_address>\S+)$/,
    ),
  ],
  ignore: [/^\s*Interface\s+Grp/],
};

export const standbyBrief: Template = {
  commands: ['show standby brief'],
  columns: ['interface', 'group', 'priority', 'preempt', 'state', 'active', 'standby', 'virtualip'],
  required: ['interface', 'group'],
  rules: [
    row(
      /^(?:(?<interface>[A-Z]\S+))?\s+(?<group>\d+)\s+(?<priority>\d+)\s+(?:(?<preempt>P)\s+)?(?<state>[A-Z]\w+)\s+(?<active>\S+)\s+(?<standby>\S+)\s+(?<virtualip>\S+)$/,
    ),
    // A long name stands on a line of its own.
    /^(?<interface>[A-Z]\S+)$/,
  ],
  ignore: [/P indicates configured/, /^\s+\|$/, /^Interface\s+Grp/],
};

/** HSRP, a block a group. */
export const standby: Template = {
  commands: ['show standby', 'show standby all'],
  columns: [
    ...['interface', 'group', 'version', 'state', 'state_changes', 'state_last_change', 'virtual_ip'],
    ...[
      'secondary_ips',
      'active_virtual_mac',
      'local_virtual_mac',
      'hello_time',
      'hold_time',
      'authentication',
    ],
    ...['preemption', 'active_router', 'active_router_priority', 'active_router_mac', 'standby_router'],
    ...['standby_router_priority', 'priority', 'group_name', 'flags', 'track_item', 'track_type'],
    ...['track_state', 'track_decrement_time'],
  ],
  required: ['interface', 'group'],
  lists: ['secondary_ips'],
  rules: [
    begins(/^(?<interface>\S+) - Group (?<group>\d+)(?: \(version (?<version>\d+)\))?/),
    /^\s+State is (?<state>\w+)/,
    /^\s+(?<state_changes>\d+) state changes?, last state change (?<state_last_change>\S+)/,
    /^\s+(?:Link-Local )?Virtual (?:IP|IPv6) address is (?<virtual_ip>\S+)/,
    /^\s+Secondary virtual IP address (?<secondary_ips>\S+)/,
    /^\s+Active virtual MAC address is (?<active_virtual_mac>\S+)/,
    /^\s+Local virtual MAC address is (?<local_virtual_mac>\S+)/,
    /^\s+Hello time (?<hello_time>\d+) m?sec, hold time (?<hold_time>\d+) m?sec/,
    /^\s+Authentication (?<authentication>\w+)/,
    /^\s+Preemption (?<preemption>\w+)/,
    /^\s+Active router is (?<active_router>[^\s,]+)(?:, priority (?<active_router_priority>\d+))?/,
    /^\s+MAC address is (?<active_router_mac>\S+)/,
    /^\s+Standby router is (?<standby_router>[^\s,]+)(?:, priority (?<standby_router_priority>\d+))?/,
    /^\s+Priority (?<priority>\d+)/,
    /^\s+Track (?<track_type>\w+) (?<track_item>\S+)(?: state (?<track_state>\w+)(?: decrement (?<track_decrement_time>\d+))?)?/,
    /^\s+(?:Group|IP redundancy) name is "?(?<group_name>[^\s"]+)/,
    /^\s+FLAGS: (?<flags>\S+)/,
  ],
  ignore: [/^\s+(?:Next hello sent|Time source|Arp time|Followed by|Use bia)/],
};

/** Version 2 says seconds, version 3 thousandths of them. */
export const vrrp: Template = {
  commands: ['show vrrp all', 'show vrrp'],
  columns: [
    ...['interface', 'group', 'addr_family', 'state', 'state_duration', 'virtual_ip_address'],
    ...['virtual_mac_address', 'adv_interval', 'preempt', 'priority', 'priority_configured', 'track_obj'],
    ...['track_status', 'track_action', 'master_ip', 'master_priority', 'master_adv_interval'],
    'master_down_interval',
  ],
  required: ['interface', 'group'],
  rules: [
    begins(/^(?<interface>\S+) - Group (?<group>\d+)(?: - Address-Family (?<addr_family>IPv[46]))?/),
    /^\s+State is (?<state>\w+)/,
    /^\s+State duration (?<state_duration>.+)$/,
    /^\s+Virtual IP address is (?<virtual_ip_address>\S+)/,
    /^\s+Virtual MAC address is (?<virtual_mac_address>\S+)/,
    /^\s+Advertisement interval is (?<adv_interval>[\d.]+)/,
    /^\s+Preemption (?<preempt>\w+)/,
    /^\s+Priority is (?<priority>\d+)(?:\s+\((?:cfgd|[Cc]onfigured) (?<priority_configured>\d+)\))?/,
    /^\s+Track object (?<track_obj>\d+) state (?<track_status>\w+)(?: (?<track_action>.+))?$/,
    /^\s+Master Router is (?<master_ip>[^\s,]+)(?: \(local\))?, priority is (?<master_priority>\w+)/,
    /^\s+Master Advertisement interval is (?<master_adv_interval>[\d.]+|unknown)/,
    /^\s+Master Down interval is (?<master_down_interval>[\d.]+|unknown)/,
  ],
  ignore: [/^\s+(?:Authentication|FLAGS|VRRPv3 Advertisements|Virtual secondary|Description)/],
};
