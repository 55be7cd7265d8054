import { EncodeError } from './errors.js';
import type { Variable } from './schema/type.js';

/** Where the specification lets vendors put structures of their own. */
export type ExperimenterPlace =
  | 'message'
  | 'action'
  | 'instruction'
  | 'meterBand'
  | 'queueProperty'
  | 'tableFeature'
  | 'multipartRequest'
  | 'multipartReply'
  | 'error';

/** What stands in an experimenter's structure: bytes, or an object where a codec for it was given. */
export type ExperimenterData = Uint8Array | { readonly [field: string]: unknown };

/** Reads and writes one vendor's content in one place. */
export interface ExperimenterCodec {
  /** The vendor's id, e.g. 0x00002320 for Nicira. */
  experimenter: number;
  place: ExperimenterPlace;
  /**
   * The object for the bytes behind the fields that the specification defines, or undefined to leave them as bytes.
   * @param expType OpenFlow 1.3's experimenter type, in the places that have one
   */
  decode(data: Uint8Array, expType: number | undefined): { readonly [field: string]: unknown } | undefined;
  /** The bytes for an object that `decode` gave or the user made. */
  encode(value: { readonly [field: string]: unknown }, expType: number | undefined): Uint8Array;
}

/** The vendors' codecs that a decoder or connection knows. */
export class Experimenters {
  readonly #codecs = new Map<string, ExperimenterCodec>();

  constructor(codecs: Iterable<ExperimenterCodec> = []) {
    for (const codec of codecs) this.#codecs.set(`${codec.place} ${codec.experimenter}`, codec);
  }

  find(place: ExperimenterPlace, experimenter: number): ExperimenterCodec | undefined {
    return this.#codecs.get(`${place} ${experimenter}`);
  }
}

/**
 * What is left of a vendor's structure.
 * @param fromId bytes from the start of the experimenter's id to the content: its own 4, and what follows it
 * @param typed whether an experimenter type stands right behind the id
 */
export function experimenterData(
  place: ExperimenterPlace,
  fromId = 4,
  typed = false,
): Variable<ExperimenterData> {
  return {
    kind: 'variable',
    shape: { is: 'experimenter' },
    decode(r, at, end) {
      const data = r.copy(at, end);
      r.at = end;
      const codec = r.experimenters?.find(place, r.view.getUint32(at - fromId));
      if (!codec) return data;
      try {
        return codec.decode(data, typed ? r.view.getUint32(at - fromId + 4) : undefined) ?? data;
      } catch {
        // What a vendor's codec cannot read stays as it came; a message must not fail for it.
        return data;
      }
    },
    encode(w, value) {
      if (value instanceof Uint8Array) return w.append(value);
      const id = w.view.getUint32(w.at - fromId);
      const codec = w.experimenters?.find(place, id);
      if (!codec)
        throw new EncodeError(`no codec was given for the ${place} of experimenter 0x${id.toString(16)}`);
      w.append(codec.encode(value, typed ? w.view.getUint32(w.at - fromId + 4) : undefined));
    },
  };
}
