import { type ActingRule, begins, type Template } from '../../../src/device/parse/template.js';

/** All of an interface stands in one line, or in several: `mode: static ip: 192.0.2.1 255.255.255.0 status: up`. */
const WORDS: Record<string, string> = {
  mode: 'mode',
  status: 'status',
  'netbios-forward': 'netbios_forward',
  type: 'type',
  'ring-rx': 'ring_rx',
  'ring-tx': 'ring_tx',
  'netflow-sampler': 'netflow_sampler',
  'sflow-sampler': 'sflow_sampler',
  'scan-botnet-connections': 'scan_botnet_connections',
  'src-check': 'src_check',
  'mtu-override': 'mtu_override',
  wccp: 'wccp',
  'drop-overlapped-fragment': 'drop_overlapped_fragment',
  'drop-fragment': 'drop_fragment',
  'explicit-web-proxy': 'explicit_web_proxy',
  'explicit-ftp-proxy': 'explicit_ftp_proxy',
  'proxy-captive-portal': 'proxy_captive_portal',
  'switch-controller-feature': 'switch_controller_feature',
};

const words = Object.entries(WORDS).map(
  ([word, column]): ActingRule => ({
    line: new RegExp(`(?:^|\\s)${word}:[ ]*(?<${column}>\\S+)`),
    also: true,
  }),
);

export const interfaces: Template = {
  commands: ['get system interface'],
  columns: [
    ...['name', 'ip_address', 'netmask', 'management_ip', 'management_netmask'],
    ...Object.values(WORDS),
  ],
  required: ['name'],
  rules: [
    { line: /^== ?\[ ?(?<name>\S+) ?\]/, record: 'begins' },
    { line: /(?:^|\s)ip:\s*(?<ip_address>[\d.]+)\s+(?<netmask>[\d.]+)/, also: true },
    { line: /management-ip:\s*(?<management_ip>[\d.]+)\s+(?<management_netmask>[\d.]+)/, also: true },
    ...words,
    /^/,
  ],
};

/** The ports of the hardware, with their links. */
export const ports: Template = {
  commands: ['get system interface physical'],
  columns: [
    ...['name', 'mode', 'ip_address', 'netmask', 'ipv6_address', 'ipv6netmask', 'status', 'speed', 'duplex'],
    ...['fec', 'fec_cap'],
  ],
  required: ['name'],
  rules: [
    begins(/^\s+== ?\[(?<name>[^\]]+)\]/),
    /^\s+mode: (?<mode>\S+)/,
    /^\s+ip: (?<ip_address>\S+) (?<netmask>\S+)/,
    /^\s+ipv6: (?<ipv6_address>[^/\s]+)\/(?<ipv6netmask>\d+)/,
    /^\s+status: (?<status>\S+)/,
    /^\s+speed: (?<speed>\d+)Mbps \(Duplex: (?<duplex>\w+)\)/,
    /^\s+speed: (?<speed>\S+)/,
    /^\s+FEC: (?<fec>\S+)/,
    /^\s+FEC_cap: (?<fec_cap>.+)$/,
  ],
  ignore: [/^== ?\[/],
};
