import { gitLsRemote, ntpQuery, sshLogin, telnetLogin, traceroute } from '../../../host/index.js';
import type { Handlers, OperationContext } from './context.js';
import { errors } from './errors.js';
import { hopNames } from './hop-names.js';
import { use } from './use.js';

/** Times for one try, in milliseconds: of one question and answer, of a conversation, of a way through many routers. */
const questionMs = 1000;
const conversationMs = 3000;
const traceMs = 5000;

export const uses: Handlers<'use'> = {
  'use/icmp': ({ packet, dontFragment, ttl, count, intervalMs, ...params }, context) => {
    // The header of IP, and that of ICMP.
    const size = (address: string) =>
      packet === undefined ? undefined : Math.max(0, packet - (address.includes(':') ? 40 : 20) - 8);
    return use(params, context, {
      ...{ name: 'ping', protocol: 'icmp', attemptMs: questionMs, good: ['reply'], answersItself: false },
      attempt: (from, address, limits) =>
        from.ping(address, {
          ...{ ...limits, ...defined({ size: size(address), dontFragment, ttl, count, intervalMs }) },
        }),
    });
  },

  'use/traceroute': async ({ method, maxHops, ...params }, context) => {
    const name = method === 'udp' ? 'traceroute (UDP)' : 'traceroute';
    const { seen, ...rest } = await use(params, context, {
      ...{ name, protocol: method ?? 'icmp', attemptMs: traceMs, good: ['reached'], answersItself: false },
      attempt: (from, address, limits) =>
        from.use(traceroute, address, { ...limits, ...defined({ method, maxHops }) }),
    });
    if (!seen) return rest;
    const hops = seen.hops.map(hop => ({ ...hop, names: hopNames(context.site.testbed, hop.address) }));
    return { ...rest, seen: { ...seen, hops } };
  },

  'use/tcp': ({ port, ...params }, context) =>
    use(params, context, {
      ...{ name: `TCP port ${port}`, protocol: 'tcp', port, attemptMs: questionMs, good: ['connected'] },
      attempt: (from, address, limits) => from.tcpConnect(address, port, limits),
    }),

  'use/udp': ({ port, payload, ...params }, context) =>
    use(params, context, {
      ...{ name: `UDP port ${port}`, protocol: 'udp', port, attemptMs: questionMs, good: ['reply'] },
      attempt: async (from, address, limits) => {
        const { reply, ...rest } = await from.udpSend(address, port, { ...limits, ...defined({ payload }) });
        return { ...rest, ...(reply && { reply: reply.toString('utf8') }) };
      },
    }),

  'use/dns': ({ name, type, tcp = false, port = 53, ...params }, context) =>
    use(params, context, {
      ...{ name: `DNS (${tcp ? 'TCP' : 'UDP'})`, protocol: tcp ? 'tcp' : 'udp', port, attemptMs: questionMs },
      // Any answer shows that the server is reached; what it says is looked at by whoever asked.
      good: ['answer', 'empty', 'failed'],
      attempt: (from, server, limits) => from.dnsQuery(name, type, { ...limits, server, port, tcp }),
    }),

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

  'use/ssh': ({ port = 22, user, password, command, ...params }, context) => {
    const login = loginFor('SSH', params.to, { user, password }, context);
    return use(params, context, {
      ...{ name: 'SSH', protocol: 'tcp', port, attemptMs: conversationMs, good: ['answered'] },
      attempt: (from, address, limits) =>
        from.use(sshLogin, address, { ...limits, ...login, port, ...defined({ command }) }),
    });
  },

  'use/telnet': ({ port = 23, user, password, ...params }, context) => {
    const login = loginFor('telnet', params.to, { user, password }, context);
    return use(params, context, {
      ...{ name: 'telnet', protocol: 'tcp', port, attemptMs: conversationMs, good: ['answered'] },
      attempt: (from, address, limits) => from.use(telnetLogin, address, { ...limits, ...login, port }),
    });
  },

  'use/ntp': ({ port = 123, ...params }, context) =>
    use(params, context, {
      ...{ name: 'NTP', protocol: 'udp', port, attemptMs: questionMs, good: ['answered'] },
      attempt: (from, address, limits) => from.use(ntpQuery, address, { ...limits, port }),
    }),

  'use/git': ({ port = 9418, path, ...params }, context) =>
    use(params, context, {
      ...{ name: `git (TCP port ${port})`, protocol: 'tcp', port, attemptMs: conversationMs },
      good: ['answered'],
      attempt: (from, address, limits) =>
        from.use(gitLsRemote, address, { ...limits, port, ...defined({ path }) }),
    }),
};

/** The login that was given, or that of the service which this scenario started there. */
function loginFor(
  service: string,
  to: string,
  given: { user: string | undefined; password: string | undefined },
  { site, scenario }: OperationContext,
): { user: string; password: string } {
  const { user, password } = given;
  if (user !== undefined && password !== undefined) return { user, password };
  const host = site.isHost(to) ? site.host(to) : site.hostOfAddress(to);
  const known = host && scenario.logins.get(`${service} ${host.name}`);
  if (!known) throw errors.noLogin({ service, to });
  return known;
}

/** A host's name, to be asked for in TLS; not an address. */
function nameOf({ site }: OperationContext, to: string): string | undefined {
  return site.isHost(to) ? site.host(to).name : undefined;
}

function url(scheme: string, address: string, port: number, path: string): string {
  return `${scheme}://${address.includes(':') ? `[${address}]` : address}:${port}${path}`;
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The object without its undefined properties. */
function defined<T extends object>(object: T): Defined<T> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Defined<T>;
}
