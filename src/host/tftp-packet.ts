/** Opcodes and sizes of TFTP (RFC 1350). */
export const RRQ = 1;
export const WRQ = 2;
export const DATA = 3;
export const ACK = 4;
export const ERROR = 5;
export const BLOCK_BYTES = 512;

export function requestPacket(opcode: typeof RRQ | typeof WRQ, file: string): Buffer {
  return Buffer.concat([Buffer.of(0, opcode), Buffer.from(`${file}\0octet\0`)]);
}

export function dataPacket(block: number, data: Uint8Array): Buffer {
  return Buffer.concat([numbered(DATA, block), data]);
}

export function ackPacket(block: number): Buffer {
  return numbered(ACK, block);
}

/** Codes: 0 see the text, 1 file not found, 2 access violation ... (RFC 1350 section 5). */
export function errorPacket(code: number, text: string): Buffer {
  return Buffer.concat([numbered(ERROR, code), Buffer.from(`${text}\0`)]);
}

function numbered(opcode: number, number: number): Buffer {
  return Buffer.of(0, opcode, (number >> 8) & 0xff, number & 0xff);
}

/** What a packet says; undefined when it is none of TFTP's. */
export function readPacket(
  packet: Buffer,
): { opcode: number; number: number; data: Buffer; text: string } | undefined {
  if (packet.length < 4 || packet[0] !== 0) return undefined;
  const opcode = packet[1] ?? 0;
  const data = packet.subarray(4);
  const text = packet.toString('utf8', opcode === RRQ || opcode === WRQ ? 2 : 4).split('\0')[0] ?? '';
  return { opcode, number: packet.readUInt16BE(2), data, text };
}
