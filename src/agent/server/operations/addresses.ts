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
  if (WITHOUT.includes(method)) return;
  const { from, to, host } = params as Record<string, unknown>;
  const names = [from, to, host].filter(name => typeof name === 'string' && site.isHost(name)) as string[];
  const lacking = names.map(name => site.host(name)).filter(each => each.lacksAddresses);
  await Promise.all([...new Set(lacking)].map(each => each.acquire({ budgetMs: acquireMs, signal })));
}
