import { begins, type Rule, row, type Template } from '../../../src/device/parse/template.js';
import { NODES } from './nodes.js';

export const interfacesTerse: Template = {
  commands: ['show interfaces terse'],
  columns: ['interface', 'admin_state', 'link_status', 'protocol', 'local', 'remote'],
  required: ['interface'],
  rules: [
    row(
      /^(?<interface>\S+)\s+(?<admin_state>up|down)\s+(?<link_status>up|down)(?:\s+(?<protocol>\S+)(?:\s+(?<local>\S+)(?:\s+-->\s+(?<remote>\S+))?)?)?$/,
    ),
  ],
  // Further addresses of the interface above.
  ignore: [/^Interface\s+Admin|^\s+\S/, ...NODES],
};

export const descriptions: Template = {
  commands: ['show interfaces descriptions'],
  columns: ['interface', 'admin_state', 'link_status', 'description'],
  rules: [
    row(
      /^(?<interface>\S+)\s+(?<admin_state>up|down)\s+(?<link_status>up|down)(?:\s+(?<description>\S.*))?$/,
    ),
  ],
  ignore: [/^Interface\s+Admin|^\S+@\S+[>#%]/, ...NODES],
};

const INTERFACE: Rule[] = [
  {
    line: /^Physical interface: (?<interface>[^,\s]+), (?<admin_state>[^,]+), Physical link is (?<link_status>.+)$/,
    record: 'begins',
    go: 'port',
  },
  begins(/^\s+Logical interface (?<interface>\S+)/),
  /^\s+Description: (?<description>.+)$/,
  /^\s+(?:Type: [^,]+, )?Link-level type: (?<hardware_type>[^,]+), MTU: (?<mtu>\d+|Unlimited)/,
  /^\s+Type: (?<hardware_type>[^,]+)(?:, MTU: (?<mtu>\d+|Unlimited))?/,
  /^\s+Destination: (?<destination>[^,\s]+), Local: (?<local>[^,\s]+)/,
];

/** A logical interface below its port is as the port is; one that was asked for by itself has a state of its own. */
export const interfaces: Template = {
  commands: ['show interfaces'],
  columns: [
    ...['interface', 'link_status', 'admin_state', 'hardware_type', 'description'],
    ...['destination', 'local', 'mtu'],
  ],
  required: ['interface'],
  rules: {
    start: [
      ...INTERFACE,
      /^\s+Flags: (?<link_status>Up|Down)\b.*Encapsulation/,
      /^\s+Protocol inet, MTU: (?<mtu>\d+)/,
    ],
    port: INTERFACE,
  },
  ignore: [/^\s+\S/, ...NODES],
};
