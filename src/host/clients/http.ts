import http from 'node:http';
import type net from 'node:net';
import tls from 'node:tls';
import type { Namespace } from '../../netns/index.js';
import type { AttemptOptions } from '../deadline.js';
import { msText, type Story, story } from '../story.js';
import { attemptTcp, type ConnectResult } from './tcp.js';

export interface HttpOptions extends AttemptOptions {
  headers?: Record<string, string>;
  /** Accept any certificate (default false). */
  insecure?: boolean;
  /** Bytes of body kept (default 1 MiB). */
  maxBody?: number;
}

export interface HttpResult extends Omit<ConnectResult, 'outcome'> {
  /** answered: any status; broken: connected, but no whole answer came; the rest as for a TCP connection. */
  outcome: 'answered' | 'broken' | Exclude<ConnectResult['outcome'], 'connected'>;
  status?: number;
  headers?: http.IncomingHttpHeaders;
  body?: string;
}

/** Fetches a URL from an address, without following redirects. */
export async function httpGet(
  ns: Namespace,
  url: URL,
  address: string,
  options: HttpOptions,
): Promise<HttpResult> {
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
  const { socket, result } = await attemptTcp(ns, address, port, options);
  if (!socket) return { ...result, outcome: result.outcome as Exclude<typeof result.outcome, 'connected'> };
  const start = performance.now();
  const { story: _, outcome: __, ...facts } = result;
  const elapsed = () => result.ms + performance.now() - start;
  try {
    const answer = await exchange(socket, url, Math.max(1, options.budgetMs - result.ms), options);
    const ms = elapsed();
    const text = story(`HTTP ${answer.status} after ${msText(ms)}`, `${msText(ms)} で HTTP ${answer.status}`);
    return { ...facts, ...answer, outcome: 'answered', ms, story: text };
  } catch (error) {
    options.signal?.throwIfAborted();
    return { ...facts, outcome: 'broken', ms: elapsed(), story: brokenStory(error as Error) };
  } finally {
    socket.destroy();
  }
}

function exchange(socket: net.Socket, url: URL, leftMs: number, options: HttpOptions) {
  return new Promise<{ status: number; headers: http.IncomingHttpHeaders; body: string }>(
    (resolve, reject) => {
      // Nothing that is reported late may go unheard.
      socket.on('error', reject);
      const secure = url.protocol === 'https:';
      const name = url.hostname.replace(/^\[|\]$/g, '');
      const carrier = secure
        ? tls.connect({
            socket,
            rejectUnauthorized: !options.insecure,
            ...(/^[\d.]+$|:/.test(name) ? { host: name } : { servername: name }),
          })
        : socket;
      const limit = AbortSignal.timeout(Math.ceil(leftMs));
      const request = http.request({
        createConnection: () => carrier,
        method: 'GET',
        path: `${url.pathname}${url.search}`,
        headers: { host: url.host, connection: 'close', ...options.headers },
        signal: options.signal ? AbortSignal.any([limit, options.signal]) : limit,
      });
      request.on('error', error => reject(limit.aborted ? new Error('no answer in time') : error));
      request.on('response', response => {
        const chunks: Buffer[] = [];
        let size = 0;
        const most = options.maxBody ?? 1 << 20;
        response.on('data', (chunk: Buffer) => {
          if (size < most) chunks.push(chunk.subarray(0, most - size));
          size += chunk.length;
        });
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      });
      request.end();
    },
  );
}

function brokenStory(error: Error): Story {
  return story(
    `connected, but the HTTP answer failed: ${error.message}`,
    `接続できたが HTTP の応答に失敗: ${error.message}`,
  );
}
