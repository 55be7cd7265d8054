import dgram from 'node:dgram';
import net from 'node:net';
import { bindUdp, listenTcp, type Namespace, realtime } from '../../netns/index.js';

/** A peer that was served. */
export interface Contact {
  address: string;
  port: number;
  /** Milliseconds since the epoch. */
  at: number;
}

/** What a service has open: it is closed with it. */
export type Opened = net.Server | dgram.Socket | { close(done?: () => void): unknown };

/** Where a service is opened, once for each address family. */
export interface Place {
  ns: Namespace;
  /** The host's addresses, without prefix. */
  host: { name: string; addresses: string[] };
  /** Any address of the family: `0.0.0.0` or `::`. */
  address: string;
  family: 4 | 6;
  port: number;
}

/** Opens a service in one place; whatever it opened when it fails, it closes itself. */
export type Opener = (place: Place) => Promise<Opened[]>;

/** A service of one TCP server for each family. */
export function tcpService(make: (place: Place) => net.Server): Opener {
  return async place => [await listenTcp(place.ns, { host: place.address, port: place.port }, make(place))];
}

/** A service of one UDP socket for each family. */
export function udpService(answer: (socket: dgram.Socket, place: Place) => void): Opener {
  return async place => {
    const socket = await bindUdp(place.ns, { family: place.family, port: place.port });
    answer(socket, place);
    return [socket];
  };
}

/** Something that a host serves, on each of its address families. */
export class Service {
  readonly port: number;
  /** TCP connections accepted, or UDP datagrams received, in order. */
  readonly contacts: Contact[] = [];
  readonly #opened: Opened[];
  readonly #open = new Set<net.Socket>();
  #closing: Promise<void> | undefined;

  constructor(port: number, opened: Opened[]) {
    const servers = opened.filter(socket => socket instanceof net.Server);
    const datagrams = opened.filter(socket => socket instanceof dgram.Socket);
    this.port = port;
    this.#opened = opened;
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
    const closed = this.#opened.map(each => new Promise<void>(resolve => each.close(() => resolve())));
    for (const socket of this.#open) socket.destroy();
    await Promise.all(closed);
  }
}
