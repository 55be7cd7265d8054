import { isIP } from 'node:net';
import type { TestHost } from '../../../host/index.js';
import { endOf, type ProofHost } from '../../../traffic/index.js';
import type { Site } from '../site.js';
import { errors } from './errors.js';

/** Whom traffic goes to: a test host, or just an address. */
export interface Target {
  /** As the step calls it: messages are to speak of what the user wrote. */
  name: string;
  address: string;
  family: 4 | 6;
  host?: TestHost;
  /** The address that packets have when they arrive at the host: not `address` where the network translates it. */
  own?: string;
}

/**
 * Resolves what a step calls a target: the name of a test host, or an address. Of a host with several addresses
 * it is the first one whose family the sender has too.
 * @throws TsunaguError `testbed.unknownName`, `operation.noFamily`.
 */
export function target(site: Site, from: TestHost, to: string): Target {
  const family = isIP(to);
  if (family === 4 || family === 6) {
    const host = site.hostOfAddress(to);
    return { name: to, address: to, family, ...(host && { host, own: ownAddress(host, to, family) }) };
  }
  const host = site.host(to);
  const found = allAddresses(host).find(each => from.families.has(each.family));
  if (!found) throw errors.noFamily({ from: from.name, to: host.name });
  return { name: to, address: found.address, family: found.family, host, own: found.address };
}

function ownAddress(host: TestHost, address: string, family: 4 | 6): string {
  return host.addresses.includes(address) ? address : addressOf(address, host, family);
}

/** A test host's address of a family. @throws TsunaguError `operation.noFamily`. */
export function addressOf(name: string, host: TestHost, family: 4 | 6): string {
  const found = allAddresses(host).find(each => each.family === family);
  if (!found) throw errors.noFamily({ from: name, to: name });
  return found.address;
}

/** A target that is a test host, as the end of a probe or of a proof. */
export function targetEnd({ host, own, address }: Target & { host: TestHost }, name: string): ProofHost {
  const end = endOf(host, own, name);
  return address === end.address ? end : { ...end, reachedBy: address };
}

/** Whether a target is a test host. */
export function isHostTarget(target: Target): target is Target & { host: TestHost } {
  return target.host !== undefined;
}

const allAddresses = (host: TestHost) => host.interfaces.flatMap(({ addresses }) => addresses);
