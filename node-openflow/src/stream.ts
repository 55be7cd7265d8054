import { type CodecOptions, decodeAt, HEADER_LENGTH, type Message, type Version } from './codec.js';
import { DecodeError } from './errors.js';
import { Reader } from './schema/reader.js';

/** What came out of the stream: a message, or the bytes of one that could not be decoded and why. */
export type StreamItem = { message: Message } | { error: DecodeError; bytes: Uint8Array; fatal: boolean };

/**
 * Bytes, cut in any way, to messages. A message that cannot be decoded becomes an item with its error, and the stream
 * goes on behind it. Only a header whose length is less than itself ends the stream: what follows cannot be found.
 * Keeps at most one message's bytes (65,535).
 */
export class MessageStream {
  /** The version that was agreed on: messages of another are refused then, hello and error excepted. */
  version: Version | undefined;
  #pending = new Uint8Array(0);
  #used = 0;
  #failed = false;

  constructor(private readonly options: CodecOptions = {}) {}

  /** Bytes of a message that is not whole yet. */
  get buffered(): number {
    return this.#used;
  }

  /** Takes the next bytes and gives the messages that they complete. After a fatal item it takes nothing any more. */
  push(chunk: Uint8Array): StreamItem[] {
    const items: StreamItem[] = [];
    let rest = chunk;
    while (this.#used > 0 && rest.length > 0 && !this.#failed) {
      const wanted = this.#used < HEADER_LENGTH ? HEADER_LENGTH : this.#length(this.#pending, 0);
      rest = rest.subarray(this.#keep(rest, wanted));
      if (this.#used < HEADER_LENGTH) continue;
      const length = this.#length(this.#pending, 0);
      if (length <= this.#used) {
        this.#decodeAll(this.#pending.subarray(0, this.#used), items);
        this.#used = 0;
      }
    }
    if (this.#failed || rest.length === 0) return items;
    const done = this.#decodeAll(rest, items);
    if (!this.#failed) this.#keep(rest.subarray(done), rest.length - done);
    return items;
  }

  /** Moves bytes to the pending ones until there are `wanted`; returns how many. */
  #keep(bytes: Uint8Array, wanted: number): number {
    const count = Math.min(bytes.length, wanted - this.#used);
    const needed = this.#used + count;
    if (needed > this.#pending.length) {
      const grown = new Uint8Array(Math.min(65535, Math.max(needed, this.#pending.length * 2, 256)));
      grown.set(this.#pending.subarray(0, this.#used));
      this.#pending = grown;
    }
    this.#pending.set(count === bytes.length ? bytes : bytes.subarray(0, count), this.#used);
    this.#used = needed;
    return count;
  }

  #length(bytes: Uint8Array, at: number): number {
    return ((bytes[at + 2] as number) << 8) | (bytes[at + 3] as number);
  }

  /** Decodes every whole message; returns where the first that is not whole begins. */
  #decodeAll(bytes: Uint8Array, items: StreamItem[]): number {
    const reader = new Reader(bytes, this.options.experimenters);
    let at = 0;
    while (bytes.length - at >= HEADER_LENGTH) {
      const length = this.#length(bytes, at);
      if (length < HEADER_LENGTH) {
        const error = new DecodeError(
          'badLength',
          at + 2,
          `header says ${length} bytes, which is less than a header`,
          {
            errorType: 'badRequest',
            code: 'badLen',
          },
        );
        items.push({ error: error.seal(at), bytes: bytes.slice(at, at + HEADER_LENGTH), fatal: true });
        this.#failed = true;
        return bytes.length;
      }
      if (at + length > bytes.length) break;
      try {
        if (this.version !== undefined && bytes[at] !== this.version && (bytes[at + 1] as number) > 1) {
          throw otherVersion(bytes[at] as number, this.version);
        }
        items.push({ message: decodeAt(reader, at, at + length) });
      } catch (error) {
        if (!(error instanceof DecodeError)) throw error;
        items.push({ error, bytes: bytes.slice(at, at + length), fatal: false });
      }
      at += length;
    }
    return at;
  }
}

function otherVersion(version: number, agreed: Version): DecodeError {
  const detail = `version ${version} where ${agreed} was agreed on`;
  return new DecodeError('badVersion', 0, detail, { errorType: 'badRequest', code: 'badVersion' }).seal(0);
}
