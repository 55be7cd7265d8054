import { begins, type Template } from '../../../src/device/parse/template.js';
import { COLON_MAC, pattern } from '../../common/patterns.js';

/** The status is said as one, as VyOS does, and by its two letters. */
export const interfaces: Template = {
  commands: ['show interfaces'],
  columns: [
    'interface',
    'ip_address',
    'status',
    'state',
    'link_status',
    'description',
    'mac_address',
    'vrf',
    'mtu',
  ],
  required: ['interface'],
  lists: ['ip_address'],
  rules: [
    // Since 1.4: with address of the link layer, VRF and MTU.
    begins(
      pattern(
        `^(?<interface>\\S+)\\s+(?<ip_address>\\S+)\\s+(?<mac_address>${COLON_MAC}|n/a)\\s+(?<vrf>\\S+)\\s+(?<mtu>\\d+)`,
        '\\s+(?<status>(?<state>[uDA])/(?<link_status>[uDA]))(?:\\s+(?<description>.*))?$',
      ),
    ),
    begins(
      /^(?<interface>\S+)\s+(?<ip_address>\S+)\s+(?<status>(?<state>[uDA])\/(?<link_status>[uDA]))(?:\s+(?<description>.*))?$/,
    ),
    /^\s+(?<ip_address>[0-9A-Fa-f:.]+\/\d+)/,
  ],
  ignore: [/^Codes:|^Interface\s+IP|^[-\s]+$/],
};

/** What the driver says of a port. */
export const physical: Template = {
  commands: ['show interfaces ethernet physical'],
  columns: ['interface', 'auto_negotiation', 'speed', 'duplex', 'link_detected'],
  required: ['interface'],
  rules: [
    begins(/^Settings for (?<interface>[^:]+):$/),
    /^\s+Auto-negotiation: (?<auto_negotiation>\S+)$/,
    /^\s+Speed: (?<speed>\S+)$/,
    /^\s+Duplex: (?<duplex>\S+)$/,
    /^\s+Link detected: (?<link_detected>\S+)$/,
  ],
  // The rest of a port's block, and of its driver's.
  ignore: [/^\s+\S|^[a-z][\w-]*: /],
};
