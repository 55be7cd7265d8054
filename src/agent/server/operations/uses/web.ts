import type { Handlers, OperationContext } from '../context.js';
import { conversationMs, defined } from './limits.js';
import { use } from './use.js';

export const web: Pick<Handlers<'use'>, 'use/http' | 'use/https'> = {
  'use/http': ({ port = 80, path = '/', http2, ...params }, context) =>
    use(params, context, {
      ...{ name: 'HTTP', protocol: 'tcp', port, attemptMs: conversationMs, good: ['answered'] },
      attempt: (from, address, limits) =>
        from.httpGet(url('http', address, port, path), { ...limits, ...defined({ http2 }) }),
    }),

  'use/https': ({ port = 443, path = '/', http2, serverName, trusted = false, ...params }, context) =>
    use(params, context, {
      ...{ name: 'HTTPS', protocol: 'tcp', port, attemptMs: conversationMs, good: ['answered'] },
      attempt: (from, address, limits) =>
        from.httpGet(url('https', address, port, path), {
          ...{ ...limits, insecure: !trusted },
          ...defined({ http2, serverName: serverName ?? nameOf(context, params.to) }),
        }),
    }),
};

/** A host's name, to be asked for in TLS; not an address. */
function nameOf({ site }: OperationContext, to: string): string | undefined {
  return site.isHost(to) ? site.host(to).name : undefined;
}

function url(scheme: string, address: string, port: number, path: string): string {
  return `${scheme}://${address.includes(':') ? `[${address}]` : address}:${port}${path}`;
}
