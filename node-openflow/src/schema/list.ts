import { DecodeError, EncodeError, within } from '../errors.js';
import type { Reader } from './reader.js';
import { struct } from './struct.js';
import type { Fixed, Variable } from './type.js';
import type { Writer } from './writer.js';

/** Elements one behind the other up to the end. */
export function list<O, I>(element: Variable<O, I>): Variable<O[], readonly I[]> {
  return {
    kind: 'variable',
    shape: { is: 'list', of: element },
    decode(r: Reader, at: number, end: number) {
      const elements: O[] = [];
      let p = at;
      try {
        while (p < end) {
          elements.push(element.decode(r, p, end));
          if (r.at <= p) throw new DecodeError('badLength', p, 'an element of no length');
          p = r.at;
        }
      } catch (error) {
        throw within(error, `[${elements.length}]`);
      }
      r.at = p;
      return elements;
    },
    encode(w: Writer, values: readonly I[]) {
      if (!Array.isArray(values)) throw new EncodeError('must be an array');
      let i = 0;
      try {
        for (; i < values.length; i++) element.encode(w, values[i] as I);
      } catch (error) {
        throw within(error, `[${i}]`);
      }
    },
  };
}

/** Numbers (or other values of constant size) one behind the other up to the end. */
export function listOf<O, I>(element: Fixed<O, I>): Variable<O[], readonly I[]> {
  const wrapped = list(
    struct('element', { value: element }) as unknown as Variable<{ value: O }, { value: I }>,
  );
  return {
    kind: 'variable',
    shape: { is: 'list', of: element },
    decode: (r, at, end) => wrapped.decode(r, at, end).map(({ value }) => value),
    encode: (w, values) => {
      if (!Array.isArray(values)) throw new EncodeError('must be an array');
      wrapped.encode(
        w,
        values.map(value => ({ value })),
      );
    },
  };
}
