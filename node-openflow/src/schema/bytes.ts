import { EncodeError } from '../errors.js';
import type { Reader } from './reader.js';
import type { Fixed, Variable } from './type.js';
import type { Writer } from './writer.js';

/** Latin-1, so that every byte survives; ends at the first zero byte. */
function readText(view: DataView, at: number, size: number): string {
  let end = at;
  while (end < at + size && view.getUint8(end) !== 0) end++;
  return Buffer.from(view.buffer as ArrayBuffer, view.byteOffset + at, end - at).toString('latin1');
}

function isText(text: unknown, size: number): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: every byte but zero may stand in a name
  return typeof text === 'string' && text.length <= size && /^[\x01-\xff]*$/.test(text);
}

function writeText(bytes: Uint8Array, at: number, text: string, size: number): void {
  bytes.fill(0, at, at + size);
  for (let i = 0; i < text.length; i++) bytes[at + i] = text.charCodeAt(i);
}

/** A name in a field of `size` bytes, filled up with zeroes. Each byte is one character (Latin-1). */
export function text(size: number): Fixed<string> {
  return {
    kind: 'fixed',
    shape: { is: 'text', size },
    size,
    expected: `a text of at most ${size} bytes`,
    read: (at, s) => `${s.constant(readText)}(view, ${at}, ${size})`,
    valid: (v, s) => `${s.constant(isText)}(${v}, ${size})`,
    write: (at, v, s) => `${s.constant(writeText)}(w.bytes, ${at}, ${v}, ${size});`,
  };
}

/** All bytes up to the end, as a copy that the caller owns. */
export const rest: Variable<Uint8Array> = {
  kind: 'variable',
  shape: { is: 'bytes' },
  decode(r: Reader, at: number, end: number): Uint8Array {
    r.at = end;
    return r.copy(at, end);
  },
  encode(w: Writer, value: Uint8Array): void {
    if (!(value instanceof Uint8Array)) throw new EncodeError('must be a Uint8Array');
    w.append(value);
  },
};
