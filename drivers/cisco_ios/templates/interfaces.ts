import { begins, row, type Template } from '../../../src/device/parse/template.js';

export const interfaces: Template = {
  commands: ['show interfaces', 'show interface'],
  columns: [
    ...['interface', 'link_status', 'protocol_status', 'hardware_type', 'mac_address', 'bia', 'description'],
    ...['ip_address', 'prefix_length', 'mtu', 'duplex', 'speed', 'media_type', 'bandwidth', 'delay'],
    ...['encapsulation', 'last_input', 'last_output', 'last_output_hang', 'queue_strategy'],
    ...['queue_size', 'queue_max', 'queue_drops', 'queue_flushes', 'queue_output_drops'],
    ...['input_rate', 'output_rate', 'input_pps', 'output_pps', 'input_packets', 'output_packets'],
    ...['runts', 'giants', 'input_errors', 'crc', 'frame', 'overrun', 'abort', 'output_errors'],
    ...['vlan_id', 'vlan_id_inner', 'vlan_id_outer'],
  ],
  required: ['interface'],
  rules: [
    begins(/^(?<interface>\S+) is (?<link_status>.+?), line protocol is (?<protocol_status>.+)$/),
    /^\s+Hardware is (?<hardware_type>[^,]+), address is (?<mac_address>\S+) \(bia (?<bia>\S+)\)/,
    /^\s+Hardware is (?<hardware_type>.+)$/,
    /^\s+Description: ?(?<description>.*)$/,
    /^\s+Internet address is (?<ip_address>[\d.]+)\/(?<prefix_length>\d+)/,
    /^\s+MTU (?<mtu>\d+) bytes.*?, BW (?<bandwidth>\d+ \S+?)(?:\/sec)?, DLY (?<delay>\d+ \S+?),?$/,
    /^\s+Encapsulation (?<encapsulation>802\.1Q Virtual LAN), Vlan ID\s+(?<vlan_id>\d+)/,
    /^\s+Encapsulation (?<encapsulation>QinQ Virtual LAN), outer ID\s+(?<vlan_id_outer>\d+), inner ID\s+(?<vlan_id_inner>\d+)/,
    /^\s+Encapsulation (?<encapsulation>[^,]+)/,
    /^\s+(?<duplex>(?:Auto|Full|Half)[- ][Dd]uplex), (?<speed>[^,]+)(?:, link type is [^,]+)?(?:, media type is ?(?<media_type>.*))?$/,
    /^\s+Last input (?<last_input>[^,]+), output (?<last_output>[^,]+), output hang (?<last_output_hang>\S+)/,
    /^\s+Input queue: (?<queue_size>\d+)\/(?<queue_max>\d+)\/(?<queue_drops>\d+)\/(?<queue_flushes>\d+).*Total output drops: (?<queue_output_drops>\d+)/,
    /^\s+Queueing strategy: (?<queue_strategy>.+)$/,
    /^\s+\d+ \w+ input rate (?<input_rate>\d+) bits\/sec, (?<input_pps>\d+)/,
    /^\s+\d+ \w+ output rate (?<output_rate>\d+) bits\/sec, (?<output_pps>\d+)/,
    /^\s+(?<input_packets>\d+) packets input/,
    /^\s+(?<runts>\d+) runts, (?<giants>\d+) giants/,
    /^\s+(?<input_errors>\d+) input errors, (?<crc>\d+) CRC, (?<frame>\d+) frame, (?<overrun>\d+) overrun, \d+ ignored(?:, (?<abort>\d+) abort)?/,
    /^\s+(?<output_packets>\d+) packets output/,
    /^\s+(?<output_errors>\d+) output errors/,
  ],
  // The rest of an interface's block.
  ignore: [/^\s+\S/],
};

export const interfaceStatus: Template = {
  commands: ['show interfaces status', 'show interface status'],
  columns: ['port', 'name', 'status', 'vlan_id', 'duplex', 'speed', 'type', 'fc_mode'],
  rules: [
    row(
      /^(?<port>[A-Z]\S+)\s+(?<name>(?:\S.*?)??)(?<=\s)(?<status>(?:err-)?disabled|connected|notconnect|suspended|inactive|monitoring|sfpAbsent|linkFlapE\S*):?\s+(?<vlan_id>\d\S*|trunk|routed|unassigned|pvlan \S+|f-path|--)\s+(?<duplex>[\w-]+)\s+(?<speed>[\w.-]+)(?:\s+(?<type>\S.*?))?$/,
    ),
  ],
  ignore: [/^Port\s+Name/, /^-+$/],
};

export const ipInterfaces: Template = {
  commands: ['show ip interface brief'],
  columns: ['interface', 'ip_address', 'status', 'proto'],
  rules: [
    row(/^(?<interface>\S+)\s+(?<ip_address>\S+)\s+(?:YES|NO)\s+\S+\s+(?<status>\S.*?)\s+(?<proto>up|down)$/),
  ],
  ignore: [/^Interface\s+IP-Address/],
};

export const descriptions: Template = {
  commands: ['show interfaces description', 'show interface description'],
  columns: ['port', 'status', 'protocol', 'description'],
  rules: [
    row(
      /^(?<port>\S+)\s+(?<status>admin down|up|down|deleted|reset)\s+(?<protocol>up|down|-)(?:\s+(?<description>.*))?$/,
    ),
  ],
  ignore: [/^Interface\s+Status/],
};
