import { parseIpv4 } from './addresses.js';
import { formatIpv6 } from './ipv6.js';

/** An address or number with a mask: only the bits that are 1 in the mask count. */
export interface Masked<T> {
  value: T;
  mask: T;
}

/** `10.0.0.0/8`, `10.0.0.0/255.0.0.0` or `2001:db8::/32` as value and mask; undefined when it is neither. */
export function splitPrefix(text: string): Masked<string> | undefined {
  const slash = text.indexOf('/');
  if (slash < 0) return undefined;
  const value = text.slice(0, slash);
  const suffix = text.slice(slash + 1);
  if (!/^\d+$/.test(suffix)) return { value, mask: suffix };
  const length = Number(suffix);
  const size = parseIpv4(value) >= 0 ? 4 : 16;
  if (length > size * 8) return undefined;
  const mask = new Uint8Array(size);
  for (let i = 0; i < size; i++) mask[i] = (0xff00 >> Math.max(0, Math.min(8, length - 8 * i))) & 255;
  return { value, mask: size === 4 ? mask.join('.') : formatIpv6(new DataView(mask.buffer), 0) };
}
