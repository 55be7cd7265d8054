import { BlockList, isIP } from 'node:net';
import type { Where } from '../errors/index.js';
import type { Path } from '../yaml/index.js';
import type { Assembly } from './assembly.js';
import { errors } from './errors.js';
import type { InterfaceAddress } from './model.js';
import { addressOf, numberOf, parseInterfaceAddress } from './notation.js';

/** Reports a gateway that the host could not reach: in none of its subnets, or the host itself. */
export function checkGateway(
  { source, problems }: Assembly,
  host: string,
  gateway: string,
  addresses: InterfaceAddress[],
  path: Path,
): void {
  // Without an address that was right nothing can be said.
  if (addresses.length === 0) return;
  const own = addresses.some(({ address }) => address === gateway);
  const isReachable =
    addresses.some(address => isInSubnet(gateway, address)) || isLinkLocal(gateway, addresses);
  if (isReachable && !own) return;
  const subnets = addresses.map(({ address, prefix }) => `${address}/${prefix}`);
  problems.push(errors.gateway({ host, gateway, subnets, own }, { where: source.valueAt(path) }));
}

/** Reports an IPv4 subnet's own address or its broadcast address given to a host (RFC 1122, 3.2.1.3; RFC 3021). */
export function checkUsable(
  { problems }: Assembly,
  host: string,
  address: InterfaceAddress,
  where: Where,
): void {
  if (address.family === 6 || address.prefix > 30) return;
  const hostBits = 2 ** (32 - address.prefix);
  const number = address.address.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0);
  const rest = number % hostBits;
  if (rest !== 0 && rest !== hostBits - 1) return;
  const role = rest === 0 ? 'network' : 'broadcast';
  problems.push(
    errors.notForHosts({ host, address: `${address.address}/${address.prefix}`, role }, { where }),
  );
}

function isInSubnet(ip: string, { address, prefix, family }: InterfaceAddress): boolean {
  const subnet = new BlockList();
  subnet.addSubnet(address, prefix, family === 4 ? 'ipv4' : 'ipv6');
  return isIP(ip) === family && subnet.check(ip, family === 4 ? 'ipv4' : 'ipv6');
}

/** An IPv6 router is often known by its link-local address (RFC 4861, 4.2), which is in no configured subnet. */
function isLinkLocal(gateway: string, addresses: InterfaceAddress[]): boolean {
  const linkLocal: InterfaceAddress = { address: 'fe80::', prefix: 10, family: 6 };
  return isInSubnet(gateway, linkLocal) && addresses.some(({ family }) => family === 6);
}

/**
 * Addresses one after the other, from a first one with its prefix length on; undefined where it is none, or the subnet has
 * no room for so many.
 */
export function hostAddresses(from: string, count: number): InterfaceAddress[] | undefined {
  const first = parseInterfaceAddress(from);
  if (!first || !Number.isInteger(count) || count < 1) return undefined;
  const bits = first.family === 4 ? 32 : 128;
  const size = 1n << BigInt(bits - first.prefix);
  const start = numberOf(first.address);
  const at = start % size;
  // Neither an IPv4 subnet's own address nor its broadcast address is a host's.
  const [low, high] = first.family === 4 && first.prefix < 31 ? [1n, size - 2n] : [0n, size - 1n];
  if (at < low || at + BigInt(count) - 1n > high) return undefined;
  return Array.from({ length: count }, (_, index) => ({
    ...first,
    address: addressOf(start + BigInt(index), first.family),
  }));
}
