import { addressBytes } from '../netns/index.js';

/** The Internet checksum (RFC 1071) of these bytes, as if they lay one behind the other. */
export function checksum(...parts: Uint8Array[]): number {
  const bytes = Buffer.concat(parts);
  let sum = 0;
  for (let at = 0; at + 1 < bytes.length; at += 2) sum += bytes.readUInt16BE(at);
  if (bytes.length % 2 === 1) sum += (bytes.at(-1) ?? 0) << 8;
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  return ~sum & 0xffff;
}

/** What checksums of transport protocols cover besides: RFC 9293 section 3.1, RFC 8200 section 8.1. */
function pseudoHeader(source: Buffer, target: Buffer, protocol: number, length: number): Buffer {
  const rest = Buffer.alloc(source.length === 4 ? 4 : 8);
  rest[source.length === 4 ? 1 : 7] = protocol;
  if (source.length === 4) rest.writeUInt16BE(length, 2);
  else rest.writeUInt32BE(length, 0);
  return Buffer.concat([source, target, rest]);
}

/** A UDP datagram in an IPv4 packet, for senders that have no address yet. */
export function udp4Packet(
  from: { address: string; port: number },
  to: { address: string; port: number },
  payload: Uint8Array,
): Buffer {
  const [source, target] = [addressBytes(from.address), addressBytes(to.address)];
  const udp = Buffer.concat([Buffer.alloc(8), payload]);
  udp.writeUInt16BE(from.port, 0);
  udp.writeUInt16BE(to.port, 2);
  udp.writeUInt16BE(udp.length, 4);
  // 0 would mean that there is none (RFC 768).
  udp.writeUInt16BE(checksum(pseudoHeader(source, target, 17, udp.length), udp) || 0xffff, 6);
  const ip = Buffer.concat([Buffer.of(0x45, 0, 0, 0, 0, 0, 0, 0, 64, 17, 0, 0), source, target]);
  ip.writeUInt16BE(ip.length + udp.length, 2);
  ip.writeUInt16BE(checksum(ip), 10);
  return Buffer.concat([ip, udp]);
}

/** An ICMPv6 message in a packet with hop limit 255, as neighbour discovery wants it (RFC 4861). */
export function icmp6Packet(source: Buffer, target: Buffer, message: Buffer): Buffer {
  message.writeUInt16BE(0, 2);
  message.writeUInt16BE(checksum(pseudoHeader(source, target, 58, message.length), message), 2);
  const ip = Buffer.concat([Buffer.of(0x60, 0, 0, 0, 0, 0, 58, 255), source, target]);
  ip.writeUInt16BE(message.length, 4);
  return Buffer.concat([ip, message]);
}

const ETHERTYPES = { arp: 0x0806, ip4: 0x0800, ip6: 0x86dd };

/** An Ethernet frame; MAC addresses as people write them. */
export function etherFrame(
  to: string,
  from: string,
  type: keyof typeof ETHERTYPES,
  payload: Uint8Array,
): Buffer {
  const kind = Buffer.alloc(2);
  kind.writeUInt16BE(ETHERTYPES[type]);
  return Buffer.concat([macBytes(to), macBytes(from), kind, payload]);
}

export const BROADCAST = 'ff:ff:ff:ff:ff:ff';

/** `02:00:00:00:00:01` as six bytes. */
export function macBytes(mac: string): Buffer {
  return Buffer.from(mac.replaceAll(':', ''), 'hex');
}

/** Six bytes as `02:00:00:00:00:01`. */
export function macText(bytes: Uint8Array): string {
  return [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join(':');
}
