import type { Duplex } from 'node:stream';
import { type EncodeOptions, encodeTo, type MessageInput } from '../codec.js';
import { Writer } from '../schema/writer.js';

const FLUSH_AT = 16 * 1024;

/** Encodes messages behind one another and hands them to the stream together, once per turn of the event loop. */
export class Outbox {
  readonly #writer = new Writer(4096);
  #scheduled = false;

  constructor(private readonly stream: Duplex) {}

  /** @throws EncodeError, and then nothing of the message was written */
  add(message: MessageInput, options: EncodeOptions): void {
    encodeTo(this.#writer, message, options);
    if (this.#writer.at >= FLUSH_AT) this.flush();
    else if (!this.#scheduled) {
      this.#scheduled = true;
      process.nextTick(() => this.flush());
    }
  }

  flush(): void {
    this.#scheduled = false;
    if (this.#writer.at === 0) return;
    const bytes = this.#writer.copy();
    this.#writer.at = 0;
    if (this.stream.writable) this.stream.write(bytes);
  }
}
