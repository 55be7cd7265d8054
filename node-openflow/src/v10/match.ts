import { DecodeError, EncodeError } from '../errors.js';
import { ipv4, mac } from '../schema/addresses.js';
import { u8, u16 } from '../schema/numbers.js';
import type { Reader } from '../schema/reader.js';
import { Source } from '../schema/source.js';
import type { Fixed, OutOf, Simplify, Variable } from '../schema/type.js';
import type { Writer } from '../schema/writer.js';
import { fault } from './errors.js';

/** struct ofp_match, section 5.2.3, behind the wildcards. Name: [offset, type, bit or first bit of its wildcard]. */
const matchFields = {
  inPort: [4, u16, 0],
  dlSrc: [6, mac, 2],
  dlDst: [12, mac, 3],
  dlVlan: [18, u16, 1],
  dlVlanPcp: [20, u8, 20],
  dlType: [22, u16, 4],
  nwTos: [24, u8, 21],
  nwProto: [25, u8, 5],
  nwSrc: [28, ipv4, 8],
  nwDst: [32, ipv4, 14],
  tpSrc: [36, u16, 6],
  tpDst: [38, u16, 7],
} as const;

/**
 * What a flow matches; a field that is absent is wildcarded. `nwSrc` and `nwDst` may be prefixes, `10.0.0.0/8`.
 * ICMP's type and code stand in `tpSrc` and `tpDst`.
 */
export type Match10 = Simplify<{
  -readonly [K in keyof typeof matchFields]?: OutOf<(typeof matchFields)[K][1]> | undefined;
}> & {
  /**
   * The wildcards as on the wire. Decoding sets it only where it says more than which fields are absent (bits without
   * a meaning, or a prefix of "more than 32" bits), so that encoding gives the same bytes again. Leave it out.
   */
  wildcards?: number | undefined;
};

const SIZE = 40;
const isPrefixed = (type: Fixed<unknown>) => type.size === 4;

function compileDecoder(): (r: Reader, at: number) => Match10 {
  const s = new Source();
  s.add('const view = r.view, w = view.getUint32(at), out = {};', 'let plain = 0;');
  for (const [name, [offset, type, bit]] of Object.entries(matchFields)) {
    const read = type.read(`at + ${offset}`, s);
    if (isPrefixed(type)) {
      s.add(
        `const ${name} = w >>> ${bit} & 63;`,
        `if (${name} >= 32) plain += 32 << ${bit};`,
        `else { out.${name} = ${name} === 0 ? ${read} : ${read} + '/' + (32 - ${name}); plain += ${name} << ${bit}; }`,
      );
    } else s.add(`if (w & ${1 << bit}) plain += ${1 << bit}; else out.${name} = ${read};`);
  }
  s.add('if (plain !== w) out.wildcards = w;', 'return out;');
  return s.build('decode_match10', 'r, at');
}

function compileEncoder(): (w: Writer, match: Match10) => void {
  const s = new Source();
  const bad = s.constant((name: string, value: unknown, expected: string) => {
    return new EncodeError(
      `${typeof value === 'string' ? JSON.stringify(value) : String(value)} is not ${expected}`,
    ).within(name);
  });
  s.add(
    `if (typeof match !== 'object' || match === null) throw ${bad}('match', match, 'an object of match fields');`,
    `for (const name in match) if (!${s.constant(known)}.has(name)) throw ${s.constant(unknownField)}(name);`,
    `const at = w.reserve(${SIZE}), view = w.view;`,
    `w.bytes.fill(0, at, at + ${SIZE});`,
    'let wildcards = 0;',
  );
  for (const [name, [offset, type, bit]] of Object.entries(matchFields)) {
    s.add(`let ${name} = match.${name};`);
    const write = (value: string) =>
      `if (!(${type.valid(value, s)})) throw ${bad}('${name}', ${value}, ${JSON.stringify(type.expected)}); ${type.write(`at + ${offset}`, value, s)}`;
    if (isPrefixed(type)) {
      s.add(
        `if (${name} === undefined) wildcards |= 32 << ${bit};`,
        'else {',
        `const slash = typeof ${name} === 'string' ? ${name}.indexOf('/') : -1;`,
        'if (slash >= 0) {',
        `const length = Number(${name}.slice(slash + 1));`,
        `if (!(length >= 1 && length <= 32)) throw ${bad}('${name}', ${name}, 'a prefix of 1 to 32 bits');`,
        `wildcards |= (32 - length) << ${bit}; ${name} = ${name}.slice(0, slash);`,
        '}',
        write(name),
        '}',
      );
    } else s.add(`if (${name} === undefined) wildcards |= ${1 << bit}; else { ${write(name)} }`);
  }
  s.add('view.setUint32(at, match.wildcards === undefined ? wildcards : match.wildcards);');
  return s.build('encode_match10', 'w, match');
}

const known = new Set([...Object.keys(matchFields), 'wildcards']);
const unknownField = (name: string) =>
  new EncodeError(`${JSON.stringify(name)} is not a match field (${[...known].join(', ')})`);

let decode: (r: Reader, at: number) => Match10 = (r, at) => {
  decode = compileDecoder();
  return decode(r, at);
};
let encode: (w: Writer, match: Match10) => void = (w, match) => {
  encode = compileEncoder();
  encode(w, match);
};

export const match: Variable<Match10> = {
  kind: 'variable',
  shape: { is: 'match10' },
  decode(r, at, end) {
    if (end - at < SIZE) {
      const detail = `match needs ${SIZE} bytes, there are ${Math.max(0, end - at)}`;
      throw new DecodeError('short', at, detail, fault('badRequest', 'badLen'));
    }
    const value = decode(r, at);
    r.at = at + SIZE;
    return value;
  },
  encode: (w, value) => encode(w, value),
};
