import { AF_INET } from './address.js';
import { errors } from './errors.js';
import type { Namespace } from './namespace.js';
import { openSocket, SOCK_DGRAM } from './sockets.js';
import { pointerTo, SyscallError, sys } from './syscalls.js';

const SIOCETHTOOL = 0x8946;
const ETHTOOL_GLINK = 0x0a;
const ETHTOOL_STXCSUM = 0x17;

/**
 * Whether an interface has carrier. False too while it is set down.
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

/** One ETHTOOL request with a struct ethtool_value { cmd, data } (linux/ethtool.h), as ethtool(8) does it. */
function ethtool(ns: Namespace, ifname: string, command: number, data: number): number {
  const value = Buffer.allocUnsafeSlow(8);
  value.writeUInt32LE(command, 0);
  value.writeUInt32LE(data, 4);
  // struct ifreq: 16 bytes of name, then a pointer (netdevice(7)).
  const request = Buffer.alloc(40);
  request.write(ifname, 0, 15, 'latin1');
  request.writeBigUInt64LE(pointerTo(value), 16);
  const fd = openSocket(ns, AF_INET, SOCK_DGRAM);
  try {
    sys('ioctl', fd, SIOCETHTOOL, request);
  } catch (error) {
    if (!(error instanceof SyscallError) || error.code !== 'ENODEV') throw error;
    throw errors.noInterface({ ifname, namespace: ns.label }, { cause: error });
  } finally {
    sys('close', fd);
  }
  return value.readUInt32LE(4);
}
