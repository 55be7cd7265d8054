import { formatIpv6, parseIpv6 } from './ipv6.js';
import type { Fixed } from './type.js';

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** `52:54:00:12:34:56` from six bytes at `at`. */
export function readMac(view: DataView, at: number): string {
  const high = view.getUint32(at);
  const low = view.getUint16(at + 4);
  return `${HEX[high >>> 24]}:${HEX[(high >>> 16) & 255]}:${HEX[(high >>> 8) & 255]}:${HEX[high & 255]}:${HEX[low >>> 8]}:${HEX[low & 255]}`;
}

/** The value of a hexadecimal digit, or NaN-like 255. */
function hexDigit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const lower = code | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : 255;
}

/** Whether `text` is six pairs of hexadecimal digits with colons (or dashes) between. */
export function isMac(text: unknown): boolean {
  if (typeof text !== 'string' || text.length !== 17) return false;
  for (let i = 0; i < 17; i++) {
    const code = text.charCodeAt(i);
    if (i % 3 === 2 ? code !== 58 && code !== 45 : hexDigit(code) === 255) return false;
  }
  return true;
}

/** Writes a text that `isMac` accepts. */
export function writeMac(bytes: Uint8Array, at: number, text: string): void {
  for (let i = 0; i < 6; i++) {
    bytes[at + i] = (hexDigit(text.charCodeAt(i * 3)) << 4) | hexDigit(text.charCodeAt(i * 3 + 1));
  }
}

/** `192.0.2.1` from four bytes at `at`. */
export function readIpv4(view: DataView, at: number): string {
  const address = view.getUint32(at);
  return `${address >>> 24}.${(address >>> 16) & 255}.${(address >>> 8) & 255}.${address & 255}`;
}

/** The address as a number, or -1 when `text` is not four decimal numbers below 256 with dots between. */
export function parseIpv4(text: unknown): number {
  if (typeof text !== 'string' || text.length > 15) return -1;
  let address = 0;
  let part = -1;
  let dots = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 46) {
      if (part < 0) return -1;
      address = address * 256 + part;
      part = -1;
      dots++;
    } else {
      if (code < 48 || code > 57 || part > 25) return -1;
      part = (part < 0 ? 0 : part * 10) + code - 48;
      if (part > 255) return -1;
    }
  }
  return dots === 3 && part >= 0 ? address * 256 + part : -1;
}

/** A MAC address as `52:54:00:12:34:56`. */
export const mac: Fixed<string> = {
  kind: 'fixed',
  shape: { is: 'mac' },
  size: 6,
  expected: 'a MAC address such as 52:54:00:12:34:56',
  read: (at, s) => `${s.constant(readMac)}(view, ${at})`,
  valid: (v, s) => `${s.constant(isMac)}(${v})`,
  write: (at, v, s) => `${s.constant(writeMac)}(w.bytes, ${at}, ${v});`,
};

/** An IPv4 address as `192.0.2.1`. */
export const ipv4: Fixed<string> = {
  kind: 'fixed',
  shape: { is: 'ipv4' },
  size: 4,
  expected: 'an IPv4 address such as 192.0.2.1',
  read: (at, s) => `${s.constant(readIpv4)}(view, ${at})`,
  valid: (v, s) => `${s.constant(parseIpv4)}(${v}) >= 0`,
  write: (at, v, s) => `view.setUint32(${at}, ${s.constant(parseIpv4)}(${v}));`,
};

function writeIpv6(bytes: Uint8Array, at: number, text: string): void {
  bytes.set(parseIpv6(text) as Uint8Array, at);
}

/** An IPv6 address in RFC 5952's form, e.g. `2001:db8::1`. */
export const ipv6: Fixed<string> = {
  kind: 'fixed',
  shape: { is: 'ipv6' },
  size: 16,
  expected: 'an IPv6 address such as 2001:db8::1',
  read: (at, s) => `${s.constant(formatIpv6)}(view, ${at})`,
  valid: (v, s) => `${s.constant(parseIpv6)}(${v}) !== undefined`,
  write: (at, v, s) => `${s.constant(writeIpv6)}(w.bytes, ${at}, ${v});`,
};
