import { begins, row, type Template } from '../../../src/device/parse/template.js';
import { pattern } from '../../common/patterns.js';

export const descriptions: Template = {
  commands: ['show interfaces description'],
  columns: ['port', 'status', 'protocol', 'description'],
  rules: [
    row(
      /^(?<port>[A-Z][A-Za-z]+\d\S*)\s+(?<status>admin down|\S+)\s+(?<protocol>\S+)(?:\s+(?<description>\S.*))?$/,
    ),
  ],
  ignore: [/^Interface\s/],
};

/** `Et1(PG+) Et2(D)`: names in one list, flags in the other. */
const MEMBERS = '(?=(?<member_interface>.*))(?<member_interface_status>.*)$';

export const portChannels: Template = {
  commands: ['show port-channel summary'],
  columns: [
    ...['bundle_name', 'bundle_status', 'bundle_protocol', 'bundle_protocol_state', 'member_interface'],
    'member_interface_status',
  ],
  required: ['bundle_name'],
  lists: ['member_interface', 'member_interface_status'],
  splits: {
    member_interface: /\([^)]*\)\s*/,
    member_interface_status: /\)?\s*[A-Za-z][\w/]*\(|\)$/,
  },
  rules: [
    begins(
      pattern(
        '^\\s+(?<bundle_name>Po\\d+)\\((?<bundle_status>[^)]*)\\)\\s+',
        '(?<bundle_protocol>\\w+)(?:\\((?<bundle_protocol_state>[^)]*)\\))?\\s*',
        MEMBERS,
      ),
    ),
    pattern('^\\s+(?=[A-Z][a-z]+[\\d/]+\\()', MEMBERS),
  ],
  ignore: [/^Flags|^\s+\S - |^[-\s]+$|^Number of|^\s+Port-Channel/],
};

export const mlag: Template = {
  commands: ['show mlag'],
  columns: [
    ...['domain', 'interface', 'peer_addr', 'peer_link', 'state', 'negotiation_status', 'peer_link_status'],
    ...['local_int_status', 'system_id', 'ports_disabled', 'ports_configured', 'ports_inactive'],
    ...['ports_active_partial', 'ports_active_full'],
  ],
  rules: [
    /^domain-id\s*:\s*(?<domain>\S*)/,
    /^local-interface\s*:\s*(?<interface>\S*)/,
    /^peer-address\s*:\s*(?<peer_addr>\S*)/,
    /^peer-link\s*:\s*(?<peer_link>\S*)/,
    /^state\s*:\s*(?<state>\S*)/,
    /^negotiation status\s*:\s*(?<negotiation_status>\S*)/,
    /^peer-link status\s*:\s*(?<peer_link_status>\S*)/,
    /^local-int status\s*:\s*(?<local_int_status>\S*)/,
    /^system-id\s*:\s*(?<system_id>\S*)/,
    /^Disabled\s*:\s*(?<ports_disabled>\d+)/,
    /^Configured\s*:\s*(?<ports_configured>\d+)/,
    /^Inactive\s*:\s*(?<ports_inactive>\d+)/,
    /^Active-partial\s*:\s*(?<ports_active_partial>\d+)/,
    /^Active-full\s*:\s*(?<ports_active_full>\d+)/,
  ],
  ignore: [/^MLAG \w+:/, /^[\w -]+\s*:/],
};

export const lldpDetails: Template = {
  commands: ['show lldp neighbors detail'],
  columns: [
    ...['local_interface', 'neighbor_count', 'age', 'neighbor_name', 'neighbor_interface'],
    ...['neighbor_interface_description', 'chassis_id', 'mgmt_address', 'neighbor_description'],
  ],
  carried: ['local_interface', 'neighbor_count'],
  required: ['chassis_id'],
  rules: {
    start: [
      {
        line: /^Interface (?<local_interface>\S+) detected (?<neighbor_count>\d+) LLDP neighbors/,
        record: 'begins',
      },
      begins(/^\s+Neighbor \S.*, age (?<age>.+)$/),
      /^\s+Chassis ID +: "?(?<chassis_id>[^"]+)"?$/,
      // With more blanks it is the port of a link aggregation.
      /^\s+Port ID {5}: "?(?<neighbor_interface>[^"]+)"?$/,
      /^\s+- Port Description: "?(?<neighbor_interface_description>[^"]*)"?$/,
      /^\s+- System Name: "?(?<neighbor_name>[^"]*)"?$/,
      /^\s+- System Description: "(?<neighbor_description>[^"]*)"$/,
      { line: /^\s+- System Description: "(?<neighbor_description>[^"]*)$/, go: 'described' },
      /^\s+Management Address +: (?<mgmt_address>\S+)/,
    ],
    // More lines of the description, of any form, up to the quote.
    described: [{ line: /"$/, go: 'start' }, /^/],
  },
  ignore: [/^\s+\S/],
};

export const vrfs: Template = {
  commands: ['show vrf'],
  columns: ['vrf', 'rd', 'protocols', 'ipv4_routing', 'ipv6_routing', 'interfaces'],
  required: ['vrf'],
  lists: ['interfaces'],
  splits: { interfaces: /,\s*/ },
  rules: [
    begins(
      /^ {2,4}(?<vrf>\S+)\s+(?<rd><not set>|\d\S*:\d+)\s+(?<protocols>ipv\S+)\s+(?:v4:(?<ipv4_routing>(?:no )?routing)|v6:(?<ipv6_routing>(?:no )?routing)),?(?:\s+(?<interfaces>[A-Z]\S.*))?$/,
    ),
    /^ {20,}v6:(?<ipv6_routing>(?:no )?routing)(?:\s+(?<interfaces>[A-Z]\S.*))?$/,
    /^ {20,}(?<interfaces>[A-Z]\S.*)$/,
  ],
  ignore: [/^\s+Vrf\s+RD|^[-\s]+$|^Maximum number/],
};

export const helperAddresses: Template = {
  commands: ['show ip helper-address', 'show ip dhcp relay'],
  columns: ['interface', 'ip_helper'],
  required: ['interface'],
  lists: ['ip_helper'],
  rules: [
    begins(/^Interface: (?<interface>\S+)/),
    /^\s+DHCP servers: (?<ip_helper>\S+)/,
    /^\s{10,}(?<ip_helper>\S+)$/,
  ],
  ignore: [/^\s*DHCP(?:v6)? |^\s+(?:Option|Circuit|Request)/],
};

/** VARP: the same gateway address on several switches. */
export const virtualRouters: Template = {
  commands: ['show ip virtual-router'],
  columns: ['mac_address', 'interface', 'vrf', 'virtual_ip_address', 'protocol', 'state'],
  carried: ['mac_address'],
  required: ['interface'],
  rules: [
    /^IP virtual router is configured with MAC address: (?<mac_address>\S+)/,
    row(
      /^(?<interface>[A-Z]\S+)\s+(?<vrf>\S+)\s+(?<virtual_ip_address>\d[\d.]+)\s+(?<protocol>U|D|T|UN|NP|LLD)\s+(?<state>\S+)$/,
    ),
  ],
  ignore: [
    /^IP virtual router|^MAC address advertisement|^Protocol: |^\s+NP - |^Interface\s|^[-\s]+$|^IP router is/,
  ],
};
