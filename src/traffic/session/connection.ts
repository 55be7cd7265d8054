import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { connectTcp, realtime, type TcpInfo, tcpInfo } from '../../netns/index.js';
import { destinationOf, type ForeignEnd, type ProbeEnd } from '../ends.js';
import { errors } from './errors.js';
import { RECORD_BYTES, record } from './record.js';

/** How a session ended that nobody here has ended. */
export interface SessionEnd {
  /** reset: a RST came; closed: the other side ended it; timeout: TCP gave up; noEcho: what came back was another thing. */
  how: 'reset' | 'closed' | 'timeout' | 'noEcho' | 'error';
  /** ms since the epoch. */
  atMs: number;
  /** What the system said, such as ECONNRESET. */
  said?: string;
}

/** Where to connect, and for how long to try. */
export interface SessionOptions {
  from: ProbeEnd;
  to: ForeignEnd;
  port: number;
  budgetMs: number;
  signal?: AbortSignal | undefined;
}

/** One attempt to connect may take this long: a SYN that was lost at the beginning is not waited for. */
const ATTEMPT_MS = 1000;
const AGAIN_AFTER_MS = 50;

/** One TCP connection that carries numbered records to a server that sends them back. */
export class Connection {
  readonly #socket: Socket;
  readonly #session: number;
  #sent = 0;
  #answered = 0;
  #rest: Buffer = Buffer.alloc(0);
  #end: SessionEnd | undefined;
  #info: TcpInfo | undefined;
  /** Told the number of the last record whose echo has come. */
  onAnswer: (seq: number) => void = () => {};

  private constructor(socket: Socket, session: number) {
    this.#socket = socket;
    this.#session = session;
    socket.on('data', data => this.#take(data));
    socket.on('end', () => this.#ended({ how: 'closed', atMs: realtime() }));
    socket.on('error', error => this.#ended(endOf(error)));
  }

  /**
   * Connects, again and again until it works.
   * @throws TsunaguError `session.noConnection`.
   */
  static async open(options: SessionOptions, session: number): Promise<Connection> {
    const { from, to, port, budgetMs, signal } = options;
    const started = performance.now();
    for (;;) {
      const left = budgetMs - (performance.now() - started);
      try {
        const socket = await connectTcp(from.namespace, {
          host: destinationOf(to),
          port,
          localAddress: from.address,
          budgetMs: Math.max(1, Math.min(ATTEMPT_MS, left)),
          signal,
        });
        return new Connection(socket, session);
      } catch (error) {
        signal?.throwIfAborted();
        if (performance.now() - started >= budgetMs) {
          const said = (error as Error).message;
          throw errors.noConnection({
            from: from.name,
            to: to.name,
            address: destinationOf(to),
            port,
            budgetMs,
            said,
          });
        }
        await delay(AGAIN_AFTER_MS, undefined, signal && { signal });
      }
    }
  }

  /** How it ended; undefined while it lasts. */
  get end(): SessionEnd | undefined {
    return this.#end;
  }

  /** Writes record number `seq`. */
  send(seq: number): void {
    if (this.#end) return;
    this.#sent = seq + 1;
    this.#socket.write(record(this.#session, seq));
  }

  /** What the kernel says of it, or said last; undefined when it never did. */
  info(): TcpInfo | undefined {
    this.#info = tcpInfo(this.#socket) ?? this.#info;
    return this.#info;
  }

  /** Ends it. A second call does nothing. */
  close(): void {
    this.info();
    this.#socket.destroy();
  }

  #take(data: Buffer): void {
    this.#rest = this.#rest.length === 0 ? data : Buffer.concat([this.#rest, data]);
    let at = 0;
    while (at < this.#rest.length) {
      const length = Math.min(RECORD_BYTES, this.#rest.length - at);
      const expected = record(this.#session, this.#answered);
      if (this.#answered >= this.#sent || expected.compare(this.#rest, at, at + length, 0, length) !== 0) {
        const said = JSON.stringify(this.#rest.toString('latin1', at, at + 60));
        this.#ended({ how: 'noEcho', atMs: realtime(), said });
        return;
      }
      if (length < RECORD_BYTES) break;
      this.#answered++;
      at += RECORD_BYTES;
    }
    this.#rest = this.#rest.subarray(at);
    if (at > 0) this.onAnswer(this.#answered - 1);
  }

  #ended(end: SessionEnd): void {
    this.info();
    this.#end ??= end;
    this.#socket.destroy();
  }
}

function endOf(error: Error & { code?: string }): SessionEnd {
  const hows: Record<string, SessionEnd['how']> = {
    ECONNRESET: 'reset',
    EPIPE: 'closed',
    ETIMEDOUT: 'timeout',
  };
  return { how: hows[error.code ?? ''] ?? 'error', atMs: realtime(), said: error.code ?? error.message };
}
