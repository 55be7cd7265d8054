import type { Experimenters } from '../experimenter.js';

/** The bytes being decoded, and where the last structure of variable length ended. */
export class Reader {
  /** Set by each variable-length decode: the offset after the last byte that belonged to it. */
  at = 0;
  readonly view: DataView;

  constructor(
    bytes: Uint8Array,
    readonly experimenters?: Experimenters,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** A copy of some bytes, for the one who gets the message. */
  copy(start: number, end: number): Uint8Array {
    return new Uint8Array(this.view.buffer.slice(this.view.byteOffset + start, this.view.byteOffset + end));
  }
}
