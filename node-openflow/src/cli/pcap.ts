import { OpenFlowError } from '../errors.js';

/** Bytes of one direction of one TCP connection, in the order in which they were sent. */
export interface Segment {
  /** `10.0.0.1:40000 > 10.0.0.2:6653` */
  flow: string;
  /** When it was captured, in seconds since 1970. */
  time: number;
  data: Buffer;
}

const MAGIC = new Map([
  ['a1b2c3d4', { little: false, nanoseconds: false }],
  ['d4c3b2a1', { little: true, nanoseconds: false }],
  ['a1b23c4d', { little: false, nanoseconds: true }],
  ['4d3cb2a1', { little: true, nanoseconds: true }],
]);

/** Bytes in front of the IP header, by link type (tcpdump.org/linktypes.html), and where its EtherType stands. */
const LINKS = new Map([
  [1, { header: 14, ethertype: 12 }], // Ethernet
  [113, { header: 16, ethertype: 14 }], // Linux cooked
  [276, { header: 20, ethertype: 0 }], // Linux cooked, version 2
  [101, { header: 0, ethertype: undefined }], // raw IP
]);

/** Whether a file begins as a capture does. */
export function isPcap(file: Buffer): boolean {
  const magic = file.subarray(0, 4).toString('hex');
  return MAGIC.has(magic) || magic === '0a0d0d0a';
}

/**
 * The TCP payload in a capture from or to one of these ports, each direction put in order: what was sent again comes
 * once, what overtook waits. @throws OpenFlowError when the file cannot be read
 */
export function* segmentsOf(file: Buffer, ports: readonly number[]): Generator<Segment> {
  const format = MAGIC.get(file.subarray(0, 4).toString('hex'));
  if (!format) throw new OpenFlowError('this is pcapng: convert it with `tshark -F pcap -r IN -w OUT`');
  const u32 = (at: number) => (format.little ? file.readUInt32LE(at) : file.readUInt32BE(at));
  const link = LINKS.get(u32(20) & 0xffff);
  if (!link)
    throw new OpenFlowError(`link type ${u32(20)} is not understood (Ethernet, Linux cooked and raw IP are)`);
  const streams = new Map<string, Ordering>();
  for (let at = 24; at + 16 <= file.length; ) {
    const time = u32(at) + u32(at + 4) / (format.nanoseconds ? 1e9 : 1e6);
    const length = u32(at + 8);
    const tcp = tcpOf(file.subarray(at + 16, at + 16 + length), link);
    at += 16 + length;
    if (!tcp || !ports.some(port => tcp.ports.includes(port))) continue;
    let stream = streams.get(tcp.flow);
    if (!stream || tcp.syn) {
      stream = new Ordering(tcp.sequence + (tcp.syn ? 1 : 0));
      streams.set(tcp.flow, stream);
    }
    for (const data of stream.add(tcp.sequence, tcp.payload)) yield { flow: tcp.flow, time, data };
  }
}

interface Tcp {
  flow: string;
  ports: number[];
  sequence: number;
  syn: boolean;
  payload: Buffer;
}

function tcpOf(frame: Buffer, link: { header: number; ethertype: number | undefined }): Tcp | undefined {
  let at = link.header;
  if (link.ethertype !== undefined) {
    let ethertype = frame.length >= at ? frame.readUInt16BE(link.ethertype) : 0;
    while (ethertype === 0x8100 && frame.length >= at + 4) {
      ethertype = frame.readUInt16BE(at + 2);
      at += 4;
    }
    if (ethertype !== 0x0800 && ethertype !== 0x86dd) return undefined;
  }
  const ip = frame.subarray(at);
  if (ip.length < 40) return undefined;
  const four = (ip[0] as number) >> 4 === 4;
  if ((four ? ip[9] : ip[6]) !== 6) return undefined;
  const header = four ? ((ip[0] as number) & 15) * 4 : 40;
  const end = four ? ip.readUInt16BE(2) : 40 + ip.readUInt16BE(4);
  const tcp = ip.subarray(header, end);
  if (tcp.length < 20) return undefined;
  const ports = [tcp.readUInt16BE(0), tcp.readUInt16BE(2)];
  const [source, target] = four
    ? [ip.subarray(12, 16).join('.'), ip.subarray(16, 20).join('.')]
    : [`[${ip.subarray(8, 24).toString('hex')}]`, `[${ip.subarray(24, 40).toString('hex')}]`];
  return {
    flow: `${source}:${ports[0]} > ${target}:${ports[1]}`,
    ports,
    sequence: tcp.readUInt32BE(4),
    syn: ((tcp[13] as number) & 2) !== 0,
    payload: tcp.subarray(((tcp[12] as number) >> 4) * 4),
  };
}

/** Puts the segments of one direction in order. */
class Ordering {
  readonly #early = new Map<number, Buffer>();

  constructor(private next: number) {}

  *add(sequence: number, payload: Buffer): Generator<Buffer> {
    const ahead = (sequence - this.next) | 0;
    if (payload.length === 0 || ahead + payload.length <= 0) return;
    if (ahead > 0) {
      this.#early.set(sequence, payload);
      return;
    }
    yield payload.subarray(-ahead);
    this.next = (sequence + payload.length) >>> 0;
    for (const [early, data] of this.#early) {
      if (((early - this.next) | 0) > 0) continue;
      this.#early.delete(early);
      yield* this.add(early, data);
      return;
    }
  }
}
