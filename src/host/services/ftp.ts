import net, { type AddressInfo } from 'node:net';
import { listenTcp } from '../../netns/index.js';
import { type Opener, type Place, tcpService } from './service.js';
import type { Files } from './tftp.js';

/** Whom an FTP server lets in, and what it has. */
export interface FtpSite {
  /** Absent: anybody, with any password. */
  user?: string;
  password?: string;
  /** By name; what clients store is added. */
  files: Files;
}

/** An FTP server with one folder, for passive clients (RFC 959, RFC 2428). */
export function ftpService(site: FtpSite): Opener {
  return tcpService(place => net.createServer(socket => void new Session(socket, place, site)));
}

type Use = (connection: net.Socket) => void;

class Session {
  readonly #socket: net.Socket;
  readonly #place: Place;
  readonly #site: FtpSite;
  #user = '';
  #inside = false;
  /** Takes the client's second connection, which comes before or after it is told what for. */
  #data: { server: net.Server; connection: Promise<net.Socket> } | undefined;

  constructor(socket: net.Socket, place: Place, site: FtpSite) {
    this.#socket = socket;
    this.#place = place;
    this.#site = site;
    let unread = '';
    socket.setEncoding('utf8');
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#data?.server.close());
    socket.on('data', (chunk: string) => {
      unread += chunk;
      const lines = unread.split(/\r?\n/);
      unread = lines.pop() ?? '';
      for (const line of lines) this.#hear(line);
    });
    this.#say(`220 ${place.host.name}: tsunagu`);
  }

  #say(line: string): void {
    if (this.#socket.writable) this.#socket.write(`${line}\r\n`);
  }

  #hear(line: string): void {
    const [, verb = '', argument = ''] = /^(\w+) ?(.*)$/.exec(line) ?? [];
    const command = verb.toUpperCase();
    if (command === 'QUIT') {
      this.#say('221 goodbye');
      this.#socket.end();
    } else if (command === 'USER') {
      this.#user = argument;
      this.#say('331 password?');
    } else if (command === 'PASS') this.#logIn(argument);
    else if (!this.#inside) this.#say('530 log in first');
    else this.#serve(command, argument);
  }

  #logIn(password: string): void {
    const { user, password: wanted } = this.#site;
    this.#inside = user === undefined || (this.#user === user && password === wanted);
    this.#say(this.#inside ? '230 logged in' : '530 login incorrect');
  }

  #serve(command: string, argument: string): void {
    const { files } = this.#site;
    const name = argument.replace(/^.*\//, '');
    const known = Object.hasOwn(files, name);
    if (command === 'SYST') this.#say('215 UNIX Type: L8');
    else if (command === 'PWD') this.#say('257 "/"');
    else if (['TYPE', 'CWD', 'NOOP', 'OPTS', 'STRU', 'MODE'].includes(command)) this.#say('200 OK');
    else if (command === 'FEAT') this.#say('211-features\r\n EPSV\r\n SIZE\r\n211 end');
    else if (command === 'EPSV' || command === 'PASV') void this.#listen(command === 'EPSV');
    else if (command === 'LIST' || command === 'NLST') {
      const line = (each: string) => `-rw-r--r-- 1 ftp ftp ${size(files[each])} Jan 1 2026 ${each}\r\n`;
      const text = Object.keys(files).map(each => (command === 'NLST' ? `${each}\r\n` : line(each)));
      this.#transfer(connection => connection.end(text.join('')));
    } else if (command === 'STOR') this.#transfer(connection => this.#store(connection, name));
    else if (!['RETR', 'SIZE'].includes(command)) this.#say('502 not implemented');
    else if (!known) this.#say(`550 no such file: ${name}`);
    else if (command === 'SIZE') this.#say(`213 ${size(files[name])}`);
    else this.#transfer(connection => connection.end(files[name] ?? ''));
  }

  #store(connection: net.Socket, name: string): void {
    const chunks: Buffer[] = [];
    connection.on('data', (chunk: Buffer) => chunks.push(chunk));
    connection.on('end', () => {
      this.#site.files[name] = Buffer.concat(chunks).toString('utf8');
    });
  }

  async #listen(extended: boolean): Promise<void> {
    this.#data?.server.close();
    const server = net.createServer({ pauseOnConnect: true });
    const connection = new Promise<net.Socket>(resolve => server.once('connection', resolve));
    try {
      await listenTcp(this.#place.ns, { host: this.#place.address, port: 0 }, server);
    } catch (error) {
      this.#say(`425 ${(error as Error).message}`);
      return;
    }
    this.#data = { server, connection };
    const { port } = server.address() as AddressInfo;
    const own = (this.#socket.localAddress ?? '').replaceAll('.', ',');
    if (extended) this.#say(`229 Entering Extended Passive Mode (|||${port}|)`);
    else this.#say(`227 Entering Passive Mode (${own},${port >> 8},${port & 255})`);
  }

  #transfer(use: Use): void {
    const data = this.#data;
    this.#data = undefined;
    this.#say(data ? '150 here it comes' : '425 use EPSV or PASV first');
    if (!data) return;
    this.#socket.once('close', () => data.server.close());
    void data.connection.then(connection => {
      data.server.close();
      connection.on('error', () => connection.destroy());
      connection.on('close', () => this.#say('226 done'));
      use(connection);
      connection.resume();
    });
  }
}

function size(text = ''): number {
  return Buffer.byteLength(text);
}
