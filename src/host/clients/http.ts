import http from 'node:http';
import http2 from 'node:http2';
import type net from 'node:net';
import type { Duplex } from 'node:stream';
import type { Namespace } from '../../netns/index.js';
import type { AttemptOptions } from '../deadline.js';
import { msText, story } from '../story.js';
import type { ServiceResult } from './outcome.js';
import { overTcp } from './over-tcp.js';
import { type CertificateFacts, certificateOf, startTls } from './tls.js';

export interface HttpOptions extends AttemptOptions {
  headers?: Record<string, string>;
  /** Accept any certificate (default false). */
  insecure?: boolean;
  /** A certificate that is trusted beside the system's, in PEM. */
  ca?: string;
  /** The name to ask the server for and to find in its certificate (default: the URL's). */
  serverName?: string;
  /** Speak HTTP/2 (RFC 9113), and fail where the server does not; otherwise HTTP/1.1. */
  http2?: boolean;
  /** Bytes of body kept (default 1 MiB). */
  maxBody?: number;
}

/** answered: any status; broken: connected, but no whole answer came, or the certificate was not trusted. */
export interface HttpResult extends ServiceResult {
  status?: number;
  headers?: http.IncomingHttpHeaders;
  body?: string;
  /** Of https. */
  certificate?: CertificateFacts;
}

interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: string;
}

/** Fetches a URL from an address, without following redirects. */
export function httpGet(ns: Namespace, url: URL, address: string, options: HttpOptions): Promise<HttpResult> {
  const secure = url.protocol === 'https:';
  const service = secure ? 'HTTPS' : 'HTTP';
  const port = Number(url.port) || (secure ? 443 : 80);
  return overTcp<Answer & { certificate?: CertificateFacts }>(
    ns,
    { address, port, service },
    options,
    async (socket, signal) => {
      const [carrier, certificate] = secure ? await secured(socket, url, options) : [socket];
      const ask = options.http2 ? askHttp2 : askHttp1;
      const answer = await ask(carrier, url, options, signal);
      return {
        ...answer,
        ...(certificate && { certificate }),
        outcome: 'answered',
        story: ms =>
          story(
            `${service} ${answer.status} after ${msText(ms)}`,
            `${msText(ms)} で ${service} ${answer.status}`,
          ),
      };
    },
  );
}

async function secured(
  socket: net.Socket,
  url: URL,
  { insecure, ca, serverName, http2: second }: HttpOptions,
): Promise<[Duplex, CertificateFacts]> {
  const name = serverName ?? url.hostname.replace(/^\[|\]$/g, '');
  const protocols = [second ? 'h2' : 'http/1.1'];
  const secure = await startTls(socket, { name, insecure, ca, protocols });
  if (second && secure.alpnProtocol !== 'h2') throw new Error('the server does not speak HTTP/2');
  return [secure, certificateOf(secure)];
}

function askHttp1(carrier: Duplex, url: URL, options: HttpOptions, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = http.request({
      createConnection: () => carrier as net.Socket,
      method: 'GET',
      path: `${url.pathname}${url.search}`,
      headers: { host: url.host, connection: 'close', ...options.headers },
      signal,
    });
    request.on('error', reject);
    request.on('response', response => {
      const { statusCode: status = 0, headers } = response;
      text(response, options).then(body => resolve({ status, headers, body }), reject);
    });
    request.end();
  });
}

function askHttp2(carrier: Duplex, url: URL, options: HttpOptions, signal: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const session = http2.connect(url.origin, { createConnection: () => carrier });
    session.on('error', reject);
    const { host = url.host, ...headers } = options.headers ?? {};
    const request = session.request(
      { ':path': `${url.pathname}${url.search}`, ':authority': host, ...headers },
      { signal },
    );
    request.on('error', reject);
    request.on('response', ({ ':status': status = 0, ...more }) => {
      const done = (body: string) => {
        session.close();
        resolve({ status, headers: more as http.IncomingHttpHeaders, body });
      };
      text(request, options).then(done, reject);
    });
    request.end();
  });
}

/** The whole of a body, or as much as is to be kept. */
async function text(stream: AsyncIterable<Buffer>, { maxBody = 1 << 20 }: HttpOptions): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    if (size < maxBody) chunks.push(chunk.subarray(0, maxBody - size));
    size += chunk.length;
  }
  return Buffer.concat(chunks).toString('utf8');
}
