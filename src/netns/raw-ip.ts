import { AF_INET, AF_INET6, sockaddr } from './address.js';
import type { Namespace } from './namespace.js';
import { openSocket, setOption } from './sockets.js';
import { sys } from './syscalls.js';

const SOCK_RAW = 3;
const IPPROTO_IP = 0;
const IPPROTO_IPV6 = 41;
const IP_TTL = 2;
const IP_MULTICAST_TTL = 33;
const IPV6_UNICAST_HOPS = 16;
const IPV6_MULTICAST_HOPS = 18;

/**
 * Sends a payload as an IP packet of any protocol (raw(7)); the kernel makes the header.
 * @throws SyscallError: ENETUNREACH, EMSGSIZE ...
 */
export function sendIp(
  ns: Namespace,
  address: string,
  { protocol, payload, ttl }: { protocol: number; payload: Uint8Array; ttl?: number | undefined },
): void {
  const v6 = address.includes(':');
  const fd = openSocket(ns, v6 ? AF_INET6 : AF_INET, SOCK_RAW, protocol);
  try {
    if (ttl !== undefined) {
      const level = v6 ? IPPROTO_IPV6 : IPPROTO_IP;
      for (const name of v6 ? [IPV6_UNICAST_HOPS, IPV6_MULTICAST_HOPS] : [IP_TTL, IP_MULTICAST_TTL]) {
        setOption(fd, level, name, ttl);
      }
    }
    const to = sockaddr(address, 0);
    sys('sendto', fd, payload, payload.length, 0, to, to.length);
  } finally {
    sys('close', fd);
  }
}
