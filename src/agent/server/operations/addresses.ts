import type { Site } from '../site.js';
import type { Handlers } from './context.js';
import { errors } from './errors.js';

/** How long servers and routers may take, in milliseconds. */
const acquireMs = 5000;

export const addresses: Handlers<'address'> = {
  'address/acquire': async ({ host: name, budgetMs = acquireMs }, { site, signal, progress }) => {
    const host = site.host(name);
    if (!host.interfaces.some(({ dynamic }) => dynamic)) throw errors.onlyStatic({ host: name });
    progress({ en: `${name} asks for an address`, ja: `${name} がアドレスを取得中` });
    await host.acquire({ budgetMs, signal });
    const { interfaces, nameServer } = host;
    return {
      addresses: interfaces.flatMap(each =>
        each.addresses.map(({ address, prefix }) => `${address}/${prefix}`),
      ),
      gateways: interfaces.flatMap(({ gateway, gateways }) => gateways ?? (gateway ? [gateway] : [])),
      ...(nameServer !== undefined && { nameServer }),
    };
  },
};

/** Requests about a host that are answered without the addresses that it may lack. */
const WITHOUT = ['address/acquire', 'host/run', 'program/start', 'program/look', 'program/stop', 'use/dhcp'];

/**
 * Has the hosts that a request is about get the addresses that they are to have from the network, and have not yet: as a
 * computer does that is plugged in.
 * @throws TsunaguError `host.noLease`, `host.noAdvertisement`.
 */
export async function acquireMissing(
  site: Site,
  method: string,
  params: unknown,
  signal: AbortSignal,
): Promise<void> {
  // Most sites have none, and there are requests by the thousand.
  if (site.dynamicHosts.length === 0 || WITHOUT.includes(method)) return;
  const names = textsIn(params).filter(name => site.isHost(name));
  const asked = new Set(names.map(name => site.host(name)));
  const lacking = site.dynamicHosts.filter(each => asked.has(each) && each.lacksAddresses);
  await Promise.all(lacking.map(each => each.acquire({ budgetMs: acquireMs, signal })));
}

/** All texts in a request, at whatever depth: any of them may name a host. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
