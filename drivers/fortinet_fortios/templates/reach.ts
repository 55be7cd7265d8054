import { row, type Template } from '../../../src/device/parse/template.js';

export const ping: Template = {
  commands: ['execute ping'],
  columns: [
    ...['ip_address', 'sent_packet_size', 'sent_packet_address', 'sent_packet_icmp_seq', 'sent_packet_ttl'],
    ...['sent_packet_time', 'transmitted', 'received', 'packet_loss', 'min_rtt', 'avg_rtt', 'max_rtt'],
  ],
  required: ['ip_address'],
  // One value an answer.
  lists: [
    ...['sent_packet_size', 'sent_packet_address', 'sent_packet_icmp_seq', 'sent_packet_ttl'],
    'sent_packet_time',
  ],
  rules: [
    /^PING \S+ \((?<ip_address>[^)]+)\)/,
    /^(?<sent_packet_size>\d+) bytes from (?<sent_packet_address>\S+): icmp_seq=(?<sent_packet_icmp_seq>\d+) ttl=(?<sent_packet_ttl>\d+) time=(?<sent_packet_time>[\d.]+) ms/,
    /^(?<transmitted>\d+) packets transmitted, (?<received>\d+) packets received, (?<packet_loss>[\d.]+)% packet loss/,
    /^round-trip min\/avg\/max = (?<min_rtt>[\d.]+)\/(?<avg_rtt>[\d.]+)\/(?<max_rtt>[\d.]+) ms/,
  ],
  ignore: [/^--- .* ping statistics ---$|^sendto failed$/],
};

/** Whereto is told in the record of the first hop. */
export const traceroute: Template = {
  commands: ['execute traceroute'],
  columns: [
    ...['destination_address', 'hops_max', 'packets_per_hop', 'packet_size', 'hop_num', 'ip_address'],
    'details',
  ],
  required: ['hop_num'],
  rules: [
    /^traceroute to \S+ \((?<destination_address>[^)]+)\), (?<hops_max>\d+) hops max, (?<packets_per_hop>\d+) probe packets per hop, (?<packet_size>\d+) byte packets/,
    row(/^\s*(?<hop_num>\d+)\s+(?:(?<ip_address>[0-9A-Fa-f]+[.:]\S*)\s+)?(?<details>(?:\*|\d+\.\d+ ms).*)$/),
  ],
};
