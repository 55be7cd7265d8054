import { EventEmitter, once } from 'node:events';
import type { Duplex } from 'node:stream';
import { type Message, type MessageInput, VERSIONS, type Version } from '../codec.js';
import { type DecodeError, OpenFlowError } from '../errors.js';
import type { Experimenters } from '../experimenter.js';
import { MessageStream, type StreamItem } from '../stream.js';
import { errorAnswer, xidOf } from './answers.js';
import { endStream } from './end-stream.js';
import { ConnectionError, type RefusedError } from './errors.js';
import { KeepAlive } from './keep-alive.js';
import { type Hello, helloFor, negotiate } from './negotiate.js';
import { Outbox } from './outbox.js';
import { Requests } from './requests.js';
import type { ReplyTo, RequestInput, WaitOptions } from './types.js';

export interface ConnectionOptions<V extends Version = Version> {
  /** Versions to offer; all of this library's if absent. */
  versions?: readonly V[] | undefined;
  /** Silence in ms after which an echo request goes out; after as much again the connection is given up. 15,000 if absent, 0 for never. */
  echoIntervalMs?: number | undefined;
  /** Codecs for vendors' content. */
  experimenters?: Experimenters | undefined;
}

/** A message that was not accepted, out of many that were sent. */
export interface Refusal<V extends Version = Version> {
  /** Its place among the messages. */
  index: number;
  message: MessageInput<V>;
  error: RefusedError;
}

interface Events<V extends Version> {
  message: [Message<V>];
  /** A message that could not be decoded; the connection goes on. */
  malformed: [DecodeError, Uint8Array];
  /** Once, at the end; the error says why, and is undefined when this side closed it. */
  close: [ConnectionError | undefined];
}

/** What may pile up in the socket before `sendAll` waits: the kernel took all that is below. */
const MAX_UNWRITTEN = 64 * 1024;
/** What waits in the socket before the peer is taken for dead when it sends but does not read. */
const MAX_UNREAD_REPLIES = 4 * 1024 * 1024;

/**
 * One OpenFlow connection over any Duplex, of a controller or of a switch: hello and version, transaction ids,
 * requests and their replies, echo. Everything that the peer sends comes as 'message', replies that somebody waits for
 * and echo requests excepted.
 */
export class Connection<V extends Version = Version> extends EventEmitter<Events<V>> {
  readonly versions: readonly V[];
  readonly #stream: MessageStream;
  readonly #outbox: Outbox;
  readonly #requests = new Requests();
  readonly #options: ConnectionOptions<V>;
  #keepAlive: KeepAlive | undefined;
  #version: V | undefined;
  #ready: { resolve(): void; reject(error: Error): void } | undefined;
  #heard = false;
  #held: Message[] | undefined;
  #closed: { error: ConnectionError | undefined } | undefined;

  constructor(
    readonly stream: Duplex,
    options: ConnectionOptions<V> = {},
  ) {
    super();
    this.#options = options;
    this.versions = options.versions ?? (VERSIONS as readonly V[]);
    if (this.versions.length === 0)
      throw new OpenFlowError('versions is empty: name at least one of 1 and 4');
    this.#stream = new MessageStream({ experimenters: options.experimenters });
    this.#outbox = new Outbox(stream);
    stream.on('data', (chunk: Uint8Array) => this.#receive(chunk));
    stream.on('error', cause =>
      this.#end(new ConnectionError('socket', `the connection failed: ${cause.message}`, { cause })),
    );
    stream.on('end', () => this.#end(new ConnectionError('closed', 'the peer closed the connection')));
    stream.on('close', () => this.#end(new ConnectionError('closed', 'the connection was closed')));
  }

  /** The version that both sides speak. @throws OpenFlowError before the handshake */
  get version(): V {
    if (this.#version === undefined)
      throw new OpenFlowError('no version is agreed on before handshake() is done');
    return this.#version;
  }

  get closed(): boolean {
    return this.#closed !== undefined;
  }

  /**
   * Exchanges hellos and agrees on a version.
   * @throws ConnectionError 'version' when there is none in common (the peer has been told), 'closed', 'socket', 'protocol'
   */
  async handshake({ signal }: WaitOptions = {}): Promise<V> {
    signal?.throwIfAborted();
    const abort = () =>
      this.#end(new ConnectionError('closed', 'the handshake was cancelled', { cause: signal?.reason }));
    signal?.addEventListener('abort', abort, { once: true });
    try {
      await new Promise<void>((resolve, reject) => {
        if (this.#closed)
          return reject(this.#closed.error ?? new ConnectionError('closed', 'the connection is closed'));
        this.#ready = { resolve, reject };
        this.#outbox.add(helloFor(this.versions), { xid: this.#requests.allocate() });
        if (this.#version !== undefined) resolve();
      });
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    } finally {
      signal?.removeEventListener('abort', abort);
    }
    return this.version;
  }

  /**
   * Sends a message, together with all others of this turn of the event loop, and returns its transaction id.
   * @throws EncodeError when it is not valid, ConnectionError when the connection is closed
   */
  send(message: MessageInput<V>): number {
    this.#assertOpen();
    const xid = (message as MessageInput).xid ?? this.#requests.allocate();
    this.#write(message as MessageInput, xid);
    return xid;
  }

  /**
   * Sends a request and waits for its reply: the message, or of a multipart reply what its parts hold together.
   * @throws RefusedError when the answer is OFPT_ERROR, ConnectionError when the connection ends, the signal's reason
   */
  async request<const M extends RequestInput<V>>(
    message: M,
    { signal }: WaitOptions = {},
  ): Promise<ReplyTo<V, M>> {
    signal?.throwIfAborted();
    this.#assertOpen();
    const input = message as unknown as MessageInput;
    const xid = input.xid ?? this.#requests.allocate();
    this.#write(input, xid);
    return (await this.#requests.wait(xid, input.type, signal)) as ReplyTo<V, M>;
  }

  /** Waits until the peer has done everything sent before (OFPT_BARRIER_REQUEST). */
  async barrier(options: WaitOptions = {}): Promise<void> {
    await this.request({ type: 'barrierRequest' } as RequestInput<V>, options);
  }

  /**
   * Sends many messages and a barrier, waiting where the peer reads slowly, and tells which were refused.
   * @returns the refused ones in their order; empty when the peer took all
   * @throws EncodeError for an invalid message: those before it were sent
   */
  async sendAll(messages: readonly MessageInput<V>[], options: WaitOptions = {}): Promise<Refusal<V>[]> {
    this.#assertOpen();
    const refusals: Refusal<V>[] = [];
    const first = this.#requests.allocate(Math.max(1, messages.length));
    const refused = (index: number, error: RefusedError) => {
      refusals.push({ index, message: messages[index] as MessageInput<V>, error });
    };
    const unwatch = this.#requests.watch({ first, count: messages.length, refused });
    try {
      for (const [index, message] of messages.entries()) {
        this.#write(message as MessageInput, first + index);
        if (this.stream.writableLength > MAX_UNWRITTEN) await this.#drained(options);
      }
      await this.barrier(options);
    } finally {
      unwatch();
    }
    return refusals.sort((a, b) => a.index - b.index);
  }

  /** Waits until the peer has read enough for more to be sent without piling up here. */
  async drained(options: WaitOptions = {}): Promise<void> {
    this.#outbox.flush();
    if (this.stream.writableNeedDrain) await this.#drained(options);
  }

  /** Sends what was said, then closes; what waits for replies is rejected. */
  close(): void {
    this.#outbox.flush();
    this.#end(undefined);
  }

  /** Keeps messages that nobody waits for until `release`, so that none is lost before somebody listens. */
  hold(): void {
    this.#held ??= [];
  }

  release(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const message of held) this.#dispatch(message);
  }

  async #drained({ signal }: WaitOptions): Promise<void> {
    const ended = new AbortController();
    const end = () => ended.abort();
    this.once('close', end);
    try {
      await once(this.stream, 'drain', {
        signal: signal ? AbortSignal.any([signal, ended.signal]) : ended.signal,
      });
    } catch (error) {
      signal?.throwIfAborted();
      this.#assertOpen();
      throw error;
    } finally {
      this.off('close', end);
    }
  }

  #write(message: MessageInput, xid: number): void {
    const { experimenters } = this.#options;
    this.#outbox.add(message, { version: this.version, xid, experimenters });
  }

  #assertOpen(): void {
    if (!this.#closed) return;
    throw this.#closed.error ?? new ConnectionError('closed', 'the connection is closed');
  }

  #receive(chunk: Uint8Array): void {
    if (this.#closed) return;
    this.#keepAlive?.heard();
    if (!this.#heard && chunk.length > 1 && (chunk[1] as number) > 1) {
      // Neither hello nor error: not worth waiting for as many bytes as its "length" says.
      const shown = JSON.stringify(Buffer.from(chunk.subarray(0, 16)).toString('latin1'));
      this.#end(new ConnectionError('protocol', `the peer does not begin with hello but with ${shown}`));
      return;
    }
    this.#heard = true;
    const items = this.#stream.push(chunk);
    // Echo first: a peer must not think us dead because what came before takes long to handle.
    const others = this.#version === undefined ? items : items.filter(item => !this.#answerEcho(item));
    if (others.length < items.length) this.#outbox.flush();
    for (const item of others) {
      if (this.#closed) return;
      if ('error' in item) this.#malformed(item);
      else if (this.#version === undefined) this.#greet(item.message);
      else if (item.message.type === 'echoRequest') this.#answerEcho(item);
      else if (item.message.type === 'hello') continue;
      else this.#dispatch(item.message);
    }
  }

  #dispatch(message: Message): void {
    if (this.#closed || this.#requests.settle(message)) return;
    if (this.#held) this.#held.push(message);
    else this.emit('message', message as Message<V>);
  }

  #answerEcho(item: StreamItem): boolean {
    if (!('message' in item) || item.message.type !== 'echoRequest') return false;
    this.#reply({ type: 'echoReply', data: item.message.data }, item.message.xid);
    return true;
  }

  /** An answer that the peer brought about; a peer that never reads them is cut off before they fill the memory. */
  #reply(message: MessageInput, xid: number): void {
    if (this.stream.writableLength > MAX_UNREAD_REPLIES) {
      this.#end(new ConnectionError('protocol', 'the peer sends requests but does not read the answers'));
    } else this.#outbox.add(message, { version: this.#spoken, xid });
  }

  #greet(message: Message): void {
    if (message.type === 'hello') this.#agree(message);
    else if (message.type === 'error') {
      const { errorType, code, data } = message;
      const text = Buffer.from(data).toString('latin1');
      this.#end(
        new ConnectionError('version', `the peer refused our hello: ${errorType}/${code} ${text}`.trim()),
      );
    } else {
      this.#end(new ConnectionError('protocol', `the peer began with ${message.type} instead of hello`));
    }
  }

  #agree(hello: Extract<Message, { type: 'hello' }>): void {
    const version = negotiate(this.versions, hello as Hello) as V | undefined;
    if (version === undefined) {
      const text = `we speak ${this.versions.join(' and ')}, you offered ${hello.version}`;
      const data = Buffer.from(text);
      this.#reply({ type: 'error', errorType: 'helloFailed', code: 'incompatible', data }, hello.xid);
      this.#outbox.flush();
      this.#end(new ConnectionError('version', `no common version: ${text}`));
      return;
    }
    this.#version = version;
    this.#stream.version = version;
    const interval = this.#options.echoIntervalMs ?? 15_000;
    if (interval > 0) {
      const ask = () => this.#write({ type: 'echoRequest' }, this.#requests.allocate());
      const giveUp = () =>
        this.#end(
          new ConnectionError('timeout', `nothing came for ${2 * interval} ms, not even an echo reply`),
        );
      this.#keepAlive = new KeepAlive(interval, ask, giveUp);
    }
    this.#ready?.resolve();
  }

  #malformed({ error, bytes, fatal }: Extract<StreamItem, { error: DecodeError }>): void {
    const xid = xidOf(bytes);
    const awaited = this.#requests.fail(xid, error);
    const answer = awaited ? undefined : errorAnswer(error, bytes, this.#spoken);
    if (answer) this.#reply(answer, xid);
    if (!awaited) this.emit('malformed', error, bytes);
    if (!fatal && this.#version !== undefined) return;
    this.#outbox.flush();
    const text = `the peer's bytes make no sense: ${error.message}`;
    this.#end(new ConnectionError('protocol', text, { cause: error }));
  }

  /** The version to answer in, also before one is agreed on. */
  get #spoken(): Version {
    return this.#version ?? (Math.max(...this.versions) as Version);
  }

  #end(error: ConnectionError | undefined): void {
    if (this.#closed) return;
    this.#closed = { error };
    this.#keepAlive?.stop();
    const reason = error ?? new ConnectionError('closed', 'the connection was closed by this side');
    this.#ready?.reject(reason);
    this.#requests.failAll(reason);
    endStream(this.stream, error?.reason === 'socket' || error?.reason === 'timeout');
    this.emit('close', error);
  }
}
