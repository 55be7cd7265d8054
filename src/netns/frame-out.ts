import { writeSync } from 'node:fs';
import { errors } from './errors.js';
import type { Namespace } from './namespace.js';
import { openSocket } from './sockets.js';
import { closeElsewhere, interfaceIndex, sys } from './syscalls.js';

const AF_PACKET = 17;
const SOCK_RAW = 3;

/**
 * Sends an Ethernet frame as it is from an interface, past the kernel's own stack (packet(7)).
 * @throws TsunaguError `netns.noInterface`; the system's error (ENETDOWN).
 */
export function sendFrame(ns: Namespace, ifname: string, frame: Uint8Array): void {
  // Protocol 0: it receives nothing.
  const fd = openSocket(ns, AF_PACKET, SOCK_RAW);
  try {
    const index = ns.run(() => interfaceIndex(ifname));
    if (index === 0) throw errors.noInterface({ ifname, namespace: ns.label });
    const name = Buffer.alloc(20);
    name.writeUInt16LE(AF_PACKET, 0);
    name.writeInt32LE(index, 4);
    sys('bind', fd, name, name.length);
    writeSync(fd, frame);
  } finally {
    void closeElsewhere(fd);
  }
}
