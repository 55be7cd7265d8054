import type { Frame } from '../../netns/index.js';

/**
 * TCP segments whose data had all been seen before from the same sender of the same connection (compare Wireshark's
 * tcp.analysis.retransmission; keep-alives of one byte before the next are none). IPv6 without extension headers.
 */
export function countRetransmissions(frames: readonly Frame[]): number {
  const ends = new Map<string, number>();
  let count = 0;
  for (const { data } of frames) {
    const segment = segmentOf(data);
    if (!segment) continue;
    const { connection, from, length } = segment;
    const end = ends.get(connection);
    const next = (from + length) >>> 0;
    const beyond = end === undefined ? length : (next - end) | 0;
    if (beyond > 0) ends.set(connection, next);
    else if (!(length === 1 && beyond === 0)) count++;
  }
  return count;
}

function segmentOf(frame: Buffer): { connection: string; from: number; length: number } | undefined {
  if (frame.length < 54) return undefined;
  const type = frame.readUInt16BE(12);
  if (type !== 0x0800 && type !== 0x86dd) return undefined;
  const v4 = type === 0x0800;
  if (frame[v4 ? 23 : 20] !== 6) return undefined;
  const at = 14 + (v4 ? 4 * (frame.readUInt8(14) & 0xf) : 40);
  if (frame.length < at + 14) return undefined;
  const end = 14 + (v4 ? frame.readUInt16BE(16) : 40 + frame.readUInt16BE(18));
  const length = end - at - 4 * (frame.readUInt8(at + 12) >> 4);
  if (length <= 0) return undefined;
  const addresses = v4 ? frame.subarray(26, 34) : frame.subarray(22, 54);
  const connection = `${addresses.toString('latin1')}${frame.readUInt32BE(at)}`;
  return { connection, from: frame.readUInt32BE(at + 4), length };
}
