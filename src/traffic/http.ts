import http from 'node:http';
import type { Socket } from 'node:net';
import tls from 'node:tls';
import { connectTcp, type Namespace, realtime } from '../netns/index.js';
import type { PacketLog } from './log.js';
import type { Sender } from './sender.js';
import type { Watching } from './watch.js';

/** What is requested, and for how long each request may go on. */
export interface RequestOptions {
  namespace: Namespace;
  /** A numeric address, which stands for the host of the URL. */
  address: string;
  url: string;
  headers: Record<string, string>;
  budgetMs: number;
}

/** A status from here on is a failure of the server's (RFC 9110, section 15.6). */
const SERVER_ERROR = 500;

/**
 * Requests a URL again and again, each time on a new connection, as a user does who reloads a page. What counts as
 * received is a whole response without a server's error; certificates are not judged.
 */
export function openRequests(options: RequestOptions, log: PacketLog): { watch: Watching; sender: Sender } {
  const under = new AbortController();
  const open = new Set<Promise<void>>();
  let failure: string | undefined;
  const sender: Sender = {
    send(seq) {
      const requesting: Promise<void> = request(options, under.signal)
        .then(
          () => {
            failure = undefined;
            log.seen('reachedFrom', seq, realtime());
          },
          (error: Error & { code?: string }) => {
            failure = error.code ?? error.message;
          },
        )
        .finally(() => open.delete(requesting));
      open.add(requesting);
      log.seen('leftFrom', seq, realtime());
    },
    error: () => failure,
    close: () => under.abort(new Error('the requests were stopped')),
  };
  const watch: Watching = {
    drain() {},
    dropped: () => 0,
    async close() {
      await Promise.allSettled(open);
    },
  };
  return { watch, sender };
}

async function request(options: RequestOptions, stop: AbortSignal): Promise<void> {
  const { namespace, address, url, headers, budgetMs } = options;
  const target = new URL(url);
  const secure = target.protocol === 'https:';
  const port = Number(target.port) || (secure ? 443 : 80);
  // A signal of AbortSignal.timeout that only AbortSignal.any refers to may be collected as garbage, and then never comes
  // (seen with Node 20): requests would wait for as long as TCP does. A timer refers to what it ends.
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(new Error(`no answer within ${budgetMs} ms`)), budgetMs);
  const signal = AbortSignal.any([stop, late.signal]);
  let plain: Socket | undefined;
  let socket: Socket | undefined;
  try {
    plain = await connectTcp(namespace, { host: address, port, budgetMs, signal });
    socket = secure
      ? tls.connect({ socket: plain, servername: target.hostname, rejectUnauthorized: false })
      : plain;
    await exchange(socket, target, headers, signal);
  } finally {
    clearTimeout(timer);
    socket?.on('error', () => {}).destroy();
    plain?.on('error', () => {}).destroy();
  }
}

function exchange(
  socket: Socket,
  { pathname, search, host }: URL,
  headers: Record<string, string>,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const sent = http.request({
      createConnection: () => socket,
      path: pathname + search,
      headers: { host, connection: 'close', ...headers },
      signal,
    });
    sent.on('error', reject);
    // A socket that was gone before the request got it tells nobody anything.
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    // Whatever happens to a response that was given up, this comes.
    sent.on('close', () => reject(new Error('the connection ended before the response')));
    sent.on('response', response => {
      const { statusCode = 0 } = response;
      response.on('error', reject);
      response.on('end', () =>
        statusCode < SERVER_ERROR ? resolve() : reject(new Error(`HTTP status ${statusCode}`)),
      );
      response.resume();
    });
    sent.end();
  });
}
