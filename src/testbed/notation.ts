import { isIP, SocketAddress } from 'node:net';
import type { Dynamic, InterfaceAddress } from './model.js';

/** OFPP_MAX: the highest number of a physical port (OpenFlow 1.3.5, 7.2.1 Port Structures). */
const MAX_PORT = 0xffffff00;

/** How each scalar of a testbed file is written. Every function gives undefined for text that is not of its form. */

/** `10.0.1.10/24` or `2001:db8:1::10/64`; IPv6 comes back in its shortest form (RFC 5952). */
export function parseInterfaceAddress(text: string): InterfaceAddress | undefined {
  const [, written, length] = /^([^/]+)\/(\d{1,3})$/.exec(text) ?? [];
  const address = written === undefined ? undefined : parseAddress(written);
  if (address === undefined) return undefined;
  const family = isIP(address) === 4 ? 4 : 6;
  const prefix = Number(length);
  return prefix <= (family === 4 ? 32 : 128) ? { address, prefix, family } : undefined;
}

/** How an interface gets its address from the network. */
export function parseDynamic(text: string): Dynamic | undefined {
  return text === 'dhcp' || text === 'slaac' ? text : undefined;
}

/** A subnet: an address with its prefix length whose host part is 0. */
export function parseSubnet(text: string): InterfaceAddress | undefined {
  const subnet = parseInterfaceAddress(text);
  if (!subnet) return undefined;
  const hostBits = BigInt((subnet.family === 4 ? 32 : 128) - subnet.prefix);
  return numberOf(subnet.address) % (1n << hostBits) === 0n ? subnet : undefined;
}

/** A number as an address, in its shortest form. */
export function addressOf(number: bigint, family: 4 | 6): string {
  const digits = number.toString(16).padStart(family === 4 ? 8 : 32, '0');
  if (family === 6) return parseAddress(digits.match(/.{4}/g)?.join(':') ?? '') ?? '';
  return (digits.match(/../g) ?? []).map(octet => Number.parseInt(octet, 16)).join('.');
}

/** An address as a number; an IPv6 address in its shortest form. */
export function numberOf(address: string): bigint {
  if (isIP(address) === 4)
    return BigInt(address.split('.').reduce((sum, octet) => sum * 256 + Number(octet), 0));
  const [head = [], tail = []] = address.split('::').map(half => half.split(':').filter(Boolean));
  const groups = [...head, ...Array(8 - head.length - tail.length).fill('0'), ...tail];
  return groups.reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n);
}

/** An IPv4 or IPv6 address without prefix length; IPv6 comes back in its shortest form. */
export function parseAddress(text: string): string | undefined {
  const family = isIP(text);
  if (family === 0 || text.includes('%')) return undefined;
  return family === 4 ? text : new SocketAddress({ address: text, family: 'ipv6' }).address;
}

/** An address, or a host name as RFC 1123 (2.1) allows it. */
export function parseHost(text: string): string | undefined {
  const address = parseAddress(text);
  if (address !== undefined) return address;
  // A name of digits and dots only is a mistyped IPv4 address.
  if (/^[\d.]+$/.test(text)) return undefined;
  return /^(?!-)[a-z0-9-]{1,63}(?<!-)(\.(?!-)[a-z0-9-]{1,63}(?<!-))*\.?$/i.test(text) ? text : undefined;
}

/** `127.0.0.1:6653`, `[::1]:6653` or `switch.example:6653`. */
export function parseEndpoint(text: string): { host: string; port: number } | undefined {
  const [, bracketed, plain, digits] = /^(?:\[([^\]]+)\]|([^:]+)):(\d+)$/.exec(text) ?? [];
  const host = parseHost(bracketed ?? plain ?? '');
  const port = parseTcpPort(digits ?? '');
  return host === undefined || port === undefined ? undefined : { host, port };
}

/** A name that a network interface can have: at most 15 characters (IFNAMSIZ), no blanks and slashes. */
export function parseInterface(text: string): string | undefined {
  return /^[^\s/]{1,15}$/.test(text) ? text : undefined;
}

/** A datapath id of 64 bits: `0xa1`, sixteen hexadecimal digits, or eight octets with colons. */
export function parseDatapath(text: string): bigint | undefined {
  if (/^0x[0-9a-f]{1,16}$/i.test(text)) return BigInt(text);
  const digits = /^[0-9a-f]{2}(:[0-9a-f]{2}){7}$/i.test(text) ? text.replaceAll(':', '') : text;
  return /^[0-9a-f]{16}$/i.test(digits) ? BigInt(`0x${digits}`) : undefined;
}

/** A unicast MAC address, with colons or hyphens; comes back in lower case with colons. */
export function parseMac(text: string): string | undefined {
  if (!/^[0-9a-f]{2}([:-])[0-9a-f]{2}(\1[0-9a-f]{2}){4}$/i.test(text)) return undefined;
  const mac = text.toLowerCase().replaceAll('-', ':');
  // The lowest bit of the first octet says "group" (IEEE 802, 8.2).
  const isGroup = Number.parseInt(mac.slice(0, 2), 16) % 2 === 1;
  return isGroup || mac === '00:00:00:00:00:00' ? undefined : mac;
}

/** `500ms`, `10s` or `2min`, in milliseconds. */
export function parseDuration(text: string): number | undefined {
  const [, amount, unit] = /^(\d+(?:\.\d+)?) ?(ms|s|min)$/.exec(text) ?? [];
  if (amount === undefined) return undefined;
  return Number(amount) * (unit === 'ms' ? 1 : unit === 's' ? 1000 : 60_000);
}

/** The two halves of `PS1:2` or `PS1:SW1-1`; a switch's name has no colon. */
export function parsePortReference(text: string): { switchName: string; port: string } | undefined {
  const [, switchName, port] = /^([^:：]+)[:：](.+)$/.exec(text) ?? [];
  if (switchName === undefined || port === undefined) return undefined;
  return { switchName: switchName.trim(), port: port.trim() };
}

/** The number of a patch-switch port, 1 to OFPP_MAX. */
export const parsePort = (text: string) => parseInteger(text, 1, MAX_PORT);

/** A flow table that flows can be written to (OpenFlow 1.3.5, 7.1: OFPTT_MAX is 254). */
export const parseTable = (text: string) => parseInteger(text, 0, 254);

/** The EtherType of an outer tag: 802.1Q or 802.1ad. */
export const parseTpid = (text: string): 0x8100 | 0x88a8 | undefined =>
  /^0x8100$/i.test(text) ? 0x8100 : /^0x88a8$/i.test(text) ? 0x88a8 : undefined;

/** `true` or `false`. */
export const parseFlag = (text: string): boolean | undefined =>
  text === 'true' ? true : text === 'false' ? false : undefined;

/** A VLAN id that a frame may carry (IEEE 802.1Q, 9.6: 0 and 4095 are reserved). */
export const parseVlan = (text: string) => parseInteger(text, 1, 4094);

/** An MTU in bytes: IPv6 needs 1,280 (RFC 8200, 5), a veth takes no more than 65,535. */
export const parseMtu = (text: string) => parseInteger(text, 576, 65_535);

/** A TCP port that can be connected to. */
export const parseTcpPort = (text: string) => parseInteger(text, 1, 65_535);

function parseInteger(text: string, low: number, high: number): number | undefined {
  if (!/^(0|[1-9]\d{0,9})$/.test(text)) return undefined;
  const value = Number(text);
  return value >= low && value <= high ? value : undefined;
}

/** What is asked of a host key: a word, or the fingerprint that `ssh-keygen -l` shows. */
export function parseHostKey(text: string): string | undefined {
  return /^(?:strict|accept-new|any|SHA256:[A-Za-z0-9+/]{43}=?)$/.test(text) ? text : undefined;
}

/** A path, which has a slash. */
export function parsePath(text: string): string | undefined {
  return text.includes('/') ? text : undefined;
}

/** Bits per second of a serial line. */
export function parseBaud(text: string): number | undefined {
  const baud = /^\d{3,7}$/.test(text) ? Number(text) : undefined;
  return baud !== undefined && baud >= 300 ? baud : undefined;
}
