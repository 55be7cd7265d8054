import { RECORD_BYTES, recordAt } from './record.js';

/** The records that a segment completes. */
export interface Segment {
  first: number;
  last: number;
  /** All its bytes had been seen before: it was sent again. */
  again: boolean;
}

/**
 * Reads one direction of a session at one interface, from frames. Where the records lie follows from the first
 * segment that begins with one; after that TCP's sequence numbers tell (RFC 9293, section 3.4), so that it does not
 * matter how the records were packed when they were sent again, nor whether a firewall changed the numbers on the way.
 */
export class SegmentReader {
  readonly #session: number;
  #known: { ports: number; base: number; end: number } | undefined;

  constructor(session: number) {
    this.#session = session;
  }

  /** Undefined: not of this session and direction, or without data. */
  read(frame: Buffer): Segment | undefined {
    const tcp = transportOf(frame);
    if (!tcp) return undefined;
    const ports = frame.readUInt32BE(tcp.at);
    const number = frame.readUInt32BE(tcp.at + 4);
    if (this.#known === undefined) {
      const seq = recordAt(frame, tcp.data, this.#session);
      if (seq === undefined) return undefined;
      this.#known = { ports, base: (number - seq * RECORD_BYTES) >>> 0, end: 0 };
    }
    if (ports !== this.#known.ports) return undefined;
    const from = (number - this.#known.base) | 0;
    const end = from + tcp.length;
    const again = end <= this.#known.end;
    if (!again) this.#known.end = end;
    return {
      first: Math.max(0, Math.floor(from / RECORD_BYTES)),
      last: Math.floor(end / RECORD_BYTES) - 1,
      again,
    };
  }
}

/** Where TCP's header and data are in an Ethernet frame (IPv4, or IPv6 without extension headers). */
function transportOf(frame: Buffer): { at: number; data: number; length: number } | undefined {
  if (frame.length < 54) return undefined;
  const v4 = frame.readUInt16BE(12) === 0x0800;
  if (frame[v4 ? 23 : 20] !== 6) return undefined;
  const at = 14 + (v4 ? 4 * (frame.readUInt8(14) & 0xf) : 40);
  if (frame.length < at + 20) return undefined;
  const data = at + 4 * (frame.readUInt8(at + 12) >> 4);
  const end = 14 + (v4 ? frame.readUInt16BE(16) : 40 + frame.readUInt16BE(18));
  return end > data ? { at, data, length: end - data } : undefined;
}
