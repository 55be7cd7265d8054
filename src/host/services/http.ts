import http from 'node:http';

/** Pages by path, each a text or a whole answer. */
export type Pages = Record<
  string,
  string | { status?: number; headers?: Record<string, string>; body: string }
>;

/** A server of fixed pages (404 for any other path) or of a handler's. */
export function httpServer(content: Pages | http.RequestListener): http.Server {
  return http.createServer(typeof content === 'function' ? content : pageHandler(content));
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
