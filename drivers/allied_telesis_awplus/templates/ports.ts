import { begins, type Template } from '../../../src/device/parse/template.js';

export const switchports: Template = {
  commands: ['show interface switchport'],
  columns: ['interface', 'mode', 'native_vlan', 'trunking_vlans'],
  required: ['interface'],
  lists: ['trunking_vlans'],
  splits: { trunking_vlans: /\s+/ },
  rules: [
    begins(/^\s*Interface name\s*: (?<interface>\S+)/),
    /^\s*Switchport mode\s*: (?<mode>.+)$/,
    /^\s*Default Vlan\s*: (?<native_vlan>\S+)/,
    /^\s*Configured Vlans\s*:\s+(?<trunking_vlans>\d.*)$/,
    /^\s{20,}(?<trunking_vlans>\d[\d\s]*)$/,
  ],
  ignore: [/^\s*(?:Ingress filter|Acceptable frame types|Dynamic Vlans|Configured Vlans)\s*:/],
};

export const vlans: Template = {
  commands: ['show vlan all', 'show vlan brief'],
  columns: ['vlan_id', 'vlan_name', 'type', 'status', 'interfaces'],
  required: ['vlan_id'],
  lists: ['interfaces'],
  splits: { interfaces: /\s+/ },
  rules: [
    begins(
      /^(?<vlan_id>\d+)\s+(?<vlan_name>\S.*?)\s+(?<type>STATIC|DYNAMIC)\s+(?<status>[A-Z]+)(?:\s+(?<interfaces>\S.*))?$/,
    ),
    /^\s{20,}(?<interfaces>[a-z]\S*.*)$/,
  ],
  ignore: [/^VLAN ID\s+Name|^\s+\(u\)-Untagged|^[=\s]+$/],
};

export const etherchannels: Template = {
  commands: ['show etherchannel summary'],
  columns: ['po_name', 'interfaces'],
  required: ['po_name'],
  lists: ['interfaces'],
  rules: [begins(/^Aggregator (?<po_name>\S+)/), /^\s+Link: (?<interfaces>\S+)/],
  ignore: [/^\s+Admin Key:/],
};

/** Where a group's members follow under a name of their own, that name is the group's. */
export const staticChannelGroups: Template = {
  commands: ['show static-channel-group'],
  columns: ['po_name', 'interfaces'],
  required: ['po_name'],
  lists: ['interfaces'],
  rules: [
    begins(/^(?:% )?Static Aggregator: (?<po_name>\S+)/),
    /^(?:% )?Member:(?: (?<po_name>\S+))?$/,
    /^\s+(?<interfaces>\S+)$/,
  ],
  ignore: [/^(?:% )?LAG /],
};
