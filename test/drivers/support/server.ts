import type { AddressInfo, Server } from 'node:net';
import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises';
import ssh2 from 'ssh2';
import type { Platform } from '../../../src/device/index.js';
import type { Scope } from '../../../src/scope/index.js';
import { Emulation, PASSWORD, type Quirks, USER } from './emulation.js';
import type { Script } from './script.js';

/** The second one is for those who know nothing newer. */
const HOST_KEYS = [
  ssh2.utils.generateKeyPairSync('ed25519').private,
  ssh2.utils.generateKeyPairSync('rsa', { bits: 2048 }).private,
];

export interface ServerQuirks extends Quirks {
  pieces?: 'blocks' | 'bytes';
  /** Before each block or byte, in milliseconds. */
  slowMs?: number;
  /** What the server offers; absent: all that is up to date. */
  algorithms?: ssh2.Algorithms;
  /** Logins at the same time. */
  sessions?: number;
}

/** The commands that a driver has, apart from those that lead from mode to mode. */
export function commandsOf({ clear, show, save, onOpen, state, role }: Platform): Set<string> {
  const commands = [...Object.values(clear).flat(), ...onOpen, ...(save ? [save] : [])];
  return new Set([
    ...commands.map(command => (typeof command === 'string' ? command : command.line)),
    ...Object.values(show),
    ...state.map(({ command }) => command),
    ...(role?.commands ?? []),
  ]);
}

/** Says things in pieces, in order; what is closed says nothing more. */
export function speaker(write: (bytes: Buffer) => void, { pieces = 'blocks', slowMs = 0 }: ServerQuirks) {
  let saying = Promise.resolve();
  return {
    send: (text: string) => {
      const bytes = Buffer.from(text);
      const size = pieces === 'bytes' ? 1 : Math.max(1, bytes.length);
      saying = saying.then(async () => {
        for (let at = 0; at < bytes.length; at += size) {
          await (slowMs > 0 ? pause(slowMs) : turn());
          write(bytes.subarray(at, at + size));
        }
      });
    },
    /** Runs when all before it was said. */
    last: (action: () => void) => {
      saying = saying.then(action);
    },
  };
}

/** An SSH server on loopback that is a device of the platform. @returns its port */
export async function serveSsh(
  scope: Scope,
  platform: Platform,
  script: Script,
  quirks: ServerQuirks = {},
): Promise<number> {
  const { algorithms = {}, sessions = Number.POSITIVE_INFINITY } = quirks;
  const known = commandsOf(platform);
  let open = 0;
  const server = new ssh2.Server({ hostKeys: HOST_KEYS, algorithms }, client => {
    // Missing in the types only.
    (client as unknown as Pick<ssh2.Client, 'setNoDelay'>).setNoDelay(true);
    client.on('error', () => undefined);
    client.on('authentication', auth => {
      const right = auth.method === 'password' && auth.username === USER && auth.password === PASSWORD;
      right ? auth.accept() : auth.reject(['password']);
    });
    client.on('session', (accept, reject) => {
      if (open >= sessions) return reject();
      open++;
      client.once('close', () => open--);
      const session = accept();
      session.on('pty', allow => allow());
      session.on('shell', allow => {
        const stream = allow();
        const mouth = speaker(bytes => stream.writable && stream.write(bytes), quirks);
        const emulation = new Emulation(script, quirks, known, {
          send: mouth.send,
          close: () => mouth.last(() => client.end()),
        });
        stream.on('data', (bytes: Buffer) => emulation.receive(bytes.toString()));
        emulation.start();
      });
    });
  });
  return listen(scope, server as unknown as Server);
}

/** Listens on a free port of loopback until the scope closes, and then drops who is connected. */
export async function listen(scope: Scope, server: Server): Promise<number> {
  const sockets = new Set<{ destroy?: () => void; end?: () => void }>();
  server.on('connection', socket => sockets.add(socket));
  scope.defer('server', () => {
    for (const socket of sockets) (socket.destroy ?? socket.end)?.call(socket);
    return new Promise<void>(resolve => {
      server.close(() => resolve());
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}
