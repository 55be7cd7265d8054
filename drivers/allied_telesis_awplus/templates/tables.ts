import { begins, row, type Template } from '../../../src/device/parse/template.js';
import { DOTTED_MAC, IPV4, pattern } from '../../common/patterns.js';

export const arp: Template = {
  commands: ['show arp'],
  columns: ['ip_address', 'mac_address', 'interface', 'port', 'type'],
  rules: [
    row(
      pattern(
        `^\\s*(?<ip_address>${IPV4})\\s+(?<mac_address>${DOTTED_MAC})\\s+(?<interface>\\S+)\\s+(?<port>\\S+)\\s+(?<type>\\w+)`,
      ),
    ),
  ],
  ignore: [/^\s*IP Address\s/, /^\[VRF/, /^-+$/],
};

export const macTable: Template = {
  commands: ['show mac address-table'],
  columns: ['vlan_id', 'destination_port', 'destination_address', 'fwd', 'type'],
  rules: [
    row(
      pattern(
        `^(?<vlan_id>\\d+|ARP)\\s+(?<destination_port>\\S+)\\s+(?<destination_address>${DOTTED_MAC})\\s+(?<fwd>forward|discard)(?:\\s+(?<type>\\w+))?`,
      ),
    ),
  ],
  ignore: [/^VLAN\s+port/i],
};

const CODE =
  '^(?<protocol>[A-Z])\\*?\\s(?<type>E1|E2|N1|N2|IA|)\\s*(?<network>[\\d.]+)/(?<prefix_length>\\d+)\\s+';
const UPTIME = '(?:, (?<uptime>\\d\\S*))?$';

export const routes: Template = {
  commands: ['show ip route'],
  columns: [
    ...['vrf', 'protocol', 'type', 'network', 'prefix_length', 'distance', 'metric', 'nexthop_ip'],
    ...['nexthop_vrf', 'nexthop_if', 'uptime'],
  ],
  carried: ['vrf', 'protocol', 'type', 'network', 'prefix_length'],
  required: ['network'],
  rules: [
    { line: /^\[VRF: (?<vrf>\S+)\]/, clear: true },
    row(
      pattern(
        CODE,
        `\\[(?<distance>\\d+)/(?<metric>\\d+)\\] via (?<nexthop_ip>${IPV4}), (?<nexthop_if>[^,\\s]+)`,
        UPTIME,
      ),
    ),
    row(pattern(CODE, 'is directly connected, (?<nexthop_if>[^,\\s]+)', UPTIME)),
    row(
      pattern(
        `^\\s+\\[(?<distance>\\d+)/(?<metric>\\d+)\\] via (?<nexthop_ip>${IPV4}), (?<nexthop_if>[^,\\s]+)`,
        UPTIME,
      ),
    ),
  ],
  ignore: [/^Codes: |^ {7}\S{1,2} - |^Gateway of last resort/],
};

export const interfaces: Template = {
  commands: ['show interface'],
  columns: [
    ...['interface', 'link_status', 'protocol_status', 'hardware_type', 'mac_address', 'description'],
    ...['mtu', 'duplex', 'speed', 'ip_address', 'prefix_length', 'vrf', 'input_packets', 'output_packets'],
  ],
  required: ['interface'],
  rules: [
    begins(/^Interface (?<interface>\S+)/),
    /^\s+Link is (?<link_status>\w+), administrative state is (?<protocol_status>\w+)/,
    /^\s+Hardware is (?<hardware_type>[^,]+)(?:, address is (?<mac_address>\S+))?/,
    /^\s+Description: (?<description>.+)$/,
    /^\s+index \d+ metric \d+(?: m[rt]u (?<mtu>\d+))?/,
    /^\s+IPv4 address (?<ip_address>[\d.]+)\/(?<prefix_length>\d+)/,
    /^\s+configured duplex (?<duplex>\w+), configured speed (?<speed>\w+)/,
    /^\s+VRF Binding: Associated with (?<vrf>\S+)/,
    /^\s+input packets (?<input_packets>\d+)/,
    /^\s+output packets (?<output_packets>\d+)/,
  ],
  ignore: [/^\s+\S/],
};
