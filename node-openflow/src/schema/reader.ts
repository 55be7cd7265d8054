import type { Experimenters } from '../experimenter.js';

/** The bytes being decoded, and where the last structure of variable length ended. */
export class Reader {
  /** Set by each variable-length decode: the offset after the last byte that belonged to it. */
  at = 0;
  readonly view: DataView;

  readonly bytes: Uint8Array;

  constructor(
    bytes: Uint8Array,
    readonly experimenters?: Experimenters,
  ) {
    const { buffer, byteOffset, byteLength } = bytes;
    // Never a Buffer: slices of it must be copies, and one class of array keeps the generated code fast.
    this.bytes = new Uint8Array(buffer, byteOffset, byteLength);
    this.view = new DataView(buffer, byteOffset, byteLength);
  }
}
