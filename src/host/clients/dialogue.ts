import { once } from 'node:events';
import type net from 'node:net';

/** A conversation in lines: what the peer says is waited for, then answered. */
export class Dialogue {
  readonly #socket: net.Socket;
  #unread = '';
  #whole = '';
  #closed = false;

  /** @param decode takes a protocol of its own out of the bytes (telnet's options). */
  constructor(socket: net.Socket, decode: (bytes: Buffer) => Uint8Array = bytes => bytes) {
    this.#socket = socket;
    socket.on('data', (bytes: Buffer) => {
      const text = Buffer.from(decode(bytes)).toString('utf8');
      this.#unread += text;
      this.#whole += text;
      socket.emit('said');
    });
    socket.on('close', () => {
      this.#closed = true;
      socket.emit('said');
    });
  }

  /** Everything that the peer has said. */
  get transcript(): string {
    return this.#whole;
  }

  say(text: string): void {
    this.#socket.write(text);
  }

  /**
   * Waits until the peer has said something that matches, and takes everything up to its end as read.
   * @throws Error when the connection ends before; the signal's reason.
   */
  async until(pattern: RegExp, signal: AbortSignal): Promise<RegExpExecArray> {
    for (;;) {
      const found = pattern.exec(this.#unread);
      if (found) {
        this.#unread = this.#unread.slice(found.index + found[0].length);
        return found;
      }
      if (this.#closed) throw new Error(`the connection ended after: ${excerpt(this.#whole)}`);
      await once(this.#socket, 'said', { signal });
    }
  }
}

function excerpt(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line === '' ? '(nothing)' : line.slice(-200);
}
