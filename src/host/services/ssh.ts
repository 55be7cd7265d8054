import net from 'node:net';
import ssh2 from 'ssh2';
import { type Opener, tcpService } from './service.js';

/** Whom a service lets in, and what it says to them. */
export interface LoginService {
  user: string;
  password: string;
  /** Commands and what they print; any other prints nothing and fails. Nothing is ever run. */
  commands?: Readonly<Record<string, string>>;
}

let hostKey: string | undefined;

/** An SSH server that knows one user, with a password, and whose commands are a list of answers. */
export function sshService(service: LoginService): Opener {
  return tcpService(() => sshServer(service));
}

function sshServer({ user, password, commands = {} }: LoginService): net.Server {
  // Not ed25519: of those that ssh2 1.17 makes, one in 200 is malformed.
  hostKey ??= ssh2.utils.generateKeyPairSync('ecdsa', { bits: 256 }).private;
  const protocol = new ssh2.Server({ hostKeys: [hostKey], ident: 'tsunagu' }, client => {
    client.on('error', () => {});
    client.on('authentication', context => {
      const right = context.method === 'password' && context.password === password;
      right && context.username === user ? context.accept() : context.reject(['password']);
    });
    client.on('session', accept => {
      const session = accept();
      session.on('pty', take => take?.());
      session.on('exec', (take, _, { command }) => answer(take(), commands, command));
      session.on('shell', take => shell(take(), commands));
    });
  });
  // It speaks on connections that our own server accepted, in the host's namespace.
  return net.createServer(socket => protocol.injectSocket(socket));
}

function answer(stream: ssh2.ServerChannel, commands: LoginService['commands'] = {}, command: string): void {
  const known = Object.hasOwn(commands, command);
  stream.write(known ? commands[command] : '');
  stream.exit(known ? 0 : 127);
  stream.end();
}

function shell(stream: ssh2.ServerChannel, commands: LoginService['commands'] = {}): void {
  let line = '';
  stream.write('$ ');
  stream.on('data', (bytes: Buffer) => {
    for (const letter of bytes.toString('utf8')) {
      if (letter !== '\r' && letter !== '\n') {
        line += letter;
        stream.write(letter);
        continue;
      }
      if (line === 'exit') {
        stream.exit(0);
        stream.end();
        return;
      }
      stream.write(`\r\n${Object.hasOwn(commands, line) ? commands[line] : ''}$ `);
      line = '';
    }
  });
}
