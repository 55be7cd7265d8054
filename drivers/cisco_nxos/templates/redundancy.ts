import { row, type Template } from '../../../src/device/parse/template.js';

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
