import { row, type Template } from '../../../src/device/parse/template.js';

export const interfacesBrief: Template = {
  commands: ['show interfaces brief'],
  columns: [
    ...['port', 'type', 'intrusion_alert', 'enabled', 'status', 'mode', 'mdi_mode', 'flow_ctrl'],
    'bcast_limit',
  ],
  rules: [
    row(
      /^\s+(?<port>\S+)\s+(?:(?<type>\S.*?)\s+)?\|\s+(?<intrusion_alert>Yes|No)\s+(?<enabled>Yes|No)\s+(?<status>Up|Down)\s+(?<mode>\S+)\s+(?:(?<mdi_mode>\S+)\s+)?(?<flow_ctrl>on|off)(?:\s+(?<bcast_limit>\S+))?$/,
    ),
  ],
  ignore: [/^\s+Status and Counters|\| Intrusion|^\s+Port\s|^[-+\s]+$|^\s*Note|^\s+\*/],
};

export const interfaceStatus: Template = {
  commands: ['show interfaces status'],
  columns: [...['port', 'name', 'status', 'config_mode', 'speed', 'type', 'vlan_tagged', 'vlan_untagged']],
  rules: [
    row(
      /^\s+(?<port>\S+)\s+(?:(?<name>\S.*?)\s+)?(?<status>Up|Down)\s+(?:(?<config_mode>\S+)\s+(?:(?<speed>\S+)\s+(?<type>\S+)\s+)?)?(?<vlan_tagged>\S+)\s+(?<vlan_untagged>\S+)$/,
    ),
  ],
  ignore: [/^\s+Port\s+Name|^[-\s]+$/],
};

export const counters: Template = {
  commands: ['show interfaces'],
  columns: [...['port', 'total_bytes', 'total_frames', 'errors_rx', 'drops_tx', 'flow_ctrl', 'bcast_limit']],
  rules: [
    row(
      /^\s+(?<port>\S+)\s+(?<total_bytes>[\d,]+)\s+(?<total_frames>[\d,]+)\s+(?<errors_rx>[\d,]+)\s+(?<drops_tx>[\d,]+)\s+(?<flow_ctrl>on|off)(?:\s+(?<bcast_limit>\S+))?$/,
    ),
  ],
  ignore: [/^\s*Status and Counters|^\s+Flow(?:\s+Bcast)?$|^\s+Port\s+Total|^[-\s]+$/],
};

export const ipInterfaces: Template = {
  commands: ['show ip'],
  columns: ['vlan_name', 'config', 'ip_address', 'subnet_mask', 'proxy', 'local'],
  rules: [
    row(
      /^\s+(?:(?<vlan_name>\S.*?)\s+)?\|\s+(?<config>\S+)(?:\s+(?<ip_address>[\d.]+)\s+(?<subnet_mask>[\d.]+)(?:\s+(?<proxy>Yes|No)(?:\s+(?<local>Yes|No))?)?)?$/,
    ),
  ],
  ignore: [/^\s+Internet \(IP\)|^\s+[A-Z][\w ]+ :|Proxy ARP$|^\s+VLAN\s+\||^[-+\s]+$/],
};

export const portSecurity: Template = {
  commands: ['show port-security'],
  columns: ['port', 'learn_mode', 'action', 'eavesdrop_prevention'],
  rules: [
    row(
      /^\s+(?<port>\S+)\s+(?<learn_mode>\S.*?)\s+\|\s+(?<action>\S.*?)\s+(?<eavesdrop_prevention>Enabled|Disabled)$/,
    ),
  ],
  ignore: [/^\s+Port Security|^\s+Port\s+Learn|^[-+\s]+$/],
};

export const trunks: Template = {
  commands: ['show trunks'],
  columns: ['local_port', 'int_name', 'int_type', 'trunk', 'trunk_type'],
  rules: [
    // The heading reads like a row.
    /^\s+Port\s+\| Name\s/,
    row(
      /^\s+(?<local_port>\S+)\s+\|\s+(?:(?<int_name>\S.*?)\s+)?(?<int_type>\S+)\s+\|\s+(?<trunk>\S+)\s+(?<trunk_type>\S+)$/,
    ),
  ],
  ignore: [/^\s+Load Balancing|^[-+\s]+$/],
};
