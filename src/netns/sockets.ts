import dgram from 'node:dgram';
import { lookup } from 'node:dns/promises';
import net, { isIP } from 'node:net';
import { AF_INET, AF_INET6, sockaddr } from './address.js';
import { errors } from './errors.js';
import type { Namespace } from './namespace.js';
import { interfaceIndex, SyscallError, sys } from './syscalls.js';

/*
 * Node makes its sockets late, in a later turn of the loop (net.connect) or after a look-up (server.listen), and so
 * outside Namespace.run. Hence the descriptor is made by us inside, and handed to Node, which does all the rest.
 */
const SOCK_STREAM = 1;
export const SOCK_DGRAM = 2;
const SOCK_NONBLOCK = 0o4000;
const SOCK_CLOEXEC = 0o2000000;
const SOL_SOCKET = 1;
const SO_REUSEADDR = 2;
const IPPROTO_IP = 0;
const IP_TTL = 2;
const IP_MULTICAST_IF = 32;
const IP_MULTICAST_TTL = 33;
const IP_MTU_DISCOVER = 10;
const IPV6_UNICAST_HOPS = 16;
const IPV6_MULTICAST_IF = 17;
const IPV6_MULTICAST_HOPS = 18;
const IPV6_MTU_DISCOVER = 23;
const PMTUDISC_PROBE = 3;
const IPPROTO_IPV6 = 41;
const IPV6_V6ONLY = 26;

export interface ConnectOptions {
  /** A numeric address; a name is looked up by the machine itself, not in the namespace. */
  host: string;
  port: number;
  /** The address to connect from. */
  localAddress?: string;
  /** In milliseconds. */
  budgetMs: number;
  signal?: AbortSignal | undefined;
}

/** Makes a non-blocking socket inside a namespace and returns its descriptor. */
export function openSocket(ns: Namespace, family: number, type: number, protocol = 0): number {
  return ns.run(() => sys('socket', family, type | SOCK_NONBLOCK | SOCK_CLOEXEC, protocol));
}

/** Makes a TCP socket for connecting to an address, for programs that connect it themselves. */
export function openStream(ns: Namespace, address: string): number {
  return openSocket(ns, isIP(address) === 6 ? AF_INET6 : AF_INET, SOCK_STREAM);
}

/** Sets an int option of a socket. */
export function setOption(fd: number, level: number, name: number, value: number): void {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  sys('setsockopt', fd, level, name, bytes, 4);
}

/**
 * Sends each packet whole or not at all, with "don't fragment" set, however small a path MTU the kernel remembers
 * (ip(7) IP_PMTUDISC_PROBE): so each really tries the path. One larger than the interface's MTU fails with EMSGSIZE.
 */
export function forbidFragments(fd: number, family: 4 | 6): void {
  if (family === 4) setOption(fd, IPPROTO_IP, IP_MTU_DISCOVER, PMTUDISC_PROBE);
  else setOption(fd, IPPROTO_IPV6, IPV6_MTU_DISCOVER, PMTUDISC_PROBE);
}

/** Binds a socket to a numeric address, with a zone if it is link-local (`fe80::1%eth0`). */
export function bindSocket(ns: Namespace, fd: number, address: string, port: number): void {
  const zone = address.split('%')[1];
  const name = sockaddr(address, port, zone ? ns.run(() => interfaceIndex(zone)) : 0);
  try {
    sys('bind', fd, name, name.length);
  } catch (error) {
    if (!(error instanceof SyscallError)) throw error;
    throw errors.bind({ address, port, namespace: ns.label, said: error.message }, { cause: error });
  }
}

/**
 * Opens a TCP connection from inside a namespace.
 * @throws the system's error, with its `code` (ECONNREFUSED, EHOSTUNREACH ...), and ETIMEDOUT when the budget is used
 *   up, for the caller to put into words; the signal's reason when it is aborted.
 */
export async function connectTcp(ns: Namespace, options: ConnectOptions): Promise<net.Socket> {
  options.signal?.throwIfAborted();
  const host = isIP(options.host) ? options.host : (await lookup(options.host)).address;
  const fd = openStream(ns, host);
  const socket = new net.Socket({ fd });
  // Dialogues of small writes would wait 40 ms for each delayed acknowledgement otherwise (Nagle, RFC 896).
  socket.setNoDelay(true);
  socket.connect({
    host,
    port: options.port,
    ...(options.localAddress && { localAddress: options.localAddress }),
  });
  let timer: NodeJS.Timeout | undefined;
  let abort: (() => void) | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      timer = setTimeout(() => reject(new SyscallError('connect', ETIMEDOUT)), options.budgetMs);
      abort = () => reject(options.signal?.reason);
      options.signal?.addEventListener('abort', abort);
      socket.once('connect', resolve);
      socket.once('error', reject);
    });
  } catch (error) {
    socket.destroy();
    throw error;
  } finally {
    clearTimeout(timer);
    if (abort) options.signal?.removeEventListener('abort', abort);
    socket.removeAllListeners('connect');
    socket.removeAllListeners('error');
    if (socket.destroyed) socket.on('error', () => {});
  }
  return socket;
}

const ETIMEDOUT = 110;

/**
 * Listens for TCP connections inside a namespace; ready for them when this resolves. An IPv6 address takes IPv6 only.
 * @param options.host a numeric address (`0.0.0.0`, `::`); port 0 takes any free one, see `server.address()`.
 * @throws TsunaguError `netns.bind` when the port is taken or the address is not there.
 */
export async function listenTcp(
  ns: Namespace,
  options: { host: string; port: number; backlog?: number },
  server: net.Server = net.createServer(),
): Promise<net.Server> {
  const family = isIP(options.host) === 6 ? AF_INET6 : AF_INET;
  const fd = openSocket(ns, family, SOCK_STREAM);
  try {
    setOption(fd, SOL_SOCKET, SO_REUSEADDR, 1);
    if (family === AF_INET6) setOption(fd, IPPROTO_IPV6, IPV6_V6ONLY, 1);
    bindSocket(ns, fd, options.host, options.port);
  } catch (error) {
    sys('close', fd);
    throw error;
  }
  await new Promise<void>((resolve, reject) => {
    const failed = (cause: Error) => {
      const { host: address, port } = options;
      reject(errors.bind({ address, port, namespace: ns.label, said: cause.message }, { cause }));
    };
    server.once('error', failed);
    server.listen({ fd, backlog: options.backlog ?? 511 }, () => {
      server.off('error', failed);
      resolve();
    });
  });
  return server;
}

/**
 * A bound UDP socket inside a namespace. An IPv6 one takes IPv6 only.
 * @param options.address numeric; absent: any. Port 0 takes any free one, see `socket.address()`.
 * @throws TsunaguError `netns.bind`.
 */
export async function bindUdp(
  ns: Namespace,
  options: { family: 4 | 6; address?: string; port?: number },
): Promise<dgram.Socket> {
  const v6 = options.family === 6;
  const fd = openSocket(ns, v6 ? AF_INET6 : AF_INET, SOCK_DGRAM);
  try {
    if (v6) setOption(fd, IPPROTO_IPV6, IPV6_V6ONLY, 1);
    bindSocket(ns, fd, options.address ?? (v6 ? '::' : '0.0.0.0'), options.port ?? 0);
  } catch (error) {
    sys('close', fd);
    throw error;
  }
  return adoptDatagram(fd, options.family);
}

const adopted = new WeakMap<dgram.Socket, { fd: number; family: 4 | 6 }>();

/** Sets how far what a socket of ours sends from now on may go. Node's own setTTL does nothing for adopted IPv6 ones. */
export function setHopLimit(socket: dgram.Socket, hops: number): void {
  const { fd, family } = adopted.get(socket) ?? {};
  if (fd === undefined) throw new Error('this socket was not made here');
  if (family === 6) setOption(fd, IPPROTO_IPV6, IPV6_UNICAST_HOPS, hops);
  else setOption(fd, IPPROTO_IP, IP_TTL, hops);
}

/** Sets by which interface a socket of ours sends to groups, and how many routers that may pass (ip(7), ipv6(7)). */
export function setMulticast(
  ns: Namespace,
  socket: dgram.Socket,
  { ifname, ttl }: { ifname: string; ttl: number },
): void {
  const { fd, family } = adopted.get(socket) ?? {};
  if (fd === undefined) throw new Error('this socket was not made here');
  const index = ns.run(() => interfaceIndex(ifname));
  if (index === 0) throw errors.noInterface({ ifname, namespace: ns.label });
  if (family === 6) {
    setOption(fd, IPPROTO_IPV6, IPV6_MULTICAST_IF, index);
    setOption(fd, IPPROTO_IPV6, IPV6_MULTICAST_HOPS, ttl);
    return;
  }
  // struct ip_mreqn: group, own address, interface.
  const request = Buffer.alloc(12);
  request.writeInt32LE(index, 8);
  sys('setsockopt', fd, IPPROTO_IP, IP_MULTICAST_IF, request, request.length);
  setOption(fd, IPPROTO_IP, IP_MULTICAST_TTL, ttl);
}

/** Hands a bound datagram descriptor to Node. */
export function adoptDatagram(fd: number, family: 4 | 6): Promise<dgram.Socket> {
  const socket = dgram.createSocket(family === 6 ? 'udp6' : 'udp4');
  adopted.set(socket, { fd, family });
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.bind({ fd }, () => {
      socket.off('error', reject);
      resolve(socket);
    });
  });
}
