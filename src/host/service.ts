import dgram from 'node:dgram';
import net from 'node:net';
import { realtime } from '../netns/index.js';

/** A peer that was served. */
export interface Contact {
  address: string;
  port: number;
  /** Milliseconds since the epoch. */
  at: number;
}

/** Something that a host serves, on each of its address families. */
export class Service {
  readonly port: number;
  /** TCP connections accepted, or UDP datagrams received, in order. */
  readonly contacts: Contact[] = [];
  readonly #servers: net.Server[];
  readonly #datagrams: dgram.Socket[];
  readonly #open = new Set<net.Socket>();
  #closing: Promise<void> | undefined;

  constructor(port: number, opened: (net.Server | dgram.Socket)[]) {
    const servers = opened.filter(socket => socket instanceof net.Server);
    const datagrams = opened.filter(socket => socket instanceof dgram.Socket);
    this.port = port;
    this.#servers = servers;
    this.#datagrams = datagrams;
    for (const server of servers) server.on('connection', socket => this.#accepted(socket));
    for (const socket of datagrams) {
      // A reply that cannot be delivered is not the server's matter.
      socket.on('error', () => {});
      socket.on('message', (_, from) => {
        this.contacts.push({ address: from.address, port: from.port, at: realtime() });
      });
    }
  }

  #accepted(socket: net.Socket): void {
    this.#open.add(socket);
    socket.once('close', () => this.#open.delete(socket));
    this.contacts.push({
      address: socket.remoteAddress ?? '',
      port: socket.remotePort ?? 0,
      at: realtime(),
    });
  }

  /** Ends it and its connections; a second call waits for the first. */
  close(): Promise<void> {
    this.#closing ??= this.#closeAll();
    return this.#closing;
  }

  async #closeAll(): Promise<void> {
    const closed = [
      ...this.#servers.map(server => new Promise<void>(resolve => server.close(() => resolve()))),
      ...this.#datagrams.map(socket => new Promise<void>(resolve => socket.close(() => resolve()))),
    ];
    for (const socket of this.#open) socket.destroy();
    await Promise.all(closed);
  }
}
