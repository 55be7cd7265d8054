import { categorise, DecodeError, EncodeError, type ErrorName } from '../errors.js';
import type { Reader } from './reader.js';
import { type Struct, structOf } from './struct.js';
import type { Fields, FieldsIn, FieldsOut, Simplify, Variable } from './type.js';
import type { Writer } from './writer.js';

/** Variants by name: the code on the wire and the fields behind the header. */
export type Variants = Readonly<Record<string, readonly [code: number, fields: Fields]>>;

export type VariantsOut<V extends Variants> = {
  [K in keyof V & string]: Simplify<{ type: K } & FieldsOut<V[K][1]>>;
}[keyof V & string];
export type VariantsIn<V extends Variants> = {
  [K in keyof V & string]: Simplify<{ type: K } & FieldsIn<V[K][1]>>;
}[keyof V & string];

/** A TLV of a type that the specification does not define, kept as it came. */
export interface UnknownVariant {
  type: number;
  data: Uint8Array;
}

export interface TlvOptions {
  /** Name in error texts, e.g. `action`. */
  name: string;
  /** Each length must be a multiple of this many bytes. */
  align?: number;
  /** The length leaves out the zeroes that fill the TLV up to a multiple of this many bytes. */
  padded?: number;
  /** Bytes behind the last field are skipped instead of being an error. */
  lenient?: boolean;
  /** What the specification calls a wrong length. */
  lengths?: ErrorName;
  /** What the specification calls an unknown type; without it, unknown types are kept as `{ type: number, data }`. */
  unknown?: ErrorName;
}

/** Structures with a 16-bit type and a 16-bit length in front, told apart by the property `type`. */
export function tlv<V extends Variants>(
  options: TlvOptions & { unknown: ErrorName },
  variants: V,
): Variable<VariantsOut<V>, VariantsIn<V>>;
export function tlv<V extends Variants>(
  options: TlvOptions,
  variants: V,
): Variable<VariantsOut<V> | UnknownVariant, VariantsIn<V> | UnknownVariant>;
export function tlv(options: TlvOptions, variants: Variants): Variable<unknown, { type: string | number }> {
  const { name, align = 1, padded = 1, lenient = false, lengths, unknown } = options;
  const { byCode, byName } = compileVariants(variants, 4, !lenient, lengths);
  return {
    kind: 'variable',
    shape: { is: 'union', name, variants, unknown: unknown === undefined },
    decode(r: Reader, at: number, end: number) {
      if (end - at < 4)
        throw categorise(
          new DecodeError('short', at, `${name} needs 4 bytes, there are ${end - at}`),
          lengths,
        );
      const code = r.view.getUint16(at);
      const length = r.view.getUint16(at + 2);
      if (length < 4 || length > end - at || length % align !== 0) {
        throw categorise(
          new DecodeError(
            'badLength',
            at + 2,
            `${name} of type ${code} says it is ${length} bytes long, with ${end - at} at hand`,
          ),
          lengths,
        );
      }
      const stop = at + length;
      const variant = byCode.get(code);
      let value: unknown;
      if (variant) {
        try {
          value = variant.struct.decode(r, at, stop);
        } catch (error) {
          throw categorise(error, lengths);
        }
      } else if (unknown) throw new DecodeError('badType', at, `${name} of unknown type ${code}`, unknown);
      else value = { type: code, data: r.copy(at + 4, stop) };
      r.at = padded === 1 ? stop : Math.min(end, at + Math.ceil(length / padded) * padded);
      return value;
    },
    encode(w: Writer, value: { type: string | number }) {
      const at = w.at;
      const code = encodeVariant(w, value, byName, name, 4);
      const length = w.at - at;
      if (length > 65535) throw new EncodeError(`${length} bytes do not fit a ${name}`);
      w.view.setUint16(at, code);
      w.view.setUint16(at + 2, length);
      if (padded > 1) w.align(at, padded);
    },
  };
}

export interface Choice<O, I> extends Variable<O, I> {
  decodeAs(code: number, r: Reader, at: number, end: number): O;
  codeOf(value: I): number;
}

/** One of several structures, told apart by a code that stands earlier (see `tagOf`). */
export function choice<V extends Variants>(
  name: string,
  unknown: ErrorName,
  variants: V,
): Choice<VariantsOut<V>, VariantsIn<V>> {
  const { byCode, byName } = compileVariants(variants, 0, true, undefined);
  return {
    kind: 'variable',
    shape: { is: 'union', name, variants, unknown: false },
    decode() {
      throw new TypeError(`${name} needs its code`);
    },
    decodeAs(code, r, at, end) {
      const variant = byCode.get(code);
      if (!variant) throw new DecodeError('badType', at, `${name} of unknown type ${code}`, unknown);
      return variant.struct.decode(r, at, end) as VariantsOut<V>;
    },
    codeOf: value => byName.get((value as { type: string } | undefined)?.type ?? '')?.code ?? 0,
    encode: (w, value) => {
      encodeVariant(w, value as { type: string }, byName, name, 0);
    },
  };
}

interface CompiledVariant {
  name: string;
  code: number;
  struct: Struct<Fields>;
}

function compileVariants(variants: Variants, header: number, exact: boolean, lengths: ErrorName | undefined) {
  const all = Object.entries(variants).map(([name, [code, fields]]): CompiledVariant => {
    const prefix = { type: JSON.stringify(name) };
    return {
      name,
      code,
      struct: structOf({ name, prefix, header, exact, ...(lengths && { lengths }) }, fields),
    };
  });
  return {
    byCode: new Map(all.map(variant => [variant.code, variant])),
    byName: new Map(all.map(variant => [variant.name, variant])),
  };
}

/** Writes a variant with room for its header, and returns its code. */
function encodeVariant(
  w: Writer,
  value: { type: string | number },
  byName: Map<string, CompiledVariant>,
  name: string,
  header: number,
): number {
  const type = value?.type;
  if (typeof type === 'number' && header > 0 && (value as UnknownVariant).data instanceof Uint8Array) {
    w.reserve(header);
    w.append((value as UnknownVariant).data);
    return type;
  }
  const variant = byName.get(type as string);
  if (!variant)
    throw new EncodeError(
      `${JSON.stringify(type)} is not a type of ${name} (${[...byName.keys()].join(', ')})`,
    );
  variant.struct.encode(w, value as never);
  return variant.code;
}
