import { type MessageInput, VERSIONS, type Version } from '../codec.js';

/**
 * The HELLO that offers `versions`: the highest in the header, all of them in the bitmap (OpenFlow 1.3.5, section
 * 7.5.1). An offer of 1.0 alone has no body, as version 1.0 knows none.
 */
export function helloFor(versions: readonly Version[]): MessageInput {
  const highest = Math.max(...versions) as Version;
  if (highest === 1) return { type: 'hello', version: 1 };
  const bitmap = versions.reduce((bits, version) => bits | (1 << version), 0) >>> 0;
  return { type: 'hello', version: 4, elements: [{ type: 'versionbitmap', bitmaps: [bitmap] }] };
}

/** As much of a HELLO as negotiation looks at. */
export interface Hello {
  version: number;
  elements?: readonly { type: string | number; bitmaps?: readonly number[] }[];
}

/**
 * The version that both sides will speak (OpenFlow 1.3.5, section 6.3.1): with two bitmaps the highest version in both,
 * else the smaller of the two headers' versions. Undefined when that is none of ours.
 */
export function negotiate(versions: readonly Version[], hello: Hello): Version | undefined {
  const bitmap = hello.elements?.find(element => element.type === 'versionbitmap')?.bitmaps;
  const highest = Math.max(...versions);
  const common =
    bitmap && highest > 1
      ? Math.max(...versions.filter(version => ((bitmap[version >> 5] ?? 0) >>> (version & 31)) & 1))
      : Math.min(highest, hello.version);
  return VERSIONS.find(version => version === common && versions.includes(version));
}
