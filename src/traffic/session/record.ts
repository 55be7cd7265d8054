/**
 * A record of a TCP session: magic, session's number, sequence number, and room, 16 bytes. Being of one size, records
 * are found in the stream by counting bytes.
 */
export const RECORD_BYTES = 16;
const MAGIC = 0x74737573; // "tsus"

/** Record number `seq` of a session. */
export function record(session: number, seq: number): Buffer {
  const bytes = Buffer.alloc(RECORD_BYTES);
  bytes.writeUInt32BE(MAGIC, 0);
  bytes.writeUInt32BE(session, 4);
  bytes.writeUInt32BE(seq, 8);
  return bytes;
}

/** The number of the record that begins at `at`; undefined when what stands there is no record of this session. */
export function recordAt(bytes: Buffer, at: number, session: number): number | undefined {
  if (bytes.length < at + 12) return undefined;
  if (bytes.readUInt32BE(at) !== MAGIC || bytes.readUInt32BE(at + 4) !== session) return undefined;
  return bytes.readUInt32BE(at + 8);
}
