import { waitFor } from '../wait/index.js';
import { realtime } from './clock.js';
import { carrier } from './interface.js';
import type { Namespace } from './namespace.js';
import { openSocket } from './sockets.js';
import { SyscallError, sys, sysNow, whenReadable } from './syscalls.js';

/** What the kernel said of an interface. */
export interface LinkEvent {
  /** When it was read: milliseconds since the epoch by CLOCK_REALTIME (netlink messages carry no stamp). */
  at: number;
  ifname: string;
  index: number;
  /** Set up by its owner (IFF_UP). */
  up: boolean;
  carrier: boolean;
  /** It was removed (or moved to another namespace). */
  gone: boolean;
}

const AF_NETLINK = 16;
const SOCK_RAW = 3;
const RTMGRP_LINK = 1;
const RTM_NEWLINK = 16;
const RTM_DELLINK = 17;
const IFLA_IFNAME = 3;
const IFF_UP = 1;
const IFF_LOWER_UP = 0x10000;

/**
 * Tells the changes of interfaces in a namespace, as rtnetlink(7) does. When thousands happen between two turns of the
 * event loop the kernel drops some, and it may hold back a change of carrier for a second and then tell only the last one
 * (measured: down and up in one); who must know a state for sure looks at it (`carrier`).
 * @returns the function that ends it.
 */
export function watchLinks(ns: Namespace, onEvent: (event: LinkEvent) => void): () => void {
  const fd = openSocket(ns, AF_NETLINK, SOCK_RAW, 0);
  const name = Buffer.alloc(12);
  name.writeUInt16LE(AF_NETLINK, 0);
  name.writeUInt32LE(RTMGRP_LINK, 8);
  sys('bind', fd, name, name.length);
  const buffer = Buffer.allocUnsafeSlow(1 << 16);
  const stop = whenReadable(fd, () => {
    for (;;) {
      const length = receive(fd, buffer);
      if (length === undefined) return;
      for (const event of linkEvents(buffer.subarray(0, length))) onEvent(event);
    }
  });
  return () => {
    stop();
    sys('close', fd);
  };
}

/** The length of the next message; 0 when the kernel had to drop some (ENOBUFS), undefined when there is none. */
function receive(fd: number, buffer: Buffer): number | undefined {
  try {
    return sysNow('recv', fd, buffer, buffer.length, 0);
  } catch (error) {
    if (error instanceof SyscallError && error.code === 'ENOBUFS') return 0;
    throw error;
  }
}

/** struct nlmsghdr (16 bytes), struct ifinfomsg (16 bytes), attributes; each message padded to 4. */
function* linkEvents(bytes: Buffer): Generator<LinkEvent> {
  const at = realtime();
  for (let start = 0; start + 32 <= bytes.length; ) {
    const length = bytes.readUInt32LE(start);
    const type = bytes.readUInt16LE(start + 4);
    if (type === RTM_NEWLINK || type === RTM_DELLINK) {
      const flags = bytes.readUInt32LE(start + 24);
      yield {
        at,
        ifname: nameIn(bytes.subarray(start + 32, start + length)),
        index: bytes.readInt32LE(start + 20),
        up: (flags & IFF_UP) !== 0,
        carrier: (flags & IFF_LOWER_UP) !== 0,
        gone: type === RTM_DELLINK,
      };
    }
    start += Math.max(16, (length + 3) & ~3);
  }
}

function nameIn(attributes: Buffer): string {
  for (let at = 0; at + 4 <= attributes.length; ) {
    const length = attributes.readUInt16LE(at);
    if (attributes.readUInt16LE(at + 2) === IFLA_IFNAME) {
      return attributes.toString('latin1', at + 4, at + length - 1);
    }
    at += Math.max(4, (length + 3) & ~3);
  }
  return '';
}

/**
 * Waits until an interface has (or has lost) carrier; looks each 2 ms, since the kernel may hold back its event (`watchLinks`).
 * @returns when that was first seen, in milliseconds since the epoch.
 * @throws WaitTimeout; TsunaguError `netns.noInterface`.
 */
export function waitForCarrier(
  ns: Namespace,
  ifname: string,
  wanted: boolean,
  options: { budgetMs: number; signal?: AbortSignal | undefined },
): Promise<number> {
  return waitFor(
    () => {
      const seen = carrier(ns, ifname);
      if (seen === wanted) return { done: true, value: realtime() };
      return { done: false, seen: `${ifname} ${seen ? 'has' : 'has no'} carrier` };
    },
    { ...options, everyMs: 2 },
  );
}
