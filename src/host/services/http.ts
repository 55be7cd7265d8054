import http from 'node:http';
import http2 from 'node:http2';
import { type Certificate, makeCertificate } from '../certificate.js';
import { type Opener, tcpService } from './service.js';

/** Pages by path, each a text or a whole answer. */
export type Pages = Record<
  string,
  string | { status?: number; headers?: Record<string, string>; body: string }
>;

/** A server of fixed pages (404 for any other path) or of a handler's. */
export function httpServer(content: Pages | http.RequestListener): http.Server {
  return http.createServer(typeof content === 'function' ? content : pageHandler(content));
}

/**
 * Pages over TLS, in HTTP/1.1 and HTTP/2, with a certificate made on the fly unless one is given.
 * @param options.names names that it is for, beside the host's own and its addresses.
 */
export function httpsService(
  pages: Pages,
  options: { names?: readonly string[]; certificate?: Certificate } = {},
): Opener {
  let { certificate } = options;
  return tcpService(({ host }) => {
    const hosts = [...(options.names ?? []), host.name, ...host.addresses];
    certificate ??= makeCertificate({ name: options.names?.[0] ?? host.name, hosts });
    return httpsServer(pages, certificate);
  });
}

function httpsServer(pages: Pages, certificate: Certificate): http2.Http2SecureServer {
  const handler = pageHandler(pages) as unknown as (
    request: http2.Http2ServerRequest,
    response: http2.Http2ServerResponse,
  ) => void;
  const server = http2.createSecureServer({ ...certificate, allowHTTP1: true }, handler);
  // A client that does not like the certificate is not the server's matter.
  server.on('tlsClientError', () => {});
  server.on('sessionError', () => {});
  return server;
}

function pageHandler(pages: Pages): http.RequestListener {
  return (request, response) => {
    const path = new URL(request.url ?? '/', 'http://host').pathname;
    const page = Object.hasOwn(pages, path) ? pages[path] : undefined;
    if (page === undefined) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found\n');
      return;
    }
    const { status = 200, headers = {}, body } = typeof page === 'string' ? { body: page } : page;
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body);
  };
}
