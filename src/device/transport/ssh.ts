import type { Duplex } from 'node:stream';
import type { Client, ClientChannel } from 'ssh2';
import { orAborted } from '../limits.js';
import { isCallers } from './reach.js';
import { connectSsh, type SshLogin } from './ssh-client.js';
import { loginError } from './ssh-errors.js';
import { type Connect, type Dialer, formatAddress, type Transport } from './transport.js';

/** Wide and long, so that neither we nor the device wrap or page for the terminal's sake. */
const TERMINAL = { term: 'vt100', cols: 511, rows: 1000 };

/** Logs in by SSH and opens an interactive shell (RFC 4254, 6.5). */
export function sshDialer(login: SshLogin, connect: Connect): Dialer {
  return {
    at: formatAddress(login.address, login.port),
    open: async signal => {
      const { client, socket } = await connectSsh(login, connect, signal);
      try {
        return new SshTransport(client, socket, await orAborted(shell(client), signal));
      } catch (error) {
        client.destroy();
        socket.destroy();
        throw isCallers(signal) ? error : loginError(login, error, []);
      }
    },
  };
}

function shell(client: Client): Promise<ClientChannel> {
  return new Promise((resolve, reject) => {
    client.once('close', () => reject(new Error('the device closed the connection instead of a shell')));
    client.shell(TERMINAL, (error, stream) => (error ? reject(error) : resolve(stream)));
  });
}

class SshTransport implements Transport {
  isClosed = false;
  readonly closed: Promise<Error | undefined>;
  readonly #client: Client;
  readonly #socket: Duplex;
  readonly #stream: ClientChannel;

  constructor(client: Client, socket: Duplex, stream: ClientChannel) {
    this.#client = client;
    this.#socket = socket;
    this.#stream = stream;
    let fault: Error | undefined;
    client.on('error', error => {
      fault = error;
    });
    this.closed = new Promise(resolve => {
      const end = () => {
        this.isClosed = true;
        resolve(fault);
        this.close();
      };
      stream.once('close', end);
      client.once('close', end);
    });
  }

  onData(listener: (bytes: Uint8Array) => void): void {
    this.#stream.on('data', listener);
  }

  write(text: string): void {
    if (!this.isClosed) this.#stream.write(text);
  }

  close(): void {
    this.isClosed = true;
    this.#client.end();
    // The goodbye is on its way; a peer that is gone would otherwise keep the socket for minutes.
    setImmediate(() => this.#socket.destroy());
  }
}
