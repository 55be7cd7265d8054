import { writeSync } from 'node:fs';
import { errors } from './errors.js';
import type { Namespace } from './namespace.js';
import { openSocket } from './sockets.js';
import { closeElsewhere, interfaceIndex, sys } from './syscalls.js';

const AF_PACKET = 17;
const SOCK_RAW = 3;

/** Sends whole Ethernet frames out of one interface (packet(7)); what comes in is for a Tap. */
export class FrameSocket {
  readonly #fd: number;

  private constructor(fd: number) {
    this.#fd = fd;
  }

  /** @throws TsunaguError `netns.noInterface`; SyscallError. */
  static open(ns: Namespace, ifname: string): FrameSocket {
    // Protocol 0: nothing is received.
    const fd = openSocket(ns, AF_PACKET, SOCK_RAW);
    try {
      const index = ns.run(() => interfaceIndex(ifname));
      if (index === 0) throw errors.noInterface({ ifname, namespace: ns.label });
      const name = Buffer.alloc(20);
      name.writeUInt16LE(AF_PACKET, 0);
      name.writeInt32LE(index, 4);
      sys('bind', fd, name, name.length);
    } catch (error) {
      void closeElsewhere(fd);
      throw error;
    }
    return new FrameSocket(fd);
  }

  /** Sends a frame, from its destination address on and without its check sequence. @throws the system's error. */
  send(frame: Uint8Array): void {
    writeSync(this.#fd, frame);
  }

  close(): Promise<void> {
    return closeElsewhere(this.#fd);
  }
}
