import type { Duplex } from 'node:stream';
import { type Algorithms, Client, type ClientChannel } from 'ssh2';
import { orAborted } from '../limits.js';
import { isCallers, reach } from './reach.js';
import { loginError } from './ssh-errors.js';
import { type Connect, type Dialer, formatAddress, type Transport } from './transport.js';

/** Whom to log in to, and as whom. */
export interface SshLogin {
  device: string;
  address: string;
  port: number;
  user: string;
  password?: string;
  /** Replaces ssh2's own choice, which leaves out what is broken; old devices need some of that. */
  algorithms?: Algorithms;
}

/** Wide and long, so that neither we nor the device wrap or page for the terminal's sake. */
const TERMINAL = { term: 'vt100', cols: 511, rows: 1000 };
/** A peer that is gone without a word is noticed after about 6 s. */
const KEEPALIVE = { keepaliveInterval: 2000, keepaliveCountMax: 2 };

/** Logs in by SSH (RFC 4252: password, then keyboard-interactive) and opens an interactive shell (RFC 4254, 6.5). */
export function sshDialer(login: SshLogin, connect: Connect): Dialer {
  return {
    at: formatAddress(login.address, login.port),
    open: async signal => {
      const socket = await reach({ ...login, service: 'SSH' }, connect, signal);
      const client = new Client();
      try {
        return new SshTransport(client, socket, await logIn(client, socket, login, signal));
      } catch (error) {
        client.destroy();
        socket.destroy();
        throw error;
      }
    },
  };
}

async function logIn(
  client: Client,
  socket: Duplex,
  login: SshLogin,
  signal: AbortSignal,
): Promise<ClientChannel> {
  const { user, password, algorithms } = login;
  const offers: string[] = [];
  const ready = new Promise<void>((resolve, reject) => {
    client.once('ready', resolve);
    // Stays for the client's life: a fault after login ends in 'close', which the transport reports.
    client.on('error', reject);
    client.once('close', () =>
      reject(new Error('the device closed the connection before the login was done')),
    );
  });
  client.on('keyboard-interactive', (_name, _text, _language, prompts, answer) => {
    answer(prompts.map(({ echo }) => (echo ? user : (password ?? ''))));
  });
  // Any host key is accepted: device keys change with each reinstallation of a test network.
  client.connect({
    sock: socket as never,
    username: user,
    ...(password !== undefined && { password, tryKeyboard: true }),
    ...(algorithms && { algorithms }),
    ...KEEPALIVE,
    readyTimeout: 0,
    // The only place where ssh2 tells what the device offers.
    debug: line => {
      if (line.startsWith('Handshake: (remote)')) offers.push(line);
    },
  });
  // A line that is typed is a packet; waiting for more to send with it (RFC 896) costs 40 ms a command.
  client.setNoDelay(true);
  try {
    await orAborted(ready, signal);
    return await orAborted(shell(client), signal);
  } catch (error) {
    throw isCallers(signal) ? error : loginError(login, error, offers);
  }
}

function shell(client: Client): Promise<ClientChannel> {
  return new Promise((resolve, reject) => {
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
