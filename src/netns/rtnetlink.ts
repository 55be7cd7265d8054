import { setImmediate as turn } from 'node:timers/promises';
import { AF_INET, AF_INET6, addressBytes } from './address.js';
import { errors } from './errors.js';
import type { Namespace } from './namespace.js';
import { openSocket, setOption } from './sockets.js';
import { interfaceIndex, SyscallError, sys } from './syscalls.js';

/*
 * rtnetlink(7) and netlink(7), for what is done to hundreds of namespaces: a process of ip(8) for each costs 3 ms, the
 * same messages from here 0.1 ms. Numbers from linux/rtnetlink.h, linux/if_link.h, linux/if_addr.h.
 */
const AF_NETLINK = 16;
const SOCK_RAW = 3;
const SOL_NETLINK = 270;
const NETLINK_CAP_ACK = 10;
const NETLINK_EXT_ACK = 11;
const NLMSG_ERROR = 2;
const NLM_F_REQUEST_ACK = 5;
const NLM_F_REPLACE = 0x100;
const NLM_F_CREATE = 0x400;
const NLMSGERR_ATTR_MSG = 1;
const [RTM_NEWLINK, RTM_NEWADDR, RTM_NEWROUTE] = [16, 20, 24];
const [IFLA_ADDRESS, IFLA_IFNAME, IFLA_MTU, IFLA_NET_NS_FD] = [1, 3, 4, 28];
const [IFA_ADDRESS, IFA_LOCAL, IFA_BROADCAST, IFA_CACHEINFO] = [1, 2, 4, 6];
const IFA_F_NODAD = 2;
const [RTA_DST, RTA_OIF, RTA_GATEWAY, RTA_PRIORITY] = [1, 4, 5, 6];
const IFF_UP = 1;
const RT_TABLE_MAIN = 254;
const RTPROT_STATIC = 4;
const RTN_UNICAST = 1;

/** One change of an interface, an address or a route. */
export interface Change {
  /** As ip(8) would be told; messages show it. */
  line: string;
  type: number;
  flags: number;
  /** What follows the header; it is made inside the namespace, where interfaces have their numbers. */
  body(): Buffer;
}

/** An address with its prefix length. */
interface Prefixed {
  address: string;
  prefix: number;
}

/** Sets an interface up, with a MAC address and an MTU (in bytes) where they are given. */
export function setUp(ifname: string, { mac, mtu }: { mac?: string; mtu?: number } = {}): Change {
  const words = [mac && `address ${mac}`, mtu !== undefined && `mtu ${mtu}`, 'up'].filter(Boolean);
  return {
    line: `link set ${ifname} ${words.join(' ')}`,
    ...{ type: RTM_NEWLINK, flags: 0 },
    body: () => {
      // struct ifinfomsg: family, type, index, flags, change.
      const info = Buffer.alloc(16);
      info.writeUInt32LE(IFF_UP, 8);
      info.writeUInt32LE(IFF_UP, 12);
      return Buffer.concat([
        info,
        attribute(IFLA_IFNAME, Buffer.from(`${ifname}\0`, 'latin1')),
        ...(mac === undefined ? [] : [attribute(IFLA_ADDRESS, Buffer.from(mac.replaceAll(':', ''), 'hex'))]),
        ...(mtu === undefined ? [] : [attribute(IFLA_MTU, uint32(mtu))]),
      ]);
    },
  };
}

/** Sets an interface down: its routes go, and its IPv6 addresses. */
export function setDown(ifname: string): Change {
  return {
    line: `link set ${ifname} down`,
    ...{ type: RTM_NEWLINK, flags: 0 },
    body: () => {
      const info = Buffer.alloc(16);
      info.writeUInt32LE(IFF_UP, 12);
      return Buffer.concat([info, attribute(IFLA_IFNAME, Buffer.from(`${ifname}\0`, 'latin1'))]);
    },
  };
}

/** Moves an interface into another namespace. It loses its addresses and routes, and keeps its MAC address. */
export function moveTo(ifname: string, to: Namespace): Change {
  return {
    line: `link set ${ifname} netns ${to.label}`,
    ...{ type: RTM_NEWLINK, flags: 0 },
    body: () =>
      Buffer.concat([
        Buffer.alloc(16),
        attribute(IFLA_IFNAME, Buffer.from(`${ifname}\0`, 'latin1')),
        attribute(IFLA_NET_NS_FD, uint32(to.descriptor)),
      ]),
  };
}

/**
 * Gives an interface an address, usable at once (without duplicate address detection).
 * @param validS after how many seconds the kernel takes it away; absent: never.
 */
export function addAddress(ifname: string, { address, prefix }: Prefixed, validS?: number): Change {
  const bytes = addressBytes(address);
  const v4 = bytes.length === 4;
  return {
    line: [
      `addr add ${address}/${prefix} dev ${ifname}${v4 ? ' broadcast +' : ' nodad'}`,
      ...(validS === undefined ? [] : [`valid_lft ${validS}`]),
    ].join(' '),
    ...{ type: RTM_NEWADDR, flags: NLM_F_CREATE | NLM_F_REPLACE },
    body: () => {
      // struct ifaddrmsg: family, prefix length, flags, scope, index.
      const info = Buffer.alloc(8);
      info.writeUInt8(v4 ? AF_INET : AF_INET6, 0);
      info.writeUInt8(prefix, 1);
      info.writeUInt8(v4 ? 0 : IFA_F_NODAD, 2);
      info.writeUInt32LE(interfaceIndex(ifname), 4);
      // struct ifa_cacheinfo: preferred and valid time, and two stamps that the kernel sets.
      const lifetime =
        validS === undefined
          ? []
          : [attribute(IFA_CACHEINFO, Buffer.concat([uint32(validS), uint32(validS), Buffer.alloc(8)]))];
      const broadcast = v4 && prefix < 31 ? [attribute(IFA_BROADCAST, broadcastOf(bytes, prefix))] : [];
      return Buffer.concat([
        info,
        attribute(IFA_LOCAL, bytes),
        attribute(IFA_ADDRESS, bytes),
        ...broadcast,
        ...lifetime,
      ]);
    },
  };
}

/** Sets a route, in place of one to the same destination with the same metric. Without destination: the default route. */
export function setRoute(
  ifname: string,
  { to, via, metric }: { to?: Prefixed; via: string; metric?: number },
): Change {
  const gateway = addressBytes(via);
  const words = [to ? `${to.address}/${to.prefix}` : 'default', `via ${via} dev ${ifname}`];
  return {
    line: `route replace ${words.join(' ')}${metric === undefined ? '' : ` metric ${metric}`}`,
    ...{ type: RTM_NEWROUTE, flags: NLM_F_CREATE | NLM_F_REPLACE },
    body: () => {
      // struct rtmsg: family, dst_len, src_len, tos, table, protocol, scope, type, flags.
      const info = Buffer.alloc(12);
      info.writeUInt8(gateway.length === 4 ? AF_INET : AF_INET6, 0);
      info.writeUInt8(to?.prefix ?? 0, 1);
      info.writeUInt8(RT_TABLE_MAIN, 4);
      info.writeUInt8(RTPROT_STATIC, 5);
      info.writeUInt8(RTN_UNICAST, 7);
      return Buffer.concat([
        info,
        ...(to ? [attribute(RTA_DST, addressBytes(to.address))] : []),
        attribute(RTA_GATEWAY, gateway),
        attribute(RTA_OIF, uint32(interfaceIndex(ifname))),
        ...(metric === undefined ? [] : [attribute(RTA_PRIORITY, uint32(metric))]),
      ]);
    },
  };
}

/** How many changes are made between two turns of the event loop: some 2 ms. */
const AT_ONCE = 32;

/**
 * Makes changes in a namespace, one after the other. The kernel has done each before it answers, so there is nothing to
 * wait for.
 * @throws TsunaguError `netns.command` for the first that fails, with the kernel's words; a few after it may be made all the same.
 */
export async function applyChanges(ns: Namespace, changes: readonly Change[]): Promise<void> {
  for (let at = 0; at < changes.length; at += AT_ONCE) {
    await turn();
    apply(ns, changes.slice(at, at + AT_ONCE));
  }
}

function apply(ns: Namespace, changes: readonly Change[]): void {
  const fd = openSocket(ns, AF_NETLINK, SOCK_RAW, 0);
  try {
    setOption(fd, SOL_NETLINK, NETLINK_CAP_ACK, 1);
    setOption(fd, SOL_NETLINK, NETLINK_EXT_ACK, 1);
    const request = ns.run(() => Buffer.concat(changes.map(message)));
    sys('send', fd, request, request.length, 0);
    const failed = failures(fd, changes.length).sort((a, b) => a.index - b.index)[0];
    if (!failed) return;
    const { line = '' } = changes[failed.index] ?? {};
    throw errors.command({ command: 'ip', line, said: failed.said });
  } finally {
    sys('close', fd);
  }
}

/** struct nlmsghdr: length, type, flags, sequence number, port. */
function message({ type, flags, body }: Change, index: number): Buffer {
  const content = body();
  const header = Buffer.alloc(16);
  header.writeUInt32LE(16 + content.length, 0);
  header.writeUInt16LE(type, 4);
  header.writeUInt16LE(flags | NLM_F_REQUEST_ACK, 6);
  header.writeUInt32LE(index + 1, 8);
  return Buffer.concat([header, content]);
}

/** Reads the answers, one a request: struct nlmsgerr has a negative errno, and repeats the request's header. */
function failures(fd: number, count: number): { index: number; said: string }[] {
  const found: { index: number; said: string }[] = [];
  const buffer = Buffer.allocUnsafeSlow(1 << 15);
  for (let seen = 0; seen < count; ) {
    const bytes = buffer.subarray(0, sys('recv', fd, buffer, buffer.length, 0));
    for (let at = 0; at + 20 <= bytes.length; ) {
      const length = bytes.readUInt32LE(at);
      const errno = -bytes.readInt32LE(at + 16);
      if (bytes.readUInt16LE(at + 4) === NLMSG_ERROR) seen++;
      if (errno !== 0) {
        const words = extendedWords(bytes.subarray(at + 36, at + length));
        const { message: plain } = new SyscallError('rtnetlink', errno);
        found.push({ index: bytes.readUInt32LE(at + 8) - 1, said: words ? `${plain}: ${words}` : plain });
      }
      at += Math.max(16, (length + 3) & ~3);
    }
  }
  return found;
}

/** What the kernel says in words beside the number, if it does. */
function extendedWords(attributes: Buffer): string {
  for (let at = 0; at + 4 <= attributes.length; ) {
    const length = attributes.readUInt16LE(at);
    if (attributes.readUInt16LE(at + 2) === NLMSGERR_ATTR_MSG) {
      return attributes.toString('latin1', at + 4, at + length - 1);
    }
    at += Math.max(4, (length + 3) & ~3);
  }
  return '';
}

/** struct rtattr: length, type, then the value, padded to 4 bytes. */
function attribute(type: number, value: Buffer): Buffer {
  const out = Buffer.alloc((4 + value.length + 3) & ~3);
  out.writeUInt16LE(4 + value.length, 0);
  out.writeUInt16LE(type, 2);
  value.copy(out, 4);
  return out;
}

function uint32(value: number): Buffer {
  const out = Buffer.alloc(4);
  out.writeUInt32LE(value);
  return out;
}

function broadcastOf(address: Buffer, prefix: number): Buffer {
  return uint32BE((address.readUInt32BE(0) | (0xffffffff >>> prefix)) >>> 0);
}

function uint32BE(value: number): Buffer {
  const out = Buffer.alloc(4);
  out.writeUInt32BE(value);
  return out;
}
