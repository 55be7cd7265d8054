import type { Duplex } from 'node:stream';
import { TelnetOptions } from '../../telnet/options.js';
import { reach } from './reach.js';
import { type Connect, type Dialer, formatAddress, type Transport } from './transport.js';

/** Where a telnet server is. The login is a conversation like any other, and up to the driver. */
export interface TelnetDestination {
  device: string;
  address: string;
  port: number;
}

/** Connects by telnet (RFC 854), without encryption: for devices that have nothing else. */
export function telnetDialer(to: TelnetDestination, connect: Connect): Dialer {
  return {
    at: formatAddress(to.address, to.port),
    open: async signal => new TelnetTransport(await reach({ ...to, service: 'telnet' }, connect, signal)),
  };
}

class TelnetTransport implements Transport {
  isClosed = false;
  readonly closed: Promise<Error | undefined>;
  readonly #socket: Duplex;
  readonly #options: TelnetOptions;

  constructor(socket: Duplex) {
    this.#socket = socket;
    this.#options = new TelnetOptions(bytes => socket.write(bytes));
    let fault: Error | undefined;
    socket.on('error', error => {
      fault = error;
    });
    this.closed = new Promise(resolve => {
      socket.once('close', () => {
        this.isClosed = true;
        resolve(fault);
      });
    });
    socket.once('end', () => this.close());
  }

  onData(listener: (bytes: Uint8Array) => void): void {
    this.#socket.on('data', (bytes: Uint8Array) => {
      const text = this.#options.read(bytes);
      if (text.length > 0) listener(text);
    });
  }

  write(text: string): void {
    // A carriage return alone is one followed by NUL (RFC 854). 255 cannot appear in UTF-8.
    if (!this.isClosed) this.#socket.write(text.replace(/\r(?!\n)/g, '\r\0'));
  }

  close(): void {
    this.isClosed = true;
    this.#socket.destroy();
  }
}
