import { EventEmitter, once } from 'node:events';
import net from 'node:net';
import type { Duplex } from 'node:stream';
import tls from 'node:tls';
import type { Version } from '../codec.js';
import { OpenFlowError } from '../errors.js';
import { Connection, type ConnectionOptions } from './connection.js';
import { type Endpoint, type ListenOptions, listen, open } from './endpoint.js';
import { ConnectionError } from './errors.js';
import { type HandshakeOptions, Switch } from './switch.js';
import type { WaitOptions } from './types.js';

export interface ControllerOptions<V extends Version = Version> extends ConnectionOptions<V> {
  /** Time in ms for the socket to open, and again for hello, features and ports; 10,000 if absent. */
  handshakeTimeoutMs?: number | undefined;
  /** See {@link HandshakeOptions}. */
  missSendLen?: HandshakeOptions['missSendLen'];
}

export interface ReconnectOptions extends WaitOptions {
  /** First pause in ms after a connection failed or ended; doubles up to `maxDelayMs`. 100 and 10,000 if absent. */
  minDelayMs?: number | undefined;
  maxDelayMs?: number | undefined;
}

interface Events<V extends Version> {
  /** A switch has said hello, its features and its ports. */
  switch: [Switch<V>];
  /** A connection that did not become a switch. Without a listener it is dropped. */
  error: [Error];
}

/** An OpenFlow controller: listens for switches, or connects to them, and holds those that are there. */
export class Controller<V extends Version = Version> extends EventEmitter<Events<V>> {
  readonly #options: ControllerOptions<V>;
  readonly #servers = new Set<net.Server>();
  readonly #connections = new Set<Connection<V>>();
  readonly #switches = new Set<Switch<V>>();
  readonly #closing = new AbortController();

  constructor(options: ControllerOptions<V> = {}) {
    super();
    this.#options = options;
  }

  /** The switches that are connected. */
  get switches(): ReadonlySet<Switch<V>> {
    return this.#switches;
  }

  /** The switch with this datapath id, the newest connection of it where there are several. */
  get(datapathId: bigint): Switch<V> | undefined {
    return [...this.#switches].reverse().find(device => device.datapathId === datapathId);
  }

  /**
   * Takes a stream that a switch is at the other end of, whoever opened it, through hello, features and ports.
   * @throws ConnectionError (see its `reason`), the signal's reason; the stream is closed then
   */
  async accept(stream: Duplex, { signal }: WaitOptions = {}): Promise<Switch<V>> {
    const connection = new Connection<V>(stream, this.#options);
    this.#connections.add(connection);
    connection.once('close', () => this.#connections.delete(connection));
    const timeout = AbortSignal.timeout(this.#budget);
    const limited = { signal: AbortSignal.any([timeout, this.#closing.signal, ...(signal ? [signal] : [])]) };
    try {
      await connection.handshake(limited);
      const device = await Switch.over(connection, { ...limited, missSendLen: this.#options.missSendLen });
      this.#switches.add(device);
      device.once('close', () => this.#switches.delete(device));
      if (device.closed) this.#switches.delete(device);
      // Messages go on only after everybody who waits for the switch could add listeners.
      setImmediate(() => connection.release());
      this.emit('switch', device);
      return device;
    } catch (error) {
      connection.close();
      signal?.throwIfAborted();
      if (timeout.aborted)
        throw new ConnectionError('timeout', `the switch did not finish its handshake in ${this.#budget} ms`);
      throw error;
    }
  }

  /**
   * Listens for switches; each becomes an event 'switch', each that fails an event 'error'.
   * @param where host and port, a Unix path, or a server of yours (net or tls) that listens already or will
   * @returns the server: `server.address()` tells the port; `close()` of it or of the controller ends it
   */
  async listen(where: ListenOptions | net.Server = {}): Promise<net.Server> {
    const server = where instanceof net.Server ? where : await listen(where);
    this.#servers.add(server);
    server.once('close', () => this.#servers.delete(server));
    server.on(server instanceof tls.Server ? 'secureConnection' : 'connection', (socket: net.Socket) => {
      socket.setNoDelay();
      this.accept(socket).catch(error => this.#report(error));
    });
    server.on('tlsClientError', (error, socket) => {
      socket.destroy();
      this.#report(new ConnectionError('socket', `TLS failed: ${error.message}`, { cause: error }));
    });
    server.on('error', error => this.#report(error));
    return server;
  }

  /**
   * Connects to a switch that listens.
   * @throws ConnectionError, the signal's reason
   */
  async connect(where: Endpoint, options: WaitOptions = {}): Promise<Switch<V>> {
    const { signal } = options;
    const timeout = AbortSignal.timeout(this.#budget);
    const limited = AbortSignal.any([timeout, this.#closing.signal, ...(signal ? [signal] : [])]);
    try {
      return await this.accept(await open(where, { signal: limited }), options);
    } catch (error) {
      signal?.throwIfAborted();
      if (!timeout.aborted || error instanceof ConnectionError) throw error;
      throw new ConnectionError('timeout', `no connection came about in ${this.#budget} ms`);
    }
  }

  /**
   * Connects to a switch that listens, and again whenever the connection ends, until the signal or `close()`. Each time
   * is an event 'switch', each failure an event 'error'.
   * @returns when it is over
   */
  async keepConnected(where: Endpoint, options: ReconnectOptions = {}): Promise<void> {
    const { minDelayMs = 100, maxDelayMs = 10_000 } = options;
    const signal = options.signal
      ? AbortSignal.any([options.signal, this.#closing.signal])
      : this.#closing.signal;
    let delay = minDelayMs;
    while (!signal.aborted) {
      let device: Switch<V> | undefined;
      try {
        device = await this.connect(where, { signal });
        delay = minDelayMs;
        if (!device.closed) await once(device.connection, 'close', { signal });
      } catch (error) {
        device?.close();
        if (signal.aborted) return;
        this.#report(error);
      }
      await pause(delay, signal);
      delay = Math.min(maxDelayMs, delay * 2);
    }
  }

  /** Closes servers and connections; returns when all are closed. */
  async close(): Promise<void> {
    this.#closing.abort(new OpenFlowError('the controller was closed'));
    const servers = [...this.#servers].map(
      server => new Promise<void>(resolve => server.close(() => resolve())),
    );
    const streams = [...this.#connections].map(({ stream }) =>
      stream.closed ? undefined : once(stream, 'close').catch(() => {}),
    );
    for (const connection of [...this.#connections]) connection.close();
    await Promise.all([...servers, ...streams]);
  }

  get #budget(): number {
    return this.#options.handshakeTimeoutMs ?? 10_000;
  }

  #report(error: unknown): void {
    // An 'error' event without a listener would end the process.
    if (this.listenerCount('error') > 0) this.emit('error', error as Error);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
    if (signal.aborted) done();
  });
}
