import { timespecMs } from './clock.js';
import { pointerTo, SyscallError, sysNow } from './syscalls.js';

/** A frame seen by a Tap. */
export interface Frame {
  /** When the kernel had it: milliseconds since the epoch by CLOCK_REALTIME. */
  at: number;
  /** It left through the interface; otherwise it came in. */
  outgoing: boolean;
  /** From the Ethernet header on, as many bytes as the Tap keeps. */
  data: Buffer;
  /** The whole frame's length in bytes. */
  length: number;
  /** The VLAN tag (TCI) that the kernel took out of the frame; absent: none. */
  vlanTci?: number;
  /** The EtherType of that tag. */
  vlanTpid?: number;
}

const SLOTS = 64;
/** As many bytes of a frame as can be kept: jumbo frames are whole. All taps share the slots, so that is 640 KiB. */
export const MOST_KEPT = 10_240;
const SLOT_BYTES = MOST_KEPT;
const MSG_DONTWAIT = 0x40;
const PACKET_OUTGOING = 4;
const TP_STATUS_VLAN_VALID = 0x10;
const SOL_SOCKET = 1;
const SCM_TIMESTAMPNS = 35;
const SOL_PACKET = 263;
const PACKET_AUXDATA = 8;

/*
 * One set of buffers serves every Tap, since draining never waits. Layout on 64-bit Linux (recvmmsg(2), cmsg(3)):
 * struct mmsghdr is 64 bytes: name, namelen, iov, iovlen, control, controllen, flags, then the length received;
 * sockaddr_ll is 20 bytes with the packet type at 10; a control message is its length, level, type, data.
 */
const HEADER = 64;
const NAME = 32;
const CONTROL = 96;
// All lie in one piece of memory: a pointer alone does not keep a buffer from being collected.
const memory = Buffer.allocUnsafeSlow(SLOTS * (HEADER + NAME + CONTROL + 16 + SLOT_BYTES));
let used = 0;
const headers = area(HEADER);
const names = area(NAME);
const controls = area(CONTROL);
const iovecs = area(16);
const bytes = area(SLOT_BYTES);

function area(slotBytes: number): Buffer {
  const start = used;
  used += SLOTS * slotBytes;
  return memory.subarray(start, used);
}

for (let slot = 0; slot < SLOTS; slot++) {
  const header = slot * HEADER;
  headers.fill(0, header, header + HEADER);
  giveRoom(slot);
  headers.writeBigUInt64LE(pointerTo(names) + BigInt(slot * NAME), header);
  headers.writeBigUInt64LE(pointerTo(iovecs) + BigInt(slot * 16), header + 16);
  headers.writeBigUInt64LE(1n, header + 24);
  headers.writeBigUInt64LE(pointerTo(controls) + BigInt(slot * CONTROL), header + 32);
  iovecs.writeBigUInt64LE(pointerTo(bytes) + BigInt(slot * SLOT_BYTES), slot * 16);
  iovecs.writeBigUInt64LE(BigInt(SLOT_BYTES), slot * 16 + 8);
}

/** Says how much room there is for what comes beside the bytes; the kernel writes there how much of it it has used. */
function giveRoom(slot: number): void {
  headers.writeUInt32LE(NAME, slot * HEADER + 8);
  headers.writeUInt32LE(CONTROL, slot * HEADER + 40);
}

/** Reads all frames that wait in a packet socket, oldest first. */
export function receiveFrames(fd: number): Frame[] {
  const frames: Frame[] = [];
  for (;;) {
    const count = receive(fd);
    for (let slot = 0; slot < count; slot++) {
      frames.push(frameIn(slot));
      giveRoom(slot);
    }
    if (count < SLOTS) return frames;
  }
}

/** How many slots were filled. That the interface went down is told once, and is not the Tap's matter. */
function receive(fd: number): number {
  try {
    return sysNow('recvmmsg', fd, headers, SLOTS, MSG_DONTWAIT, null) ?? 0;
  } catch (error) {
    if (!(error instanceof SyscallError) || error.code !== 'ENETDOWN') throw error;
    return receive(fd);
  }
}

function frameIn(slot: number): Frame {
  const kept = headers.readUInt32LE(slot * HEADER + 56);
  const frame: Frame = {
    at: Number.NaN,
    outgoing: names[slot * NAME + 10] === PACKET_OUTGOING,
    data: Buffer.from(bytes.subarray(slot * SLOT_BYTES, slot * SLOT_BYTES + kept)),
    length: kept,
  };
  let at = slot * CONTROL;
  const end = at + headers.readUInt32LE(slot * HEADER + 40);
  while (at + 16 <= end) {
    const length = controls.readUInt32LE(at);
    const level = controls.readInt32LE(at + 8);
    const type = controls.readInt32LE(at + 12);
    if (level === SOL_SOCKET && type === SCM_TIMESTAMPNS) frame.at = timespecMs(controls, at + 16);
    // struct tpacket_auxdata: status, len, snaplen, mac, net, vlan_tci, vlan_tpid.
    if (level === SOL_PACKET && type === PACKET_AUXDATA) {
      frame.length = controls.readUInt32LE(at + 20);
      if (controls.readUInt32LE(at + 16) & TP_STATUS_VLAN_VALID) {
        frame.vlanTci = controls.readUInt16LE(at + 32);
        frame.vlanTpid = controls.readUInt16LE(at + 34);
      }
    }
    at += (length + 7) & ~7;
  }
  return frame;
}
