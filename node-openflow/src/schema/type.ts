import type { Reader } from './reader.js';
import type { Shape } from './shape.js';
import type { Writer } from './writer.js';

/**
 * Values that generated code refers to by name, and the names of the sibling fields read so far.
 * A piece of generated code may use `view`, when writing `w` (the Writer), and what this returns.
 */
export interface Scope {
  /** The name under which generated code finds `value`. */
  constant(value: unknown): string;
  /** The variable or expression that holds the sibling field `field`. */
  sibling(field: string): string;
}

/** A type of constant size, read and written in place by generated code. */
export interface Fixed<Out, In = Out> {
  readonly kind: 'fixed';
  readonly shape: Shape;
  readonly size: number;
  /** A JavaScript expression for the value at offset `at`. */
  read(at: string, scope: Scope): string;
  /** A JavaScript expression that is true when the variable `value` can be written. */
  valid(value: string, scope: Scope): string;
  /** JavaScript statements that write `value` at offset `at`. */
  write(at: string, value: string, scope: Scope): string;
  /** What `valid` demands, for the error's text: "an integer from 0 to 255". */
  readonly expected: string;
  readonly _out?: Out;
  readonly _in?: In;
}

/** A type whose size is known only from the bytes or the value. */
export interface Variable<Out, In = Out> {
  readonly kind: 'variable';
  readonly shape: Shape;
  /** Reads from `at`, never beyond `end`; leaves the offset after its last byte in `r.at`. */
  decode(r: Reader, at: number, end: number): Out;
  /** Appends to `w`. */
  encode(w: Writer, value: In): void;
  readonly _out?: Out;
  readonly _in?: In;
}

export type Type<Out, In = Out> = Fixed<Out, In> | Variable<Out, In>;
// biome-ignore lint/suspicious/noExplicitAny: any type of field, whatever its value
export type AnyType = Type<any, any>;

export type OutOf<T> = T extends { readonly _out?: infer O } ? O : never;
export type InOf<T> = T extends { readonly _in?: infer I } ? I : never;

/** A field that may be left out when encoding. */
export type Defaulted<T extends AnyType, D = unknown> = T & { readonly defaultsTo: D };

/** A field that is on the wire only: padding, lengths, tags. It has no property in the object. */
export type Hidden =
  | { readonly kind: 'pad'; readonly size: number; readonly hidden: true }
  | { readonly kind: 'padTo'; readonly unit: number; readonly hidden: true }
  | { readonly kind: 'selfLength'; readonly hidden: true }
  | { readonly kind: 'lengthOf'; readonly field: string; readonly hidden: true }
  | { readonly kind: 'tagOf'; readonly field: string; readonly hidden: true }
  | {
      readonly kind: 'constant';
      readonly type: Fixed<number>;
      readonly value: number;
      readonly hidden: true;
    };

export type Field = AnyType | Hidden;
/** Fields by name, in wire order. */
export type Fields = Readonly<Record<string, Field>>;

export type Simplify<T> = { [K in keyof T]: T[K] } & {};

/** The object that decoding a structure gives. */
export type FieldsOut<F extends Fields> = {
  [K in keyof F as F[K] extends { readonly hidden: true } ? never : K]: OutOf<F[K]>;
};

/** The object that encoding a structure takes: fields with a default may be left out. */
export type FieldsIn<F extends Fields> = {
  [K in keyof F as F[K] extends { readonly hidden: true } | { readonly defaultsTo: unknown }
    ? never
    : K]: InOf<F[K]>;
} & {
  [K in keyof F as F[K] extends { readonly defaultsTo: unknown } ? K : never]?: InOf<F[K]> | undefined;
};

/** Gives a field a value for when it is left out. */
export function optional<T extends AnyType>(type: T, defaultsTo: InOf<T>): Defaulted<T, InOf<T>> {
  return Object.assign(Object.create(type) as T, { defaultsTo });
}

/** `size` bytes of zeroes; what arrives there is ignored. */
export const pad = (size: number) => ({ kind: 'pad', size, hidden: true }) as const;
/** Zeroes up to a multiple of `unit` bytes from the structure's start. */
export const padTo = (unit: number) => ({ kind: 'padTo', unit, hidden: true }) as const;
/** A 16-bit length of the whole structure that it stands in. */
export const selfLength = () => ({ kind: 'selfLength', hidden: true }) as const;
/** A 16-bit length in bytes of a later field. */
export const lengthOf = (field: string) => ({ kind: 'lengthOf', field, hidden: true }) as const;
/** A 16-bit code that says which variant a later `choice` field is. */
export const tagOf = (field: string) => ({ kind: 'tagOf', field, hidden: true }) as const;
/** A number that tells this structure from its siblings with the same type code. */
export const constant = (type: Fixed<number>, value: number) =>
  ({ kind: 'constant', type, value, hidden: true }) as const;
