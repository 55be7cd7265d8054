import type { Duplex } from 'node:stream';
import { reach } from './reach.js';
import { type Connect, type Dialer, formatAddress, type Transport } from './transport.js';

/** A device's console behind a server of serial lines. */
export interface ConsoleDestination {
  device: string;
  address: string;
  port: number;
}

/** Connects to a console by plain TCP, as servers of serial lines offer it; those that speak telnet are telnet. */
export function consoleDialer(to: ConsoleDestination, connect: Connect): Dialer {
  return {
    at: formatAddress(to.address, to.port),
    isConsole: true,
    open: async signal => new LineTransport(await reach({ ...to, service: 'console' }, connect, signal)),
  };
}

/** A stream of bytes that is the line itself. */
export class LineTransport implements Transport {
  isClosed = false;
  readonly closed: Promise<Error | undefined>;
  readonly #line: Duplex;

  constructor(line: Duplex) {
    this.#line = line;
    let fault: Error | undefined;
    line.on('error', error => {
      fault = error;
    });
    this.closed = new Promise(resolve => {
      line.once('close', () => {
        this.isClosed = true;
        resolve(fault);
      });
    });
    line.once('end', () => this.close());
  }

  onData(listener: (bytes: Uint8Array) => void): void {
    this.#line.on('data', listener);
  }

  write(text: string): void {
    if (!this.isClosed) this.#line.write(text);
  }

  close(): void {
    this.isClosed = true;
    // What was written last, a logout, still goes out.
    this.#line.end();
    setImmediate(() => this.#line.destroy());
  }
}
