import { row, type Template } from '../../../src/device/parse/template.js';

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
