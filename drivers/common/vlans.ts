import type { Template } from '../../src/device/parse/template.js';

/** The list of VLANs that several makers print alike; ports that do not fit go on in the lines below. */
export const vlanList: Template = {
  commands: ['show vlan', 'show vlan brief'],
  columns: ['vlan_id', 'vlan_name', 'status', 'interfaces'],
  lists: ['interfaces'],
  splits: { interfaces: /,\s*/ },
  rules: {
    vlans: [
      {
        line: /^(?<vlan_id>\d+)\s+(?<vlan_name>\S.*?)\s+(?<status>(?:act|sus)(?:ive|pended)?(?:\/\w+)?)(?:\s+(?<interfaces>\S.*?))?,?\s*$/,
        record: 'begins',
      },
      /^\s{20,}(?<interfaces>\S.*?),?\s*$/,
      { line: /^VLAN\s+Type|^Remote SPAN|^Primary\s/, go: 'more' },
    ],
    more: [/^/],
  },
  ignore: [/^VLAN\s+Name|^[-\s]+$/],
};
