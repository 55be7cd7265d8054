import { categorise, DecodeError, EncodeError, type ErrorName } from './errors.js';
import type { Reader } from './schema/reader.js';
import { type Struct, structOf } from './schema/struct.js';
import type { Fields, FieldsIn, FieldsOut, Simplify } from './schema/type.js';
import type { Variants } from './schema/union.js';
import type { Writer } from './schema/writer.js';

/** Decoded messages of one version: `version`, `type` and `xid` of the header, then the fields. */
export type MessageOut<N extends number, V extends Variants> = {
  [K in keyof V & string]: Simplify<{ version: N; type: K; xid: number } & FieldsOut<V[K][1]>>;
}[keyof V & string];

/** Messages to encode: without `version` and `xid` where those are given otherwise, and without what has a default. */
export type MessageIn<N extends number, V extends Variants> = {
  [K in keyof V & string]: Simplify<
    { type: K; version?: N | undefined; xid?: number | undefined } & FieldsIn<V[K][1]>
  >;
}[keyof V & string];

export interface MessageSet<N extends number, V extends Variants> {
  readonly version: N;
  readonly variants: V;
  /** Reads the message from `at` to `end`, whose header is known to be whole and of this version. */
  decode(r: Reader, at: number, end: number): MessageOut<N, V>;
  /** Appends a message with the given transaction id. */
  encode(w: Writer, message: MessageIn<N, V>, xid: number): void;
}

interface Options<N extends number> {
  version: N;
  unknown: ErrorName;
  lengths: ErrorName;
}

interface Compiled {
  code: number;
  struct: Struct<Fields>;
  /** The 16-bit number behind the header that tells this message from another of the same code. */
  constant: number | undefined;
}

/** The messages of one version by name: type code and the fields behind the header. */
export function messages<N extends number, V extends Variants>(
  options: Options<N>,
  variants: V,
): MessageSet<N, V> {
  const { version, unknown, lengths } = options;
  const byName = new Map<string, Compiled>();
  const byCode: Compiled[][] = [];
  for (const [name, [code, fields]] of Object.entries(variants)) {
    const prefix = { version: String(version), type: JSON.stringify(name), xid: 'view.getUint32(at + 4)' };
    const first = Object.values(fields)[0];
    const compiled = {
      code,
      struct: structOf({ name, prefix, header: 8, exact: true, lengths }, fields),
      constant: first?.kind === 'constant' ? first.value : undefined,
    };
    byName.set(name, compiled);
    byCode[code] = [...(byCode[code] ?? []), compiled];
  }
  return {
    version,
    variants,
    decode(r, at, end) {
      const code = r.view.getUint8(at + 1);
      const candidates = byCode[code];
      if (!candidates) throw new DecodeError('badType', at + 1, `message of unknown type ${code}`, unknown);
      const chosen =
        candidates.length === 1
          ? candidates[0]
          : candidates.find(({ constant }) => fits(r, at, end, constant));
      try {
        return (chosen as Compiled).struct.decode(r, at, end) as MessageOut<N, V>;
      } catch (error) {
        throw categorise(error, lengths);
      }
    },
    encode(w, message, xid) {
      const at = w.at;
      const compiled = byName.get(message?.type);
      if (!compiled)
        throw new EncodeError(`${JSON.stringify(message?.type)} is not a message type of version ${version}`);
      try {
        compiled.struct.encode(w, message as never);
        const length = w.at - at;
        if (length > 65535) throw new EncodeError(`the message is ${length} bytes long; 65535 is the limit`);
        if (xid >>> 0 !== xid) throw new EncodeError(`${xid} is not a transaction id`).within('xid');
        w.view.setUint32(at, ((version << 24) | (compiled.code << 16) | length) >>> 0);
        w.view.setUint32(at + 4, xid);
      } catch (error) {
        w.at = at;
        throw error;
      }
    },
  };
}

function fits(r: Reader, at: number, end: number, constant: number | undefined): boolean {
  return constant === undefined || (end - at >= 10 && r.view.getUint16(at + 8) === constant);
}
