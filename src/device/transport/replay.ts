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
  return { at: 'replay', open: async () => new ReplayTransport(steps, pieces) };
}

/**
 * Plays a recorded session whose commands may come in any order: what was recorded next is tried first, then the
 * first step that was sent the same. `***` in a recording stands for a secret, whatever it is.
 */
export function replayAnyOrder(steps: RecordedStep[]): Dialer {
  return { at: 'replay', open: async () => new ReplayTransport(steps, 'blocks', true) };
}

class ReplayTransport implements Transport {
  isClosed = false;
  readonly closed: Promise<Error | undefined>;
  #resolveClosed: (fault: Error | undefined) => void = () => {};
  #listener: (bytes: Uint8Array) => void = () => {};
  #sent = '';
  #playing = Promise.resolve();
  #next = 0;
  readonly #steps: RecordedStep[];
  readonly #pieces: 'blocks' | 'bytes';
  readonly #anyOrder: boolean;

  constructor(steps: RecordedStep[], pieces: 'blocks' | 'bytes', anyOrder = false) {
    this.#steps = steps;
    this.#pieces = pieces;
    this.#anyOrder = anyOrder;
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
    const at = this.#candidates().findIndex(step => isAs(step.sent, this.#sent));
    const step = this.#candidates()[at];
    if (step) {
      this.#next = this.#steps.indexOf(step) + 1;
      this.#sent = '';
      this.#playing = this.#playing.then(() => this.#play(step));
    } else if (
      !this.#candidates().some(
        ({ sent }) =>
          sent.replace(/\r\n?/g, '\n').startsWith(this.#sent.replace(/\r\n?/g, '\n')) ||
          sent.includes(SECRET),
      )
    ) {
      const [next] = this.#candidates();
      const expected = this.#anyOrder ? 'no such command' : next ? JSON.stringify(next.sent) : 'nothing more';
      this.#end(new Error(`the recording has ${expected}, but ${JSON.stringify(this.#sent)} was sent`));
    }
  }

  /** The steps that may be played now, the best first. */
  #candidates(): RecordedStep[] {
    const next = this.#steps.slice(this.#next);
    // A secret is only told where it was told: it would be any command.
    const others = this.#anyOrder ? this.#steps.filter(({ sent }) => !sent.includes(SECRET)) : [];
    return [...next.slice(0, 1), ...others];
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

/** Stands in a recording where a secret was sent. */
const SECRET = '***';

/** A line typed over telnet or on a console ends otherwise; that makes no difference here. */
function isAs(written: string, typed: string): boolean {
  const [recorded, sent] = [written, typed].map(text => text.replace(/\r\n?/g, '\n')) as [string, string];
  if (!recorded.includes(SECRET)) return recorded === sent;
  const parts = recorded.split(SECRET).map(part => part.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
  return new RegExp(`^${parts.join('.+')}$`, 's').test(sent);
}
