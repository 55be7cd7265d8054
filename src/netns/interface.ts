import { AF_INET } from './address.js';
import { errors } from './errors.js';
import type { Namespace } from './namespace.js';
import { openSocket, SOCK_DGRAM } from './sockets.js';
import { pointerTo, SyscallError, sys } from './syscalls.js';

const SIOCSIFHWADDR = 0x8924;
const SIOCGIFHWADDR = 0x8927;
const ARPHRD_ETHER = 1;
const SIOCETHTOOL = 0x8946;
const ETHTOOL_GLINK = 0x0a;
const ETHTOOL_STXCSUM = 0x17;

/**
 * Whether an interface has carrier. False too while it is set down. Asking makes the kernel act on a change that it
 * holds back, for up to a second: until then it drops what is sent there (ethtool_op_get_link in net/ethtool/ioctl.c).
 * @throws TsunaguError `netns.noInterface`.
 */
export function carrier(ns: Namespace, ifname: string): boolean {
  return ethtool(ns, ifname, ETHTOOL_GLINK, 0) === 1;
}

/**
 * Makes the sender fill in transport checksums itself, as a real network card's wire would show them: a switch in
 * user space drops what has none.
 * @throws TsunaguError `netns.noInterface`.
 */
export function checksumOffloadOff(ns: Namespace, ifname: string): void {
  ethtool(ns, ifname, ETHTOOL_STXCSUM, 0);
}

/**
 * Sets the MAC address of an interface. The kernel then forgets the interface's neighbours (also when the address is the
 * one it had) and the namespace's cached routes, far cheaper than `ip neigh flush` (arp_netdev_event in net/ipv4/arp.c,
 * ndisc_netdev_event in net/ipv6/ndisc.c: NETDEV_CHANGEADDR).
 * @throws TsunaguError `netns.noInterface`.
 */
export function setMac(ns: Namespace, ifname: string, mac: string): void {
  const request = ifreq(ifname);
  request.writeUInt16LE(ARPHRD_ETHER, 16);
  Buffer.from(mac.replaceAll(':', ''), 'hex').copy(request, 18);
  ioctl(ns, ifname, SIOCSIFHWADDR, request);
}

/** The MAC address of an interface. @throws TsunaguError `netns.noInterface`. */
export function macOf(ns: Namespace, ifname: string): string {
  const request = ifreq(ifname);
  ioctl(ns, ifname, SIOCGIFHWADDR, request);
  return [...request.subarray(18, 24)].map(byte => byte.toString(16).padStart(2, '0')).join(':');
}

/** One ETHTOOL request with a struct ethtool_value { cmd, data } (linux/ethtool.h), as ethtool(8) does it. */
function ethtool(ns: Namespace, ifname: string, command: number, data: number): number {
  const value = Buffer.allocUnsafeSlow(8);
  value.writeUInt32LE(command, 0);
  value.writeUInt32LE(data, 4);
  const request = ifreq(ifname);
  request.writeBigUInt64LE(pointerTo(value), 16);
  ioctl(ns, ifname, SIOCETHTOOL, request);
  return value.readUInt32LE(4);
}

/** struct ifreq: 16 bytes of name, then what the request needs (netdevice(7)). */
function ifreq(ifname: string): Buffer {
  const request = Buffer.alloc(40);
  request.write(ifname, 0, 15, 'latin1');
  return request;
}

function ioctl(ns: Namespace, ifname: string, request: number, argument: Buffer): void {
  const fd = openSocket(ns, AF_INET, SOCK_DGRAM);
  try {
    sys('ioctl', fd, request, argument);
  } catch (error) {
    if (!(error instanceof SyscallError) || error.code !== 'ENODEV') throw error;
    throw errors.noInterface({ ifname, namespace: ns.label }, { cause: error });
  } finally {
    sys('close', fd);
  }
}
