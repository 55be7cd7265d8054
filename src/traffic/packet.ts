import type { BpfInstruction } from '../netns/index.js';

/**
 * A probe's packet: 12 bytes of payload after an 8-byte ICMP echo (RFC 792, RFC 4443) or UDP (RFC 768) header.
 * An echo reply carries the same payload, so one place serves both.
 */
const MAGIC = 0x74737567; // "tsug"
const PAYLOAD = 12;
const HEADER = 8;

/** What a frame of a probe is. */
export interface ProbeFrame {
  kind: 'request' | 'reply' | 'udp';
  seq: number;
}

/** The payload: magic, probe's number, sequence number. */
export function payload(probe: number, seq: number): Buffer {
  const bytes = Buffer.alloc(PAYLOAD);
  bytes.writeUInt32BE(MAGIC, 0);
  bytes.writeUInt32BE(probe, 4);
  bytes.writeUInt32BE(seq, 8);
  return bytes;
}

/** An ICMP or ICMPv6 echo request; identifier and checksum are the kernel's to fill in. */
export function echoRequest(family: 4 | 6, probe: number, seq: number): Buffer {
  const header = Buffer.alloc(HEADER);
  header.writeUInt8(family === 4 ? 8 : 128, 0);
  header.writeUInt16BE(seq & 0xffff, 6);
  return Buffer.concat([header, payload(probe, seq)]);
}

const ICMP = 1;
const UDP = 17;
const ICMPV6 = 58;

/** Reads an Ethernet frame (IPv4 or IPv6 without extension headers); undefined when it is not of this probe. */
export function readFrame(frame: Buffer, probe: number): ProbeFrame | undefined {
  const network = 14;
  if (frame.length < network + 20) return undefined;
  const v4 = frame.readUInt16BE(12) === 0x0800;
  if (!v4 && frame.readUInt16BE(12) !== 0x86dd) return undefined;
  const transport = network + (v4 ? 4 * (frame.readUInt8(network) & 0xf) : 40);
  const at = transport + HEADER;
  if (frame.length < at + PAYLOAD) return undefined;
  if (frame.readUInt32BE(at) !== MAGIC || frame.readUInt32BE(at + 4) !== probe) return undefined;
  const kind = kindOf(frame.readUInt8(network + (v4 ? 9 : 6)), frame.readUInt8(transport));
  return kind && { kind, seq: frame.readUInt32BE(at + 8) };
}

function kindOf(protocol: number, type: number): ProbeFrame['kind'] | undefined {
  if (protocol === UDP) return 'udp';
  if ((protocol === ICMP && type === 8) || (protocol === ICMPV6 && type === 128)) return 'request';
  if ((protocol === ICMP && type === 0) || (protocol === ICMPV6 && type === 129)) return 'reply';
  return undefined;
}

/** The classic BPF program (bpf(4)) that takes only this probe's frames. */
export function probeFilter(probe: number): BpfInstruction[] {
  const ldh = 0x28;
  const ldAbsolute = 0x20;
  const ldIndexed = 0x40;
  const ldxHeaderLength = 0xb1; // X = 4 * ([k] & 0xf)
  const jeq = 0x15;
  const ret = 0x06;
  return [
    [ldh, 0, 0, 12],
    [jeq, 0, 5, 0x0800],
    [ldxHeaderLength, 0, 0, 14],
    [ldIndexed, 0, 0, 14 + HEADER],
    [jeq, 0, 7, MAGIC],
    [ldIndexed, 0, 0, 14 + HEADER + 4],
    [jeq, 6, 5, probe],
    [jeq, 0, 4, 0x86dd],
    [ldAbsolute, 0, 0, 54 + HEADER],
    [jeq, 0, 2, MAGIC],
    [ldAbsolute, 0, 0, 54 + HEADER + 4],
    [jeq, 1, 0, probe],
    [ret, 0, 0, 0],
    [ret, 0, 0, 128],
  ];
}
