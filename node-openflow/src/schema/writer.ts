import type { Experimenters } from '../experimenter.js';

/** A growing piece of memory that messages are encoded into, one behind the other. */
export class Writer {
  /** How many bytes are written. */
  at = 0;
  bytes: Uint8Array;
  view: DataView;
  experimenters: Experimenters | undefined;

  constructor(capacity = 4096) {
    this.bytes = new Uint8Array(capacity);
    this.view = new DataView(this.bytes.buffer);
  }

  /** Takes the next `size` bytes (not cleared) and returns the offset of the first. */
  reserve(size: number): number {
    const at = this.at;
    this.at = at + size;
    if (this.at > this.bytes.length) this.#grow();
    return at;
  }

  /** Appends zeroes until the length since `start` is a multiple of `unit`. */
  align(start: number, unit: number): void {
    const missing = (unit - ((this.at - start) % unit)) % unit;
    if (missing > 0) {
      const at = this.reserve(missing);
      this.bytes.fill(0, at, at + missing);
    }
  }

  append(bytes: Uint8Array): void {
    const at = this.reserve(bytes.length);
    this.bytes.set(bytes, at);
  }

  /** A copy of the bytes from `start` on. */
  copy(start = 0): Buffer {
    const length = this.at - start;
    const copy = Buffer.allocUnsafe(length);
    copy.set(this.bytes.subarray(start, this.at));
    return copy;
  }

  #grow(): void {
    const bytes = new Uint8Array(Math.max(this.at, this.bytes.length * 2));
    bytes.set(this.bytes);
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer);
  }
}
