import { isIP } from 'node:net';
import type { TestHost } from '../../../host/index.js';
import type { Site } from '../site.js';
import { errors } from './errors.js';

/** Whom traffic goes to: a test host, or just an address. */
export interface Target {
  /** As the step calls it: messages are to speak of what the user wrote. */
  name: string;
  address: string;
  family: 4 | 6;
  host?: TestHost;
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
    return { name: to, address: to, family, ...(host && { host }) };
  }
  const host = site.host(to);
  const found = allAddresses(host).find(each => from.families.has(each.family));
  if (!found) throw errors.noFamily({ from: from.name, to: host.name });
  return { name: to, address: found.address, family: found.family, host };
}

/** A test host's address of a family. @throws TsunaguError `operation.noFamily`. */
export function addressOf(name: string, host: TestHost, family: 4 | 6): string {
  const found = allAddresses(host).find(each => each.family === family);
  if (!found) throw errors.noFamily({ from: name, to: name });
  return found.address;
}

const allAddresses = (host: TestHost) => host.interfaces.flatMap(({ addresses }) => addresses);
