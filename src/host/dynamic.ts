import type { InterfaceAddress } from '../testbed/model.js';
import type { NamedInterface } from './config.js';
import type { AttemptOptions } from './deadline.js';
import { errors } from './errors.js';
import type { TestHost } from './host.js';
import { Lease } from './lease.js';
import { autoconfigure } from './slaac.js';

/** What an interface got from the network. */
export interface Acquired {
  addresses: InterfaceAddress[];
  gateways: string[];
  dns: string[];
  lease?: Lease;
}

/**
 * Gets the addresses of one interface. Router advertisements first: to ask for them the interface goes down and up.
 * @throws TsunaguError `host.noAdvertisement`, `host.noLease`.
 */
export async function acquire(
  { ns, name }: TestHost,
  config: NamedInterface,
  limits: AttemptOptions,
): Promise<Acquired> {
  const { ifname, mac, dynamic = [] } = config;
  const addresses = dynamic.includes('slaac') ? await autoconfigure(ns, config, limits) : [];
  if (dynamic.includes('slaac') && addresses.length === 0) {
    throw errors.noAdvertisement({ host: name, ifname, budgetMs: limits.budgetMs });
  }
  if (!dynamic.includes('dhcp')) return { addresses, gateways: [], dns: [] };
  const lease = await Lease.acquire({ ns, ifname, mac, host: name }, limits);
  const { address, gateways, dns } = lease;
  return { addresses: [...addresses, address], gateways, dns, lease };
}
