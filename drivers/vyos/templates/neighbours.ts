import { row, type Template } from '../../../src/device/parse/template.js';
import { COLON_MAC, IPV4, IPV6, pattern } from '../../common/patterns.js';

export const arp: Template = {
  commands: ['show arp'],
  columns: ['ip_address', 'type', 'hardware_type', 'mac_address', 'flags', 'interface', 'state'],
  rules: [
    // Since 1.4: address, interface, link layer address, state.
    row(
      pattern(
        `^(?<ip_address>${IPV4})\\s+(?<interface>\\S+)\\s+(?<mac_address>${COLON_MAC})?\\s+(?<state>[A-Z]+)$`,
      ),
    ),
    row(
      pattern(
        `^(?<ip_address>${IPV4})\\s+(?:(?<type>(?<hardware_type>\\w+))\\s+)?(?<mac_address>${COLON_MAC}|\\(incomplete\\))\\s+(?:(?<flags>[A-Z]+)\\s+)?(?<interface>\\S+)$`,
      ),
    ),
  ],
  ignore: [/^Address\s|^[-\s]+$/],
};

export const ipv6Neighbours: Template = {
  commands: ['show ipv6 neighbors'],
  columns: ['ipv6_address', 'mac_address', 'interface', 'state'],
  rules: [
    // Since 1.4, as for IPv4.
    row(
      pattern(
        `^(?<ipv6_address>${IPV6})\\s+(?!dev |lladdr |router )(?<interface>\\S+)\\s+(?<mac_address>${COLON_MAC})?\\s+(?<state>[A-Z]+)$`,
      ),
    ),
    row(
      pattern(
        `^(?<ipv6_address>${IPV6})(?: dev (?<interface>\\S+))?\\s+(?:lladdr (?<mac_address>${COLON_MAC})\\s+)?(?:router\\s+)?(?<state>[A-Z]+)$`,
      ),
    ),
  ],
  ignore: [/^(?:IPv6 )?Address\s|^[-\s]+$/],
};
