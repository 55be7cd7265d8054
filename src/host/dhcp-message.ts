import { addressBytes } from '../netns/index.js';
import { macBytes, macText } from './internet.js';
import { addressText } from './packet.js';

/** Message types (RFC 2132 section 9.6). */
export const DHCP = { discover: 1, offer: 2, request: 3, decline: 4, ack: 5, nak: 6, release: 7, inform: 8 };

/** Options that are used here (RFC 2132). */
export const OPTION = {
  mask: 1,
  router: 3,
  dns: 6,
  hostName: 12,
  domain: 15,
  requested: 50,
  lease: 51,
  type: 53,
  server: 54,
};

const COOKIE = Buffer.of(99, 130, 83, 99);
const FIXED = 236;

/** A message of DHCP (RFC 2131 section 2). */
export interface DhcpMessage {
  /** From a client (BOOTREQUEST) or from a server. */
  request: boolean;
  xid: number;
  /** The client cannot take unicast before it has its address. */
  broadcast: boolean;
  /** The client's own address, where it has one already. */
  client: string;
  /** The address that is given. */
  your: string;
  relay: string;
  mac: string;
  options: Map<number, Buffer>;
}

export function writeDhcp(message: DhcpMessage): Buffer {
  const head = Buffer.alloc(FIXED);
  head.set([message.request ? 1 : 2, 1, 6, 0]);
  head.writeUInt32BE(message.xid, 4);
  head.writeUInt16BE(message.broadcast ? 0x8000 : 0, 10);
  addressBytes(message.client).copy(head, 12);
  addressBytes(message.your).copy(head, 16);
  addressBytes(message.relay).copy(head, 24);
  macBytes(message.mac).copy(head, 28);
  const options = [...message.options].map(([code, data]) =>
    Buffer.concat([Buffer.of(code, data.length), data]),
  );
  const whole = Buffer.concat([head, COOKIE, ...options, Buffer.of(255)]);
  // BOOTP's size, below which some relays and servers drop (RFC 1542 section 2.1).
  return whole.length < 300 ? Buffer.concat([whole, Buffer.alloc(300 - whole.length)]) : whole;
}

/** Reads a message; undefined when it is none. */
export function readDhcp(bytes: Buffer): DhcpMessage | undefined {
  if (bytes.length < FIXED + 4 || !bytes.subarray(FIXED, FIXED + 4).equals(COOKIE)) return undefined;
  const options = new Map<number, Buffer>();
  let at = FIXED + 4;
  while (at + 1 < bytes.length && bytes[at] !== 255) {
    if (bytes[at] === 0) {
      at += 1;
      continue;
    }
    const end = at + 2 + (bytes[at + 1] ?? 0);
    options.set(bytes[at] ?? 0, bytes.subarray(at + 2, end));
    at = end;
  }
  return {
    request: bytes[0] === 1,
    xid: bytes.readUInt32BE(4),
    broadcast: (bytes.readUInt16BE(10) & 0x8000) !== 0,
    client: addressText(bytes.subarray(12, 16)),
    your: addressText(bytes.subarray(16, 20)),
    relay: addressText(bytes.subarray(24, 28)),
    mac: macText(bytes.subarray(28, 34)),
    options,
  };
}

/** The type of a message; 0 when it says none. */
export function typeOf({ options }: DhcpMessage): number {
  return options.get(OPTION.type)?.[0] ?? 0;
}

/** An option's addresses, in order. */
export function addressesIn({ options }: DhcpMessage, code: number): string[] {
  const data = options.get(code) ?? Buffer.alloc(0);
  return Array.from({ length: Math.floor(data.length / 4) }, (_, index) =>
    addressText(data.subarray(index * 4, index * 4 + 4)),
  );
}
