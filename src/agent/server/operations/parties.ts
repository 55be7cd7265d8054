import { isIP } from 'node:net';
import { suggest } from '../../../errors/index.js';
import type { TestHost } from '../../../host/index.js';
import { addressBytes } from '../../../netns/index.js';
import type { Party } from '../../../requirements/index.js';
import { type InterfaceAddress, nameKey, type Testbed } from '../../../testbed/index.js';
import type { Site } from '../site.js';
import { errors } from './reach-errors.js';

/** One that a name of a requirement stands for. */
export interface Stand {
  /** As the author calls it, or the host's name where one name stands for several. */
  name: string;
  host?: TestHost;
  /** The address to send to, where it is not simply the host's: its public one, or that of somebody else. */
  address?: string;
}

/**
 * How the author calls the hosts that are called by name; the first one counts, so that a host has one name.
 */
export function namesUsed(site: Site, parties: readonly Party[]): Map<TestHost, string> {
  const names = new Map<TestHost, string>();
  for (const { name } of parties) {
    const host = site.isHost(name) ? site.host(name) : undefined;
    if (host && !names.has(host)) names.set(host, name);
  }
  return names;
}

/**
 * Who a name of a requirement stands for: the host of that name or alias; the hosts of the group of that name; whoever
 * has the address or is in the net beside it; the hosts of the group that is called as its zone.
 * @throws TsunaguError `requirements.nobody` with place and "did you mean".
 */
export function standsFor(site: Site, party: Party, names: ReadonlyMap<TestHost, string>): Stand[] {
  const stand = (host: TestHost) => ({ name: names.get(host) ?? host.name, host });
  const { name, net, zone, where } = party;
  const single = [net, name].find(text => text !== undefined && isSingle(text))?.replace(/\/.*$/, '');
  if (site.isHost(name)) {
    const host = site.host(name);
    const translated = single !== undefined && !host.addresses.includes(single);
    return [{ name: names.get(host) ?? name, host, ...(translated && { address: single }) }];
  }
  const group = groupOf(site.testbed, name);
  if (group) return group.map(each => stand(site.host(each)));
  if (single !== undefined) {
    const host = site.hostOfAddress(single);
    return [{ name: (host && names.get(host)) ?? name, address: single, ...(host && { host }) }];
  }
  const inNet = net === undefined ? [] : hostsIn(site, net);
  if (inNet.length > 0) return inNet.map(stand);
  const ofZone = zone === undefined ? undefined : groupOf(site.testbed, zone);
  if (ofZone) return ofZone.map(each => stand(site.host(each)));
  const hosts = [...site.testbed.hosts.values()].flatMap(host => [host.name, ...host.aliases]);
  const near = suggest(name, [...hosts, ...(site.testbed.groups?.keys() ?? [])]);
  throw errors.nobody({ name, net, near }, where && { where });
}

function groupOf(testbed: Testbed, name: string): string[] | undefined {
  for (const [group, members] of testbed.groups ?? []) if (nameKey(group) === nameKey(name)) return members;
  return undefined;
}

/** Hosts with an address in a net, be it the one that others see; a net that holds everybody names nobody. */
function hostsIn(site: Site, net: string): TestHost[] {
  const [address = '', length = ''] = net.split('/');
  const prefix = Number(length);
  if (isIP(address) === 0 || length === '' || !(prefix > 0)) return [];
  return [...site.testbed.hosts.values()]
    .filter(({ addresses, publicAddress = [] }) =>
      [...addresses.map(each => each.address), ...[publicAddress].flat()].some(each =>
        sharesPrefix(each, address, prefix),
      ),
    )
    .map(({ name }) => site.host(name));
}

/** Whether an address is in the subnet of one of these: a neighbour's, with no router between. */
export function isInSubnetOf(own: readonly InterfaceAddress[], address: string): boolean {
  return own.some(each => each.family === isIP(address) && sharesPrefix(each.address, address, each.prefix));
}

/** Whether two addresses agree in their first bits. */
function sharesPrefix(one: string, other: string, bits: number): boolean {
  const [a, b] = [addressBytes(one), addressBytes(other)];
  if (a.length !== b.length) return false;
  for (let bit = 0; bit < bits; bit++) {
    const mask = 0x80 >> (bit & 7);
    if (((a[bit >> 3] ?? 0) & mask) !== ((b[bit >> 3] ?? 0) & mask)) return false;
  }
  return true;
}

function isSingle(text: string): boolean {
  const [address = '', length] = text.split('/');
  const family = isIP(address);
  return family !== 0 && (length === undefined || Number(length) === (family === 4 ? 32 : 128));
}
