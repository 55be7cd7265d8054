import { begins, row, type Template } from '../../src/device/parse/template.js';
import { frrRoutes } from '../common/frr-routes.js';
import { COLON_MAC, IPV4, pattern } from '../common/patterns.js';

const arp: Template = {
  commands: ['show arp'],
  columns: ['ip_address', 'type', 'mac_address', 'flags', 'interface', 'state'],
  rules: [
    // Since 1.4: address, interface, link layer address, state.
    row(
      pattern(
        `^(?<ip_address>${IPV4})\\s+(?<interface>\\S+)\\s+(?<mac_address>${COLON_MAC})?\\s+(?<state>[A-Z]+)$`,
      ),
    ),
    row(
      pattern(
        `^(?<ip_address>${IPV4})\\s+(?:(?<type>\\w+)\\s+)?(?<mac_address>${COLON_MAC}|\\(incomplete\\))\\s+(?:(?<flags>[A-Z]+)\\s+)?(?<interface>\\S+)$`,
      ),
    ),
  ],
  ignore: [/^Address\s|^[-\s]+$/],
};

const interfaces: Template = {
  commands: ['show interfaces'],
  columns: ['interface', 'ip_address', 'status', 'description', 'mac_address', 'vrf', 'mtu'],
  required: ['interface'],
  lists: ['ip_address'],
  rules: [
    // Since 1.4: with address of the link layer, VRF and MTU.
    begins(
      pattern(
        `^(?<interface>\\S+)\\s+(?<ip_address>\\S+)\\s+(?<mac_address>${COLON_MAC}|n/a)\\s+(?<vrf>\\S+)\\s+(?<mtu>\\d+)`,
        '\\s+(?<status>[uDA]/[uDA])(?:\\s+(?<description>.*))?$',
      ),
    ),
    begins(/^(?<interface>\S+)\s+(?<ip_address>\S+)\s+(?<status>[uDA]\/[uDA])(?:\s+(?<description>.*))?$/),
    /^\s+(?<ip_address>[0-9A-Fa-f:.]+\/\d+)/,
  ],
  ignore: [/^Codes:|^Interface\s+IP|^[-\s]+$/],
};

export const templates: Template[] = [arp, interfaces, frrRoutes];
