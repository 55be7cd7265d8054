import type { ErrorName } from '../errors.js';
import { compileDecoder } from './compile-decoder.js';
import { compileEncoder } from './compile-encoder.js';
import type { Reader } from './reader.js';
import type { Fields, FieldsIn, FieldsOut, Simplify, Variable } from './type.js';
import type { Writer } from './writer.js';

/** How a structure stands among others; all of it is decided where it is declared. */
export interface StructOptions {
  /** Name in error texts, e.g. `flowMod`. */
  name: string;
  /** Properties that every decoded object starts with, as JavaScript expressions. */
  prefix?: Readonly<Record<string, string>>;
  /** Bytes before the first field that somebody else reads and writes (a TLV's header). */
  header?: number;
  /** The structure must end where its bytes end. */
  exact?: boolean;
  /** What the specification calls a wrong length in here. */
  lengths?: ErrorName;
}

export type Struct<F extends Fields> = Variable<Simplify<FieldsOut<F>>, Simplify<FieldsIn<F>>>;

export type DecodeFunction = (r: Reader, at: number, end: number) => never;
export type EncodeFunction = (w: Writer, value: never) => void;

/**
 * A structure from its fields in wire order. Encoder and decoder are generated from them at first use, so that
 * the hundred structures of two versions cost nothing at start; they then take the place of these first ones.
 */
export function structOf<F extends Fields>(options: StructOptions, fields: F): Struct<F> {
  const type: Struct<F> = {
    kind: 'variable',
    shape: { is: 'struct', name: options.name, fields },
    decode(r, at, end) {
      type.decode = compileDecoder(options, fields) as typeof type.decode;
      return type.decode(r, at, end);
    },
    encode(w, value) {
      type.encode = compileEncoder(options, fields) as typeof type.encode;
      type.encode(w, value);
    },
  };
  return type;
}

/** A plain structure, e.g. `struct('port', { portNo: u32, ... })`. */
export function struct<F extends Fields>(name: string, fields: F, lengths?: ErrorName): Struct<F> {
  return structOf(lengths ? { name, lengths } : { name }, fields);
}
