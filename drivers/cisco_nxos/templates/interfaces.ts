import { begins, row, type Template } from '../../../src/device/parse/template.js';

const COUNTERS = [
  ...['runts', 'giants', 'crc', 'stomped_crc', 'no_buffer', 'short_frame', 'overrun', 'underrun', 'ignored'],
  ...['watchdog', 'bad_etype_drop', 'bad_proto_drop', 'interface_down_drop', 'dribble', 'input_discards'],
  ...['rx_pause', 'collisions', 'deferred', 'late_collisions', 'lost_carrier', 'no_carrier', 'babble'],
  ...['output_discards', 'tx_pause', 'rx_jumbo_packets', 'tx_jumbo_packets', 'storm_suppression_bytes'],
];
/** Lines of counters: how many, and of what, both sides of the interface. */
const counters = [
  /^\s+(?<input_packets>\d+) input packets/,
  /^\s+(?<output_packets>\d+) output packets/,
  /^\s+(?<output_packets>\d+) packets output/,
  /^\s+(?<input_packets>\d+) packets input/,
  /^\s+(?<rx_jumbo_packets>\d+) jumbo packets\s+(?:(?<storm_suppression_bytes>\d+) storm suppression bytes)?(?:\d+ storm suppression packets)?$/,
  /^\s+(?<tx_jumbo_packets>\d+) jumbo packets$/,
  /^\s+(?<runts>\d+) runts\s+(?<giants>\d+) giants\s+(?<crc>\d+) CRC(?:\/FCS)?(?:\s+(?<stomped_crc>\d+) Stomped CRC)?\s+(?<no_buffer>\d+) no buffer/,
  /^\s+(?<runts>\d+) runts\s+(?<giants>\d+) giants\s+(?<crc>\d+) CRC/,
  /^\s+(?<input_errors>\d+) input errors?\s+(?<short_frame>\d+) short frame\s+(?<overrun>\d+) overrun\s+(?<underrun>\d+) underrun\s+(?<ignored>\d+) ignored/,
  /^\s+(?<watchdog>\d+) watchdog\s+(?<bad_etype_drop>\d+) bad etype drop\s+(?<bad_proto_drop>\d+) bad proto drop\s+(?<interface_down_drop>\d+) if down drop/,
  /^\s+(?<dribble>\d+) input with dribble\s+(?<input_discards>\d+) input discard/,
  /^\s+(?<rx_pause>\d+) Rx pause/,
  /^\s+(?<output_errors>\d+) output errors?\s+(?<collisions>\d+) collision\s+(?<deferred>\d+) deferred\s+(?<late_collisions>\d+) late collision/,
  /^\s+(?<lost_carrier>\d+) lost carrier\s+(?<no_carrier>\d+) no carrier\s+(?<babble>\d+) babble\s+(?<output_discards>\d+) output discard/,
  /^\s+(?<tx_pause>\d+) Tx pause/,
];

export const interfaces: Template = {
  commands: ['show interface'],
  columns: [
    ...['interface', 'link_status', 'admin_state', 'hardware_type', 'mac_address', 'bia', 'description'],
    ...['ip_address', 'prefix_length', 'mtu', 'mode', 'duplex', 'speed', 'media_type', 'bandwidth', 'delay'],
    ...['encapsulation', 'vlan_id', 'last_link_flapped', 'bandwidth_input_rate', 'bandwidth_output_rate'],
    ...['packet_input_rate', 'packet_output_rate', 'input_packets', 'output_packets'],
    ...['input_errors', 'output_errors', ...COUNTERS],
  ],
  required: ['interface'],
  rules: [
    begins(
      /^(?<interface>\S+) is (?<link_status>.+?)(?:, line protocol is .*|, autostate (?:enabled|disabled))?$/,
    ),
    /^\s*admin state is (?<admin_state>\w+)/i,
    /^\s+Admin State: (?<admin_state>\w+)/,
    /^\s+Hardware(?: is|:) (?<hardware_type>[^,]+), address(?: is|:)?\s+(?<mac_address>\S+)(?: \(bia (?<bia>\S+)\))?/,
    /^\s+Hardware(?: is|:) (?<hardware_type>[^,]+)/,
    /^\s+Description: (?<description>.*)$/,
    /^\s+Internet [Aa]ddress is (?<ip_address>[\d.]+)\/(?<prefix_length>\d+)/,
    /^\s+MTU (?<mtu>\d+) bytes,\s+BW (?<bandwidth>\d+ \w+),?\s+DLY (?<delay>\d+ \w+)/,
    /^\s+MTU (?<mtu>\d+) bytes/,
    /^\s+Encapsulation (?<encapsulation>802\.1Q)(?: Virtual LAN)?, Vlan ID (?<vlan_id>\d+)/,
    /^\s+Encapsulation (?<encapsulation>[^,\s]+)/,
    /^\s+Port mode is (?<mode>\S+)/,
    /^\s+(?<duplex>(?:auto|full|half)-duplex), (?<speed>[^,]+)(?:, media type is (?<media_type>.+))?$/,
    /^\s+Last link flapped (?<last_link_flapped>.+)$/,
    /^\s+\d+ (?:seconds?|minutes?) input rate (?<bandwidth_input_rate>\d+) bits\/sec,\s+(?<packet_input_rate>\d+)/,
    /^\s+\d+ (?:seconds?|minutes?) output rate (?<bandwidth_output_rate>\d+) bits\/sec,\s+(?<packet_output_rate>\d+)/,
    ...counters,
  ],
  // The rest of an interface's block.
  ignore: [/^\s+\S/],
};

const STATUS =
  'connected|notconnec\\w*|disabled|down|up|err-\\w+|errDis\\w*|err-vlans|sfpAbsent|sfpInvali\\w*|xcvrAbsen\\w*|xcvrInval\\w*|suspnd|suspen\\w*|channelDo\\w*|noOperMem\\w*|linkFlapE\\w*|noOpMembers|inactive|monitor\\w*|faulty|hardwareF\\w*|suspndByV\\w*|vpcPeerlink|udldDis\\w*|init\\w*|linkNotConnected|offline|nonPartic\\w*|parent-dow\\w*|adminCfgC\\w*|adminDown|inactiveInV\\w*';

export const interfaceStatus: Template = {
  commands: ['show interface status'],
  columns: ['port', 'name', 'status', 'vlan_id', 'duplex', 'speed', 'type'],
  rules: {
    start: [
      { line: /^Interface\s+Name\s+Status\s+Reason/, go: 'tunnels' },
      row(
        new RegExp(
          `^(?<port>[A-Za-z]\\S*\\d)\\s+(?<name>.*?)\\s+(?<status>${STATUS})\\s+(?<vlan_id>\\d+|trunk|routed|f-path|pvlan|unassign\\w*|--)\\s+(?<duplex>\\w+)\\s+(?<speed>\\S+)(?:\\s+(?<type>\\S.*))?$`,
        ),
      ),
    ],
    // Tunnels have a table of their own, with a reason.
    tunnels: [
      { line: /^Port\s+Name/, go: 'start' },
      row(new RegExp(`^(?<port>[A-Za-z]\\S*\\d)\\s+(?<name>.*?)\\s+(?<status>${STATUS})\\s+`)),
    ],
  },
  ignore: [/^-+$/, /^Port\s+Name/],
};

export const ipInterfaces: Template = {
  commands: ['show ip interface brief', 'show ip interface brief vrf all'],
  columns: ['vrf', 'interface', 'ip_address', 'proto', 'link', 'status'],
  carried: ['vrf'],
  required: ['interface'],
  rules: [
    /^IP Interface Status for VRF "(?<vrf>[^"]+)"/,
    row(
      /^(?<interface>\S+)\s+(?<ip_address>\S+)\s+(?<proto>protocol-\w+)\/(?<link>link-\w+)\/(?<status>admin-\w+)/,
    ),
  ],
  ignore: [/^Interface\s+IP Address/],
};

/** A heading each, in any order. */
const sections = [
  { line: /^Ethernet\s+VLAN|^Port-channel\s+VLAN/, go: 'start' },
  { line: /^Port\s+VRF\s+Status/, go: 'management' },
  { line: /^Port\s+Status\s+Reason/, go: 'tenants' },
  { line: /^Interface\s+Secondary VLAN/, go: 'vlans' },
  { line: /^Interface\s+Status\s+Description/, go: 'described' },
  { line: /^Interface\s+Status\s+IP Address/, go: 'tunnels' },
];

export const brief: Template = {
  commands: ['show interface brief'],
  columns: [
    ...['interface', 'vlan_id', 'type', 'mode', 'status', 'reason', 'speed', 'portch', 'protocol'],
    ...['vrf', 'ip_address', 'mtu', 'description', 'vcid', 'peer_ip_address'],
  ],
  required: ['interface'],
  rules: {
    start: [
      ...sections,
      row(
        /^(?<interface>Eth\S+)\s+(?<vlan_id>\S+)\s+(?<type>\S+)\s+(?<mode>\S+)\s+(?<status>up|down)\s+(?<reason>\S.*?)\s+(?<speed>\S+)\s+(?<portch>\d+|--)$/,
      ),
      row(
        /^(?<interface>Po\S+)\s+(?<vlan_id>\S+)\s+(?<type>\S+)\s+(?<mode>\S+)\s+(?<status>up|down)\s+(?<reason>\S.*?)\s+(?<speed>\S+)\s+(?<protocol>lacp|none|--|pagp)$/,
      ),
    ],
    management: [
      ...sections,
      row(
        /^(?<interface>mgmt\d)\s+(?<vrf>\S+)\s+(?<status>up|down)\s+(?<ip_address>\S+)\s+(?<speed>\S+)\s+(?<mtu>\d+)$/,
      ),
    ],
    vlans: [
      ...sections,
      row(/^(?<interface>Vlan\d+)\s+(?<type>\S+)\s+(?<status>up|down)\s+(?<reason>\S.*)$/),
    ],
    described: [
      ...sections,
      row(/^(?<interface>[A-Z]\w*\d\S*)\s+(?<status>up|down)\s+(?<description>\S.*)$/),
    ],
    tunnels: [
      ...sections,
      row(/^(?<interface>Tunnel\d+)\s+(?<status>up|down)\s+(?<ip_address>\S+)\s+(?<type>\S+)\s+(?<mtu>\d+)$/),
    ],
    tenants: [
      ...sections,
      row(/^(?<interface>[a-z]+\d+)\s+(?<status>up|down)\s+(?<reason>\S.*?)\s+(?<mtu>\d+)\s+(?<vrf>\S+)$/),
    ],
  },
  ignore: [/^-+$/, /^Ethernet\s+VLAN|^Port-channel\s+VLAN|^Interface\b/],
};
