import { begins, row, type Template } from '../../../src/device/parse/template.js';

export const ikeAssociations: Template = {
  commands: ['show ike sa'],
  columns: [
    ...['local_address', 'local_port', 'remote_address', 'remote_port', 'policy', 'direction'],
    ...['initiator_cookie', 'responder_cookie', 'exchange_type', 'nat_detected', 'state'],
    ...['authentication', 'encryption', 'hash', 'dh_group', 'lifetime'],
  ],
  required: ['remote_address'],
  rules: [
    begins(/^Local address is (?<local_address>[^,\s]+)(?:, port is (?<local_port>\d+))?/),
    /^Remote address is (?<remote_address>[^,\s]+)(?:, port is (?<remote_port>\d+))?/,
    /^\s+IKE policy name is (?<policy>\S+)/,
    /^\s+Direction is (?<direction>\S+)/,
    /^\s+Initiator's cookie is (?<initiator_cookie>\S+)/,
    /^\s+Responder's cookie is (?<responder_cookie>\S+)/,
    /^\s+Exchange type is (?<exchange_type>.+)$/,
    /^\s+NAT detected at (?<nat_detected>.+)$/,
    /^\s+State is (?<state>.+)$/,
    /^\s+Authentication method is (?<authentication>.+)$/,
    /^\s+Encryption algorithm is (?<encryption>.+)$/,
    /^\s+Hash algorithm is (?<hash>.+)$/,
    /^\s+DH group is (?<dh_group>[^,\s]+)(?:, lifetime is (?<lifetime>\d+) seconds)?/,
  ],
  ignore: [/^ISAKMP SA - |^\s+NAT-Traversal|^\s+#ph[12] /],
};

export const ikeBrief: Template = {
  commands: ['show ike sa brief'],
  columns: ['policy', 'initiator_cookie', 'responder_cookie', 'lifetime'],
  rules: [
    row(
      /^(?<policy>\S+)\s+(?<initiator_cookie>0x[0-9a-f]+)\s+(?<responder_cookie>0x[0-9a-f]+)\s+(?<lifetime>\S+)$/,
    ),
  ],
  ignore: [/^ISAKMP SA - |^Policy\s+Initiator/],
};

/** A record a tunnel; while keys are renewed there are two of a direction. */
export const ipsecAssociations: Template = {
  commands: ['show ipsec sa'],
  columns: [
    ...['interface', 'policy_map', 'local_address', 'local_port', 'remote_address', 'remote_port'],
    ...['outgoing_interface', 'interface_mtu', 'path_mtu', 'inbound_spi', 'inbound_transform'],
    ...['inbound_lifetime', 'outbound_spi', 'outbound_transform', 'outbound_lifetime'],
  ],
  required: ['interface'],
  lists: [
    ...['inbound_spi', 'inbound_transform', 'inbound_lifetime', 'outbound_spi', 'outbound_transform'],
    'outbound_lifetime',
  ],
  rules: {
    tunnel: [
      begins(/^Interface is (?<interface>\S+)/),
      /^\s+Key policy map name is (?<policy_map>\S+)/,
      /^\s+Local address is (?<local_address>[^,\s]+)(?:, port is (?<local_port>\d+))?/,
      /^\s+Remote address is (?<remote_address>[^,\s]+)(?:, port is (?<remote_port>\d+))?/,
      /^\s+Outgoing interface is (?<outgoing_interface>\S+)/,
      /^\s+Interface MTU is (?<interface_mtu>\d+), path MTU is (?<path_mtu>\d+)/,
      { line: /^\s+Inbound:$/, go: 'inbound' },
    ],
    inbound: [
      { line: /^\s+Outbound:$/, go: 'outbound' },
      /^\s+(?:ESP|AH), SPI is (?<inbound_spi>0x[0-9a-f]+)/,
      /^\s+Transform is (?<inbound_transform>\S+)/,
      /^\s+Remaining lifetime is (?<inbound_lifetime>.+)$/,
    ],
    outbound: [
      { line: /^Interface is (?<interface>\S+)/, record: 'begins', go: 'tunnel' },
      /^\s+(?:ESP|AH), SPI is (?<outbound_spi>0x[0-9a-f]+)/,
      /^\s+Transform is (?<outbound_transform>\S+)/,
      /^\s+Remaining lifetime is (?<outbound_lifetime>.+)$/,
    ],
  },
  ignore: [
    /^IPsec SA - |^\s+(?:UDP encapsulation )?(?:Tunnel|Transport) mode|^\s+Replay detection|^\s+Perfect forward/,
  ],
};

export const ipsecBrief: Template = {
  commands: ['show ipsec sa brief'],
  columns: ['policy_map', 'direction', 'type', 'spi', 'lifetime', 'lifetime_bytes'],
  rules: [
    row(
      /^(?<policy_map>\S+)\s+(?<direction>IN|OUT)\s+(?<type>\S+)\s+(?<spi>0x[0-9a-f]+)\s+(?<lifetime>[^/\s]+)\/(?<lifetime_bytes>\S+)$/,
    ),
  ],
  ignore: [/^IPsec SA - |^Policy map\s+Dir/],
};
