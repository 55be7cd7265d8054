import { isIPv6 } from 'node:net';

/** Sixteen bytes at `at` in RFC 5952's form: lower case, no leading zeroes, the longest run of zeroes as `::`. */
export function formatIpv6(view: DataView, at: number): string {
  const groups = Array.from({ length: 8 }, (_, i) => view.getUint16(at + 2 * i));
  let best = { start: -1, length: 1 };
  for (let i = 0; i < 8; i++) {
    let length = 0;
    while (groups[i + length] === 0) length++;
    if (length > best.length) best = { start: i, length };
  }
  const hex = groups.map(group => group.toString(16));
  if (best.start < 0) return hex.join(':');
  return `${hex.slice(0, best.start).join(':')}::${hex.slice(best.start + best.length).join(':')}`;
}

/** The sixteen bytes of an IPv6 address, or undefined when `text` is none. A trailing IPv4 part is understood, a zone is not. */
export function parseIpv6(text: unknown): Uint8Array | undefined {
  if (typeof text !== 'string' || !isIPv6(text) || text.includes('%')) return undefined;
  const [head = '', tail] = text.split('::');
  const before = groupsOf(head);
  const after = tail === undefined ? [] : groupsOf(tail);
  const zeroes = new Array<number>(8 - before.length - after.length).fill(0);
  return Uint8Array.from([...before, ...zeroes, ...after].flatMap(group => [group >> 8, group & 255]));
}

function groupsOf(text: string): number[] {
  if (text === '') return [];
  return text.split(':').flatMap(part => {
    if (!part.includes('.')) return [Number.parseInt(part, 16)];
    const [a = 0, b = 0, c = 0, d = 0] = part.split('.').map(Number);
    return [(a << 8) | b, (c << 8) | d];
  });
}
