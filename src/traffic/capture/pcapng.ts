import type { Frame } from '../../netns/index.js';

/**
 * A capture file of the format pcapng (draft-ietf-opsawg-pcapng): a section with one interface and its packets, little
 * endian, stamped to the microsecond.
 */
const SECTION_HEADER = 0x0a0d0d0a;
const INTERFACE_DESCRIPTION = 1;
const ENHANCED_PACKET = 6;
const MAGIC = 0x1a2b3c4d;
const LINKTYPE_ETHERNET = 1;
const OPT_COMMENT = 1;
const SHB_USERAPPL = 4;
const IF_NAME = 2;
const IF_DESCRIPTION = 3;
const EPB_FLAGS = 2;
/** Direction of a packet, in the first two bits of its flags. */
const INBOUND = 1;
const OUTBOUND = 2;
const TPID_8021Q = 0x8100;

/** Something to be said within a capture. */
export interface Remark {
  atMs: number;
  text: string;
}

/** What a file says of itself. */
export interface CaptureTitle {
  /** Of the file as a whole. */
  comment: string;
  /** The interface, and whose it is. */
  interface: string;
  description: string;
  snaplen: number;
}

/** The file as bytes. A remark becomes the comment of the first packet at or after its instant. */
export function pcapng(
  title: CaptureTitle,
  frames: readonly Frame[],
  remarks: readonly Remark[] = [],
): Buffer {
  const ordered = [...remarks].sort((a, b) => a.atMs - b.atMs);
  const packets = frames.map(frame => {
    const said: string[] = [];
    while (ordered[0] && ordered[0].atMs <= frame.at) said.push(ordered.shift()?.text ?? '');
    return packet(frame, said);
  });
  return Buffer.concat([header(title), ...packets]);
}

function header({ comment, interface: name, description, snaplen }: CaptureTitle): Buffer {
  const section = Buffer.alloc(16);
  section.writeUInt32LE(MAGIC, 0);
  section.writeUInt16LE(1, 4);
  // How long the section is need not be said: -1.
  section.fill(0xff, 8, 16);
  const link = Buffer.alloc(8);
  link.writeUInt16LE(LINKTYPE_ETHERNET, 0);
  link.writeUInt32LE(snaplen, 4);
  return Buffer.concat([
    block(SECTION_HEADER, section, [text(OPT_COMMENT, comment), text(SHB_USERAPPL, 'tsunagu')]),
    block(INTERFACE_DESCRIPTION, link, [text(IF_NAME, name), text(IF_DESCRIPTION, description)]),
  ]);
}

function packet(frame: Frame, comments: readonly string[]): Buffer {
  const data = tagged(frame);
  const micros = BigInt(Math.round(frame.at * 1000));
  const fixed = Buffer.alloc(20);
  fixed.writeUInt32LE(Number(micros >> 32n), 4);
  fixed.writeUInt32LE(Number(micros & 0xffffffffn), 8);
  fixed.writeUInt32LE(data.length, 12);
  fixed.writeUInt32LE(Math.max(data.length, frame.length + data.length - frame.data.length), 16);
  const flags = Buffer.alloc(4);
  flags.writeUInt32LE(frame.outgoing ? OUTBOUND : INBOUND);
  const options = [option(EPB_FLAGS, flags), ...comments.map(comment => text(OPT_COMMENT, comment))];
  return block(ENHANCED_PACKET, Buffer.concat([fixed, padded(data)]), options);
}

/** The kernel takes the outer VLAN tag out of a frame; here it is put back. */
function tagged({ data, vlanTci }: Frame): Buffer {
  if (vlanTci === undefined) return data;
  const tag = Buffer.alloc(4);
  tag.writeUInt16BE(TPID_8021Q, 0);
  tag.writeUInt16BE(vlanTci, 2);
  return Buffer.concat([data.subarray(0, 12), tag, data.subarray(12)]);
}

/** Type, length, body, options with their end, length again. */
function block(type: number, body: Buffer, options: readonly Buffer[]): Buffer {
  const end = Buffer.alloc(4);
  const length = Buffer.alloc(4);
  const content = Buffer.concat([body, ...options, end]);
  length.writeUInt32LE(content.length + 12);
  const head = Buffer.alloc(4);
  head.writeUInt32LE(type);
  return Buffer.concat([head, length, content, length]);
}

function text(code: number, value: string): Buffer {
  return option(code, Buffer.from(value.slice(0, 10_000), 'utf8'));
}

function option(code: number, value: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(code, 0);
  head.writeUInt16LE(value.length, 2);
  return Buffer.concat([head, padded(value)]);
}

/** Filled up to a multiple of 4 bytes. */
function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}
