import { DecodeError, EncodeError, type ErrorName } from '../errors.js';
import { type Masked, splitPrefix } from '../schema/prefix.js';
import type { Reader } from '../schema/reader.js';
import { Source } from '../schema/source.js';
import type { Fixed, OutOf, Simplify, Variable } from '../schema/type.js';
import type { Writer } from '../schema/writer.js';
import { fault } from './errors.js';
import { oxmFields } from './oxm-fields.js';

type Value<E> = E extends readonly [number, infer T, true]
  ? OutOf<T> | Masked<OutOf<T>>
  : E extends readonly [number, infer T, false]
    ? OutOf<T>
    : never;

/**
 * OXM fields by name, in the order of the wire. A field that may carry a mask is its value, or `{ value, mask }`.
 * When encoding, `10.0.0.0/8` and `2001:db8::/32` stand for address and mask as well.
 *
 * Fields of other classes, and masks where the specification allows none, are kept under their 32-bit header in
 * hexadecimal (with `:` and the experimenter's id where the class is OFPXMC_EXPERIMENTER) as the bytes behind it.
 */
export type Oxm = Simplify<{ -readonly [K in keyof typeof oxmFields]?: Value<(typeof oxmFields)[K]> }> & {
  [header: `0x${string}`]: Uint8Array;
};

const OPENFLOW_BASIC = 0x8000;
const EXPERIMENTER = 0xffff;

/** What the specification calls the faults of OXM fields: different names in a match and in a set-field action. */
export interface OxmFaults {
  length: ErrorName;
  duplicate: ErrorName;
}

export const matchFaults: OxmFaults = {
  length: fault('badMatch', 'badLen'),
  duplicate: fault('badMatch', 'dupField'),
};
export const setFieldFaults: OxmFaults = {
  length: fault('badAction', 'badSetLen'),
  duplicate: fault('badAction', 'badSetType'),
};

type DecodeOxm = (r: Reader, at: number, end: number) => Oxm;
type EncodeOxm = (w: Writer, oxm: Oxm) => void;

/** OXM fields one behind the other up to the end; like every structure, compiled at first use. */
export function oxmList(faults: OxmFaults): Variable<Oxm> {
  const type: Variable<Oxm> = {
    kind: 'variable',
    shape: { is: 'oxm', one: false },
    decode(r, at, end) {
      type.decode = compileOxmDecoder(faults);
      return type.decode(r, at, end);
    },
    encode(w, oxm) {
      type.encode = compileOxmEncoder();
      type.encode(w, oxm);
    },
  };
  return type;
}

function compileOxmDecoder(faults: OxmFaults): DecodeOxm {
  const s = new Source();
  const short = s.constant((at: number, needs: number, has: number) => {
    return new DecodeError('short', at, `OXM field needs ${needs} bytes, there are ${has}`, faults.length);
  });
  const badLength = s.constant((name: string, at: number, length: number) => {
    return new DecodeError('badLength', at, `OXM field cannot be ${length} bytes long`, faults.length).within(
      name,
    );
  });
  const duplicate = s.constant((name: string, at: number) => {
    return new DecodeError('badValue', at, 'OXM field stands twice', faults.duplicate).within(name);
  });
  s.add(
    'const view = r.view, out = {};',
    'let low = 0, high = 0, p = at;',
    'while (p < end) {',
    `if (end - p < 4) throw ${short}(p, 4, end - p);`,
    'const header = view.getUint32(p), length = header & 255, v = p + 4;',
    `if (length > end - v) throw ${short}(p, length + 4, end - p);`,
    `switch (header >>> 16 === ${OPENFLOW_BASIC} ? header >>> 8 & 255 : -1) {`,
  );
  for (const [name, [number, type, maskable]] of Object.entries(oxmFields)) {
    const seen = number < 32 ? 'low' : 'high';
    const bit = `${1 << (number & 31)}`;
    const unique = `if (${seen} & ${bit}) throw ${duplicate}('${name}', p); ${seen} |= ${bit};`;
    const fits = (size: number) => `if (length !== ${size}) throw ${badLength}('${name}', p, length);`;
    s.add(`case ${number << 1}: ${fits(type.size)} ${unique} out.${name} = ${type.read('v', s)}; break;`);
    if (!maskable) continue;
    const masked = `{ value: ${type.read('v', s)}, mask: ${type.read(`v + ${type.size}`, s)} }`;
    s.add(`case ${(number << 1) | 1}: ${fits(type.size * 2)} ${unique} out.${name} = ${masked}; break;`);
  }
  s.add(
    `default: ${s.constant(keepUnknown)}(out, r, header, v, v + length, ${badLength}, ${duplicate});`,
    '}',
    'p = v + length;',
    '}',
    'r.at = p;',
    'return out;',
  );
  return s.build('decode_oxm', 'r, at, end');
}

/** Keeps a field without a name under its header. */
function keepUnknown(
  out: Oxm,
  r: Reader,
  header: number,
  start: number,
  end: number,
  badLength: (name: string, at: number, length: number) => DecodeError,
  duplicate: (name: string, at: number) => DecodeError,
): void {
  let key: `0x${string}` = `0x${hex32(header)}`;
  let from = start;
  if (header >>> 16 === EXPERIMENTER) {
    if (end - start < 4) throw badLength(key, start - 4, end - start);
    key = `${key}:${hex32(r.view.getUint32(start))}`;
    from += 4;
  }
  if (key in out) throw duplicate(key, start - 4);
  out[key] = r.copy(from, end);
}

const hex32 = (value: number) => value.toString(16).padStart(8, '0');

function compileOxmEncoder(): EncodeOxm {
  const s = new Source();
  const bad = s.constant((name: string, value: unknown, expected: string) => {
    const shown =
      typeof value === 'bigint'
        ? `${value}n`
        : typeof value === 'string'
          ? JSON.stringify(value)
          : String(value);
    return new EncodeError(`${shown} is not ${expected}`).within(name);
  });
  s.add(
    `if (typeof oxm !== 'object' || oxm === null) throw ${s.constant(notAnObject)}();`,
    'for (const name in oxm) {',
    'let value = oxm[name], mask;',
    'if (value === undefined) continue;',
    'switch (name) {',
  );
  for (const [name, [number, type, maskable]] of Object.entries(oxmFields)) {
    s.add(`case '${name}': {`);
    if (maskable) {
      if (type.expected.includes('an IP')) {
        s.add(
          `if (typeof value === 'string' && value.includes('/')) value = ${s.constant(splitPrefix)}(value) ?? value;`,
        );
      }
      s.add("if (typeof value === 'object' && value !== null) {", 'mask = value.mask; value = value.value;');
      s.add(check(type, 'mask', `${name}.mask`), '}');
    }
    const header = headerOf(number, type.size);
    s.add(check(type, 'value', name));
    s.add(
      `const at = w.reserve(mask === undefined ? ${4 + type.size} : ${4 + 2 * type.size}), view = w.view;`,
    );
    s.add(`view.setUint32(at, mask === undefined ? ${header} : ${header + 256 + type.size});`);
    s.add(type.write('at + 4', 'value', s));
    if (maskable) s.add(`if (mask !== undefined) { ${type.write(`at + ${4 + type.size}`, 'mask', s)} }`);
    s.add('break;', '}');
  }
  s.add(`default: ${s.constant(writeUnknown)}(w, name, value);`, '}', '}');
  return s.build('encode_oxm', 'w, oxm');

  function check(type: Fixed<unknown>, variable: string, name: string): string {
    return `if (!(${type.valid(variable, s)})) throw ${bad}('${name}', ${variable}, ${JSON.stringify(type.expected)});`;
  }
}

/** The 32-bit header of a basic field without mask. */
export const headerOf = (field: number, size: number) => ((OPENFLOW_BASIC << 16) | (field << 9) | size) >>> 0;

const notAnObject = () => new EncodeError('must be an object of match fields');

function writeUnknown(w: Writer, name: string, value: unknown): void {
  const parts = /^0x([0-9a-f]{8})(?::([0-9a-f]{8}))?$/i.exec(name);
  if (!parts)
    throw new EncodeError(
      `${JSON.stringify(name)} is not a match field (${Object.keys(oxmFields).join(', ')})`,
    );
  const header = Number.parseInt(parts[1] as string, 16);
  const head = Buffer.from(`${parts[1]}${parts[2] ?? ''}`, 'hex');
  if (!(value instanceof Uint8Array) || value.length + head.length - 4 !== (header & 255)) {
    throw new EncodeError(`must be a Uint8Array of the ${header & 255} bytes that its header promises`);
  }
  w.append(head);
  w.append(value);
}
