import { readFile } from 'node:fs/promises';
import type { Duplex } from 'node:stream';
import { type Algorithms, type AuthenticationType, Client } from 'ssh2';
import { orAborted } from '../limits.js';
import { errors } from './errors.js';
import { HostKeyCheck, type HostKeyPolicy } from './host-key.js';
import { isCallers, reach } from './reach.js';
import { loginError } from './ssh-errors.js';
import { type Connect, formatAddress } from './transport.js';

/** Whom to log in to, and as whom. */
export interface SshLogin {
  device: string;
  address: string;
  port: number;
  user: string;
  password?: string;
  /** File of a private key. */
  key?: string;
  passphrase?: string;
  /** Socket of an SSH agent. */
  agent?: string;
  /** Replaces ssh2's own choice, which leaves out what is broken; old devices need some of that. */
  algorithms?: Algorithms;
  /** Absent: any host key will do. */
  hostKeys?: HostKeyPolicy;
}

/** A peer that is gone without a word is noticed after about 6 s. */
const KEEPALIVE = { keepaliveInterval: 2000, keepaliveCountMax: 2 };

/** A login that succeeded. */
export interface SshConnection {
  client: Client;
  socket: Duplex;
}

/**
 * Logs in by SSH (RFC 4252), with a key first, then an agent, then a password, at last keyboard-interactive.
 * @throws TsunaguError `device.*`; the signal's reason when the caller aborts
 */
export async function connectSsh(
  login: SshLogin,
  connect: Connect,
  signal: AbortSignal,
): Promise<SshConnection> {
  const { address, port, device } = login;
  const whom = { device, at: formatAddress(address, port) };
  const key = login.key === undefined ? undefined : await keyIn(login.key, whom);
  const check = login.hostKeys && (await HostKeyCheck.of(whom, { address, port }, login.hostKeys));
  const socket = await reach({ device, address, port, service: 'SSH' }, connect, signal);
  const client = new Client();
  const offers: string[] = [];
  try {
    const ready = readiness(client);
    authenticate(client, socket, login, key, check, offers);
    await orAborted(ready, signal);
    return { client, socket };
  } catch (error) {
    client.destroy();
    socket.destroy();
    if (isCallers(signal)) throw error;
    throw check?.refusal ?? loginError(login, error, offers);
  }
}

function readiness(client: Client): Promise<void> {
  const ready = new Promise<void>((resolve, reject) => {
    client.once('ready', resolve);
    // Stays for the client's life: a fault after login ends in 'close', which the transport reports.
    client.on('error', reject);
    client.once('close', () =>
      reject(new Error('the device closed the connection before the login was done')),
    );
  });
  // A fault before anybody waits is told to whoever waits next.
  ready.catch(() => undefined);
  return ready;
}

function authenticate(
  client: Client,
  socket: Duplex,
  login: SshLogin,
  key: Buffer | undefined,
  check: HostKeyCheck | undefined,
  offers: string[],
): void {
  const { user, password, passphrase, agent } = login;
  client.on('keyboard-interactive', (_name, _text, _language, prompts, answer) => {
    answer(prompts.map(({ echo }) => (echo ? user : (password ?? ''))));
  });
  const ways: [AuthenticationType, unknown][] = [
    ['none', true],
    ['publickey', key],
    ['agent', agent],
    ['password', password],
    ['keyboard-interactive', password],
  ];
  client.connect({
    sock: socket as never,
    username: user,
    authHandler: ways.filter(([, given]) => given !== undefined).map(([way]) => way),
    ...(password !== undefined && { password, tryKeyboard: true }),
    ...(key !== undefined && { privateKey: key }),
    ...(passphrase !== undefined && { passphrase }),
    ...(agent !== undefined && { agent }),
    ...(check && {
      hostVerifier: (hostKey: Buffer, verify: (isGood: boolean) => void) => {
        check.accepts(hostKey).then(verify, () => verify(false));
      },
    }),
    algorithms: preferring(login.algorithms, check?.algorithms ?? []),
    ...KEEPALIVE,
    readyTimeout: 0,
    // The only place where ssh2 tells what the device offers.
    debug: line => {
      if (line.startsWith('Handshake: (remote)')) offers.push(line);
    },
  });
  // A line that is typed is a packet; waiting for more to send with it (RFC 896) costs 40 ms a command.
  client.setNoDelay(true);
}

/** The host is asked first for a key of a type that we know of it. */
function preferring(algorithms: Algorithms | undefined, first: string[]): Algorithms {
  if (first.length === 0) return algorithms ?? {};
  const { append = [] } = (algorithms?.serverHostKey ?? {}) as { append?: string[] };
  return { ...algorithms, serverHostKey: { append, prepend: first, remove: [] } } as Algorithms;
}

async function keyIn(file: string, whom: { device: string; at: string }): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw errors.noKey({ ...whom, file, seen: (error as Error).message });
  }
}
