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
  const transport = transportOf(frame);
  if (transport === undefined || frame.readUInt32BE(transport + HEADER + 4) !== probe) return undefined;
  const v4 = frame.readUInt16BE(12) === 0x0800;
  const kind = kindOf(frame.readUInt8(v4 ? 23 : 20), frame.readUInt8(transport));
  return kind && { kind, seq: frame.readUInt32BE(transport + HEADER + 8) };
}

/** The number of the probe that a frame is of; undefined: of none. */
export function probeOf(frame: Buffer): number | undefined {
  const transport = transportOf(frame);
  return transport === undefined ? undefined : frame.readUInt32BE(transport + HEADER + 4);
}

/** Where the transport header is in a frame of a probe; undefined when it is none. */
function transportOf(frame: Buffer): number | undefined {
  const network = 14;
  if (frame.length < network + 20) return undefined;
  const type = frame.readUInt16BE(12);
  if (type !== 0x0800 && type !== 0x86dd) return undefined;
  const transport = network + (type === 0x0800 ? 4 * (frame.readUInt8(network) & 0xf) : 40);
  const at = transport + HEADER;
  return frame.length >= at + PAYLOAD && frame.readUInt32BE(at) === MAGIC ? transport : undefined;
}

function kindOf(protocol: number, type: number): ProbeFrame['kind'] | undefined {
  if (protocol === UDP) return 'udp';
  if ((protocol === ICMP && type === 8) || (protocol === ICMPV6 && type === 128)) return 'request';
  if ((protocol === ICMP && type === 0) || (protocol === ICMPV6 && type === 129)) return 'reply';
  return undefined;
}

/** The classic BPF program (bpf(4)) that takes only frames of probes. */
export function anyProbeFilter(): BpfInstruction[] {
  const ldh = 0x28;
  const ldAbsolute = 0x20;
  const ldIndexed = 0x40;
  const ldxHeaderLength = 0xb1; // X = 4 * ([k] & 0xf)
  const jeq = 0x15;
  const ret = 0x06;
  return [
    [ldh, 0, 0, 12],
    [jeq, 0, 3, 0x0800],
    [ldxHeaderLength, 0, 0, 14],
    [ldIndexed, 0, 0, 14 + HEADER],
    [jeq, 4, 3, MAGIC],
    [jeq, 0, 2, 0x86dd],
    [ldAbsolute, 0, 0, 54 + HEADER],
    [jeq, 1, 0, MAGIC],
    [ret, 0, 0, 0],
    [ret, 0, 0, 128],
  ];
}
