import type { Fixed } from './type.js';

function unsigned(bits: 8 | 16 | 32): Fixed<number> {
  const check = (v: string) => (bits === 32 ? `(${v} >>> 0) === ${v}` : `(${v} & ${2 ** bits - 1}) === ${v}`);
  return {
    kind: 'fixed',
    shape: { is: 'number', bits },
    size: bits / 8,
    expected: `an integer from 0 to ${2 ** bits - 1}`,
    read: at => `view.getUint${bits}(${at})`,
    valid: check,
    write: (at, value) => `view.setUint${bits}(${at}, ${value});`,
  };
}

export const u8 = unsigned(8);
export const u16 = unsigned(16);
export const u32 = unsigned(32);

/** 64 bits, always as bigint: counters and cookies do not fit a number. */
export const u64: Fixed<bigint> = {
  kind: 'fixed',
  shape: { is: 'bigint' },
  size: 8,
  expected: 'a bigint from 0n to 2n ** 64n - 1n',
  read: at => `view.getBigUint64(${at})`,
  valid: v => `typeof ${v} === 'bigint' && BigInt.asUintN(64, ${v}) === ${v}`,
  write: (at, value) => `view.setBigUint64(${at}, ${value});`,
};

/** A value of `names`, or the bare number where the wire holds one that the specification does not name. */
export type Named<E extends Readonly<Record<string, number>>> = keyof E | number;

/** An enumeration: names on our side, numbers on the wire; numbers without a name stay numbers. */
export function enumOf<const E extends Readonly<Record<string, number>>>(
  type: Fixed<number>,
  names: E,
): Fixed<Named<E>> {
  const { nameOf, codeOf } = nameTable(names);
  return {
    kind: 'fixed',
    shape: { is: 'enum', bits: type.size * 8, names },
    size: type.size,
    expected: `one of ${Object.keys(names).join(', ')}, or ${type.expected}`,
    read: (at, scope) => `${scope.constant(nameOf)}(${type.read(at, scope)})`,
    valid: (v, scope) => type.valid(`${scope.constant(codeOf)}(${v})`, scope),
    write: (at, value, scope) => type.write(at, `${scope.constant(codeOf)}(${value})`, scope),
  };
}

/** Both directions between names and codes; what has no name passes unchanged. */
export function nameTable(names: Readonly<Record<string, number>>) {
  const byCode: Record<number, string> = Object.assign(Object.create(null), invert(names));
  const byName: Record<string, number> = Object.assign(Object.create(null), names);
  return {
    nameOf: (code: number): string | number => byCode[code] ?? code,
    codeOf: (name: string | number): number | undefined => (typeof name === 'number' ? name : byName[name]),
  };
}

function invert(names: Readonly<Record<string, number>>): Record<number, string> {
  return Object.fromEntries(Object.entries(names).map(([name, code]) => [code, name]));
}

type NamesOf<N> = N extends unknown ? keyof N : never;

/** The names that depend on a sibling field (an error's code, on its type). */
export function enumBySibling<const E extends Readonly<Record<string, Readonly<Record<string, number>>>>>(
  type: Fixed<number>,
  field: string,
  names: E,
): Fixed<NamesOf<E[keyof E]> | number> {
  const tables = new Map(Object.entries(names).map(([sibling, table]) => [sibling, nameTable(table)]));
  const nameOf = (sibling: string | number, code: number) =>
    tables.get(String(sibling))?.nameOf(code) ?? code;
  const codeOf = (sibling: string | number, name: string | number) =>
    typeof name === 'number' ? name : tables.get(String(sibling))?.codeOf(name);
  return {
    kind: 'fixed',
    shape: { is: 'enumBySibling', bits: type.size * 8, field, names },
    size: type.size,
    expected: `a code of its ${field}, or ${type.expected}`,
    read: (at, s) => `${s.constant(nameOf)}(${s.sibling(field)}, ${type.read(at, s)})`,
    valid: (v, s) => type.valid(`${s.constant(codeOf)}(${s.sibling(field)}, ${v})`, s),
    write: (at, v, s) => type.write(at, `${s.constant(codeOf)}(${s.sibling(field)}, ${v})`, s),
  };
}

/** 24 bits. */
export const u24: Fixed<number> = {
  kind: 'fixed',
  shape: { is: 'number', bits: 24 },
  size: 3,
  expected: 'an integer from 0 to 16777215',
  read: at => `(view.getUint16(${at}) * 256 + view.getUint8(${at} + 2))`,
  valid: v => `(${v} & 0xffffff) === ${v}`,
  write: (at, v) => `view.setUint16(${at}, ${v} >>> 8); view.setUint8(${at} + 2, ${v} & 255);`,
};

/** `count` values in a row, as in `uint32_t max_groups[4]`. */
export function arrayOf<O, I>(type: Fixed<O, I>, count: number): Fixed<O[], readonly I[]> {
  const indexes = Array.from({ length: count }, (_, i) => i);
  return {
    kind: 'fixed',
    shape: { is: 'array', of: type, count },
    size: type.size * count,
    expected: `an array of ${count}, each ${type.expected}`,
    read: (at, s) => `[${indexes.map(i => type.read(`${at} + ${i * type.size}`, s)).join(', ')}]`,
    valid: (v, s) =>
      `Array.isArray(${v}) && ${v}.length === ${count} && ${indexes.map(i => type.valid(`${v}[${i}]`, s)).join(' && ')}`,
    write: (at, v, s) => indexes.map(i => type.write(`${at} + ${i * type.size}`, `${v}[${i}]`, s)).join(' '),
  };
}
