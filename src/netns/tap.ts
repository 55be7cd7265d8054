import { type BpfInstruction, type FrameFilter, frameFilter, takeAll } from './bpf.js';
import { errors } from './errors.js';
import { Namespace } from './namespace.js';
import { type Frame, receiveFrames } from './receive.js';
import { openSocket, setOption } from './sockets.js';
import { closeElsewhere, interfaceIndex, pointerTo, sys, whenReadable } from './syscalls.js';

const AF_PACKET = 17;
const SOCK_RAW = 3;
const ETH_P_ALL = 3;
const SOL_SOCKET = 1;
const SO_ATTACH_FILTER = 26;
const SO_RCVBUFFORCE = 33;
const SO_TIMESTAMPNS = 35;
const SOL_PACKET = 263;
const PACKET_STATISTICS = 6;
const PACKET_AUXDATA = 8;

/** What a Tap takes and keeps. */
export interface TapOptions {
  /** Absent: every frame. Only frames that match cost anything in this process. */
  filter?: FrameFilter | readonly BpfInstruction[];
  /** Bytes kept of each frame when `filter` is not a program of one's own (default 256; at most `MOST_KEPT`). */
  snaplen?: number;
  /** Bytes of kernel memory for frames not yet drained (default 4 MiB, which holds some 5,000 small frames). */
  receiveBuffer?: number;
}

/**
 * Sees the frames that enter and leave one interface, stamped by the kernel: the proof that a packet left a host,
 * and the one clock that outages are measured by (packet(7)).
 */
export class Tap {
  readonly #fd: number;
  #dropped = 0;
  #open = true;
  #unwatch: (() => void) | undefined;

  private constructor(fd: number) {
    this.#fd = fd;
  }

  /**
   * @throws TsunaguError `netns.noInterface`; SyscallError.
   */
  static open(ns: Namespace, ifname: string, options: TapOptions = {}): Tap {
    keepStampsOn();
    // Protocol 0: nothing is taken before the filter is in place and the interface is bound.
    const fd = openSocket(ns, AF_PACKET, SOCK_RAW);
    try {
      const index = ns.run(() => interfaceIndex(ifname));
      if (index === 0) throw errors.noInterface({ ifname, namespace: ns.label });
      setOption(fd, SOL_SOCKET, SO_RCVBUFFORCE, options.receiveBuffer ?? 4 << 20);
      setOption(fd, SOL_SOCKET, SO_TIMESTAMPNS, 1);
      setOption(fd, SOL_PACKET, PACKET_AUXDATA, 1);
      attachFilter(fd, program(options));
      bindTo(fd, index);
    } catch (error) {
      void closeElsewhere(fd);
      throw error;
    }
    return new Tap(fd);
  }

  /** The frames since the last drain, oldest first. Never waits. */
  drain(): Frame[] {
    return this.#open ? receiveFrames(this.#fd) : [];
  }

  /** Frames that the kernel dropped since this was opened, because they were not drained in time. */
  dropped(): number {
    if (!this.#open) return this.#dropped;
    const stats = Buffer.alloc(8);
    const length = Buffer.from([8, 0, 0, 0]);
    // Reading sets the kernel's counters back to 0: { tp_packets, tp_drops }.
    sys('getsockopt', this.#fd, SOL_PACKET, PACKET_STATISTICS, stats, length);
    this.#dropped += stats.readUInt32LE(4);
    return this.#dropped;
  }

  /** Calls back as frames arrive, at most once a turn of the event loop; the callback must drain. */
  onFrames(callback: () => void): void {
    this.#unwatch?.();
    this.#unwatch = this.#open ? whenReadable(this.#fd, callback) : undefined;
  }

  /** Ends it; resolves when the kernel has let go of it. A second call does nothing. */
  async close(): Promise<void> {
    if (!this.#open) return;
    this.dropped();
    this.#unwatch?.();
    this.#open = false;
    await closeElsewhere(this.#fd);
  }
}

function program({ filter, snaplen = 256 }: TapOptions): readonly BpfInstruction[] {
  if (filter === undefined) return takeAll(snaplen);
  return isProgram(filter) ? filter : frameFilter(filter, snaplen);
}

function isProgram(filter: FrameFilter | readonly BpfInstruction[]): filter is readonly BpfInstruction[] {
  return Array.isArray(filter);
}

/** struct sock_fprog { unsigned short len; struct sock_filter *filter; }, and the program behind it. */
function attachFilter(fd: number, instructions: readonly BpfInstruction[]): void {
  const fprog = Buffer.allocUnsafeSlow(16 + instructions.length * 8).fill(0);
  fprog.writeUInt16LE(instructions.length, 0);
  fprog.writeBigUInt64LE(pointerTo(fprog) + 16n, 8);
  instructions.forEach(([op, yes, no, k], index) => {
    const at = 16 + index * 8;
    fprog.writeUInt16LE(op, at);
    fprog.writeUInt8(yes, at + 2);
    fprog.writeUInt8(no, at + 3);
    fprog.writeUInt32LE(k, at + 4);
  });
  sys('setsockopt', fd, SOL_SOCKET, SO_ATTACH_FILTER, fprog, 16);
}

/** struct sockaddr_ll: family, protocol (network order), interface index, then what receiving fills in. */
function bindTo(fd: number, index: number): void {
  const name = Buffer.alloc(20);
  name.writeUInt16LE(AF_PACKET, 0);
  name.writeUInt16BE(ETH_P_ALL, 2);
  name.writeInt32LE(index, 4);
  sys('bind', fd, name, name.length);
}

let keeper: number | undefined;

/**
 * The kernel stamps packets only while some socket asks for it, and turns that on a moment after the first one did;
 * frames in between would get the time they are read at. So one socket asks for as long as the process lives.
 */
export function keepStampsOn(): void {
  if (keeper !== undefined) return;
  keeper = openSocket(Namespace.own(), AF_PACKET, SOCK_RAW);
  setOption(keeper, SOL_SOCKET, SO_TIMESTAMPNS, 1);
}
