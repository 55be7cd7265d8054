import net from 'node:net';
import { TelnetOptions } from '../../telnet/options.js';
import { type Opener, tcpService } from './service.js';
import type { LoginService } from './ssh.js';

/** IAC WILL ECHO, IAC WILL SUPPRESS-GO-AHEAD (RFC 857, RFC 858): a client then sends letter by letter. */
const CHARACTER_MODE = Uint8Array.of(255, 251, 1, 255, 251, 3);

/** A telnet server that asks for a login and a password, and whose commands are a list of answers. */
export function telnetService(service: LoginService): Opener {
  return tcpService(() => telnetServer(service));
}

function telnetServer(service: LoginService): net.Server {
  return net.createServer(socket => {
    socket.on('error', () => socket.destroy());
    const options = new TelnetOptions(bytes => socket.write(bytes));
    const conversation = new Conversation(service, text => socket.write(text));
    let line = '';
    socket.write(CHARACTER_MODE);
    conversation.begin();
    socket.on('data', (bytes: Buffer) => {
      // A line ends with CR LF, CR NUL, or CR alone.
      for (const letter of Buffer.from(options.read(bytes))
        .toString('utf8')
        .replace(/\r[\n\0]?/g, '\n')) {
        if (letter !== '\n') {
          line += letter;
          if (conversation.echoes) socket.write(letter);
          continue;
        }
        socket.write('\r\n');
        if (!conversation.hears(line)) return void socket.end();
        line = '';
      }
    });
  });
}

class Conversation {
  readonly #service: LoginService;
  readonly #say: (text: string) => void;
  #user: string | undefined;
  #inside = false;

  constructor(service: LoginService, say: (text: string) => void) {
    this.#service = service;
    this.#say = say;
  }

  begin(): void {
    this.#say('login: ');
  }

  /** Passwords are not shown. */
  get echoes(): boolean {
    return this.#inside || this.#user === undefined;
  }

  /** Answers a line; false when the conversation is over. */
  hears(line: string): boolean {
    const { user, password, commands = {} } = this.#service;
    if (this.#inside) {
      if (line === 'exit') return false;
      this.#say(`${Object.hasOwn(commands, line) ? commands[line] : ''}$ `);
    } else if (this.#user === undefined) {
      this.#user = line;
      this.#say('Password: ');
    } else {
      this.#inside = this.#user === user && line === password;
      this.#user = undefined;
      this.#say(this.#inside ? '$ ' : 'Login incorrect\r\nlogin: ');
    }
    return true;
  }
}
