import type dgram from 'node:dgram';
import { readFileSync, writeFileSync } from 'node:fs';
import { AF_INET, AF_INET6 } from './address.js';
import type { Namespace } from './namespace.js';
import { adoptDatagram, bindSocket, forbidFragments, openSocket, SOCK_DGRAM } from './sockets.js';
import { sys } from './syscalls.js';

const IPPROTO_ICMP = 1;
const IPPROTO_ICMPV6 = 58;
const RANGE = '/proc/sys/net/ipv4/ping_group_range';

/**
 * A socket for ICMP echo inside a namespace (icmp(7), "ping socket"): it sends echo requests and receives their
 * replies, ICMP header first. The kernel sets the identifier, which is `socket.address().port`, and the checksum. The
 * port that `send` wants is ignored (but must not be 0). Needs net.ipv4.ping_group_range, which is set in a namespace
 * of ours if it is shut there, and never in the machine's own.
 */
export async function openPing(
  ns: Namespace,
  family: 4 | 6,
  options: { dontFragment?: boolean | undefined } = {},
): Promise<dgram.Socket> {
  if (ns.name !== undefined) ns.run(allowPing);
  const v6 = family === 6;
  const fd = openSocket(ns, v6 ? AF_INET6 : AF_INET, SOCK_DGRAM, v6 ? IPPROTO_ICMPV6 : IPPROTO_ICMP);
  try {
    if (options.dontFragment) forbidFragments(fd, family);
    bindSocket(ns, fd, v6 ? '::' : '0.0.0.0', 0);
  } catch (error) {
    sys('close', fd);
    throw error;
  }
  return adoptDatagram(fd, family);
}

function allowPing(): void {
  const [low = 1, high = 0] = readFileSync(RANGE, 'utf8').split(/\s+/).map(Number);
  if (low > high) writeFileSync(RANGE, '0 2147483647');
}
