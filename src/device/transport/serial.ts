import { constants, openSync } from 'node:fs';
import { Duplex } from 'node:stream';
import { ReadStream, WriteStream } from 'node:tty';
import { execa } from 'execa';
import { errors } from './errors.js';
import { LineTransport } from './line.js';
import type { Dialer } from './transport.js';

/** A serial line of this machine. */
export interface SerialLine {
  device: string;
  /** `/dev/ttyUSB0` */
  path: string;
  /** Bits per second; 8 bits, no parity, no flow control, as consoles have it. */
  baud: number;
}

/** Opens a serial line; stty (coreutils) sets it. */
export function serialDialer({ device, path, baud }: SerialLine): Dialer {
  return {
    at: path,
    isConsole: true,
    open: async signal => {
      let stream: SerialStream | undefined;
      try {
        stream = new SerialStream(path);
        const flags = ['raw', '-echo', 'cs8', '-parenb', '-cstopb', '-crtscts', '-ixon', 'clocal'];
        await execa('stty', ['-F', path, String(baud), ...flags], { cancelSignal: signal });
        return new LineTransport(stream);
      } catch (error) {
        stream?.destroy();
        if (signal.aborted) throw signal.reason;
        const { stderr, message } = error as Error & { stderr?: string };
        throw errors.cannotOpen({ device, path, seen: stderr || message });
      }
    },
  };
}

/** Both directions of a terminal. Opened without waiting for a carrier, which many cables do not have. */
class SerialStream extends Duplex {
  readonly #input: ReadStream;
  readonly #output: WriteStream;

  constructor(path: string) {
    super();
    const flags = constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK;
    this.#input = new ReadStream(openSync(path, flags));
    this.#output = new WriteStream(openSync(path, flags));
    this.#input.on('data', bytes => this.push(bytes));
    this.#input.once('end', () => this.push(null));
    for (const half of [this.#input, this.#output]) half.on('error', error => this.destroy(error));
  }

  override _read(): void {
    this.#input.resume();
  }

  override _write(bytes: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    this.#output.write(bytes, error => done(error));
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#input.destroy();
    this.#output.destroy();
    done(error);
  }
}
