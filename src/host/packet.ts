import type { Frame } from '../netns/index.js';

/** What matters of one packet. */
export interface Packet {
  /** By the kernel's stamp, milliseconds since the epoch. */
  at: number;
  outgoing: boolean;
  protocol: 'arp' | 'icmp' | 'tcp' | 'udp' | 'other';
  /** Of IP: 112 for VRRP ... */
  protocolNumber?: number;
  family: 4 | 6;
  source: string;
  target: string;
  sourcePort?: number;
  targetPort?: number;
  /** TCP's flags byte. */
  flags?: number;
  icmp?: {
    type: number;
    code: number;
    id: number;
    sequence: number;
    /** The largest packet that the next link takes, in "fragmentation needed" (RFC 1191) and "packet too big". */
    mtu?: number;
  };
  /** The packet that an ICMP error is about. */
  about?: Packet;
  /** Who is asked for (ARP request, neighbour solicitation) or answers for itself (reply, advertisement). */
  neighbour?: { kind: 'asked' | 'answered'; address: string };
}

export const RST = 0x04;

/** Reads an Ethernet frame; undefined when it is neither ARP nor IP. */
export function packetOf(frame: Frame): Packet | undefined {
  const { data, at, outgoing } = frame;
  if (data.length < 34) return undefined;
  const type = data.readUInt16BE(12);
  if (type === 0x0806 && data.length >= 42) return arp(data, at, outgoing);
  if (type === 0x0800 || type === 0x86dd) return ip(data.subarray(14), at, outgoing);
  return undefined;
}

/** RFC 826: the operation is at 6 of the ARP packet, the sender's address at 14, the target's at 24. */
function arp(data: Buffer, at: number, outgoing: boolean): Packet {
  const request = data.readUInt16BE(20) === 1;
  const source = addressText(data.subarray(28, 32));
  const target = addressText(data.subarray(38, 42));
  return {
    at,
    outgoing,
    protocol: 'arp',
    family: 4,
    source,
    target,
    neighbour: request ? { kind: 'asked', address: target } : { kind: 'answered', address: source },
  };
}

function ip(bytes: Buffer, at: number, outgoing: boolean): Packet | undefined {
  const family = (bytes[0] ?? 0) >> 4 === 6 ? 6 : 4;
  const headerLength = family === 6 ? 40 : ((bytes[0] ?? 0) & 15) * 4;
  if (bytes.length < headerLength) return undefined;
  const [from, size, protocolAt] = family === 6 ? [8, 16, 6] : [12, 4, 9];
  const protocol = bytes[protocolAt] ?? 0;
  const packet: Packet = {
    at,
    outgoing,
    protocol: 'other',
    protocolNumber: protocol,
    family,
    source: addressText(bytes.subarray(from, from + size)),
    target: addressText(bytes.subarray(from + size, from + 2 * size)),
  };
  const payload = bytes.subarray(headerLength);
  if (payload.length < 8) return packet;
  if (protocol === (family === 6 ? 58 : 1)) return icmp(packet, payload);
  if (protocol !== 6 && protocol !== 17) return packet;
  packet.protocol = protocol === 6 ? 'tcp' : 'udp';
  packet.sourcePort = payload.readUInt16BE(0);
  packet.targetPort = payload.readUInt16BE(2);
  if (protocol === 6 && payload.length > 13) packet.flags = payload[13] ?? 0;
  return packet;
}

function icmp(packet: Packet, payload: Buffer): Packet {
  const type = payload[0] ?? 0;
  packet.protocol = 'icmp';
  packet.icmp = {
    type,
    code: payload[1] ?? 0,
    id: payload.readUInt16BE(4),
    sequence: payload.readUInt16BE(6),
  };
  const mtu = mtuIn(packet.family, payload);
  if (mtu !== undefined) packet.icmp.mtu = mtu;
  const isError = packet.family === 6 ? type < 128 : [3, 4, 11, 12].includes(type);
  if (isError) {
    const about = ip(payload.subarray(8), packet.at, !packet.outgoing);
    if (about) packet.about = about;
  }
  // RFC 4861 sections 4.3 and 4.4: the target address follows 8 bytes of header.
  if (packet.family === 6 && (type === 135 || type === 136) && payload.length >= 24) {
    const kind = type === 135 ? 'asked' : 'answered';
    packet.neighbour = { kind, address: addressText(payload.subarray(8, 24)) };
  }
  return packet;
}

/** RFC 1191 section 4 (0 where a router is too old to tell); RFC 4443 section 3.2. */
function mtuIn(family: 4 | 6, payload: Buffer): number | undefined {
  if (family === 6) return payload[0] === 2 ? payload.readUInt32BE(4) : undefined;
  return payload[0] === 3 && payload[1] === 4 ? payload.readUInt16BE(6) : undefined;
}

/** An address as people write it (RFC 5952 for IPv6). */
export function addressText(bytes: Uint8Array): string {
  if (bytes.length === 4) return bytes.join('.');
  const view = Buffer.from(bytes);
  const groups = Array.from({ length: 8 }, (_, index) => view.readUInt16BE(index * 2).toString(16));
  // The URL standard's serializer compresses as RFC 5952 wants.
  return new URL(`http://[${groups.join(':')}]`).hostname.slice(1, -1);
}
