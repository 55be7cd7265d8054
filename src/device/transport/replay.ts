import { setImmediate as turn } from 'node:timers/promises';
import type { Dialer, Transport } from './transport.js';

/** One step of a recorded session: what was sent (nothing at login), and what the device then said. */
export interface RecordedStep {
  sent: string;
  received: string;
  /** The device then closes the connection. */
  closes?: boolean;
}

/**
 * Plays a recorded session: the device's part comes in whole blocks, or one byte at a time. It closes with an
 * error that says so when something else is sent than was recorded.
 */
export function replay(steps: RecordedStep[], pieces: 'blocks' | 'bytes' = 'blocks'): Dialer {
  return { at: 'replay', open: async () => new ReplayTransport([...steps], pieces) };
}

class ReplayTransport implements Transport {
  isClosed = false;
  readonly closed: Promise<Error | undefined>;
  #resolveClosed: (fault: Error | undefined) => void = () => {};
  #listener: (bytes: Uint8Array) => void = () => {};
  #sent = '';
  #playing = Promise.resolve();
  readonly #steps: RecordedStep[];
  readonly #pieces: 'blocks' | 'bytes';

  constructor(steps: RecordedStep[], pieces: 'blocks' | 'bytes') {
    this.#steps = steps;
    this.#pieces = pieces;
    this.closed = new Promise(resolve => {
      this.#resolveClosed = resolve;
    });
  }

  onData(listener: (bytes: Uint8Array) => void): void {
    this.#listener = listener;
    this.#advance();
  }

  write(text: string): void {
    this.#sent += text;
    this.#advance();
  }

  close(): void {
    this.#end(undefined);
  }

  #advance(): void {
    const step = this.#steps[0];
    if (step && this.#sent === step.sent) {
      this.#steps.shift();
      this.#sent = '';
      this.#playing = this.#playing.then(() => this.#play(step));
    } else if (!step?.sent.startsWith(this.#sent)) {
      const expected = step ? JSON.stringify(step.sent) : 'nothing more';
      this.#end(new Error(`the recording has ${expected}, but ${JSON.stringify(this.#sent)} was sent`));
    }
  }

  async #play(step: RecordedStep): Promise<void> {
    const bytes = Buffer.from(step.received);
    const size = this.#pieces === 'bytes' ? 1 : Math.max(1, bytes.length);
    for (let at = 0; at < bytes.length && !this.isClosed; at += size) {
      await turn();
      this.#listener(bytes.subarray(at, at + size));
    }
    if (step.closes) this.#end(undefined);
  }

  #end(fault: Error | undefined): void {
    this.isClosed = true;
    this.#resolveClosed(fault);
  }
}
