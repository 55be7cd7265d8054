import { row, type Template } from '../../../src/device/parse/template.js';
import { COLON_MAC, IPV4, pattern } from '../../common/patterns.js';

export const routes: Template = {
  commands: ['show ip route'],
  columns: ['network', 'prefix_length', 'nexthop_ip', 'nexthop_if', 'protocol', 'additional_info'],
  rules: [
    row(
      pattern(
        `^(?<network>default|${IPV4})(?:/(?<prefix_length>\\d+))?\\s+(?<nexthop_ip>${IPV4}|-)\\s+(?<nexthop_if>\\S+)`,
        '\\s+(?<protocol>\\w+)(?:\\s+(?<additional_info>\\S.*))?$',
      ),
    ),
  ],
  ignore: [/^Destination\s+Gateway|^宛先/],
};

export const arp: Template = {
  commands: ['show arp'],
  columns: ['interface', 'ip_address', 'mac_address', 'ttl'],
  rules: [
    row(
      pattern(
        `^\\s*(?<interface>\\S+)\\s+(?<ip_address>${IPV4})\\s+(?<mac_address>${COLON_MAC})\\s+(?<ttl>\\S+)`,
      ),
    ),
  ],
  ignore: [/^\s*Interface\s+IP address|^\S*\s*カウント|^\s*count/i],
};
