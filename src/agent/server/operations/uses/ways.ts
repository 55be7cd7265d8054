import { pathMtu, sendRawIp, traceroute } from '../../../../host/index.js';
import type { Handlers } from '../context.js';
import { target } from '../targets.js';
import { hopNames } from './hop-names.js';
import { defined, questionMs, wayMs } from './limits.js';
import { use } from './use.js';

/** What is found out about the way itself; there is nothing on the target that it could ask itself. */
export const ways: Pick<Handlers<'use'>, 'use/icmp' | 'use/traceroute' | 'use/pathMtu' | 'use/ip'> = {
  'use/icmp': ({ packet, dontFragment, ttl, count, intervalMs, ...params }, context) => {
    // The header of IP, and that of ICMP.
    const size = (address: string) =>
      packet === undefined ? undefined : Math.max(0, packet - (address.includes(':') ? 40 : 20) - 8);
    return use(params, context, {
      ...{ name: 'ping', protocol: 'icmp', attemptMs: questionMs, good: ['reply'], answersItself: false },
      attempt: (from, address, limits) =>
        from.ping(address, {
          ...limits,
          ...defined({ size: size(address), dontFragment, ttl, count, intervalMs }),
        }),
    });
  },

  'use/traceroute': async ({ method, maxHops, ...params }, context) => {
    const name = method === 'udp' ? 'traceroute (UDP)' : 'traceroute';
    const { seen, ...rest } = await use(params, context, {
      ...{ name, protocol: method ?? 'icmp', attemptMs: wayMs, good: ['reached'], answersItself: false },
      attempt: (from, address, limits) =>
        from.use(traceroute, address, { ...limits, ...defined({ method, maxHops }) }),
    });
    if (!seen) return rest;
    const hops = seen.hops.map(hop => ({ ...hop, names: hopNames(context.site.testbed, hop.address) }));
    return { ...rest, seen: { ...seen, hops } };
  },

  'use/pathMtu': ({ most, ...params }, context) =>
    use(params, context, {
      ...{ name: 'path MTU', protocol: 'icmp', attemptMs: wayMs, good: ['answered'], answersItself: false },
      attempt: (from, address, limits) => from.use(pathMtu, address, { ...limits, ...defined({ most }) }),
    }),

  'use/ip': ({ protocol, name = `IP protocol ${protocol}`, ttl, ...params }, context) => {
    const aim = target(context.site, context.site.host(params.from), params.to);
    const receiver = aim.host?.ns;
    return use(params, context, {
      ...{ name, protocol, attemptMs: questionMs, good: ['arrived'], answersItself: false },
      attempt: (from, address, limits) =>
        from.use(sendRawIp, address, { ...limits, protocol, ...defined({ ttl, receiver }) }),
    });
  },
};
