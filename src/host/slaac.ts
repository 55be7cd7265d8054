import { readFileSync, writeFileSync } from 'node:fs';
import { applyChanges, type Namespace, setDown } from '../netns/index.js';
import type { InterfaceAddress } from '../testbed/model.js';
import { WaitTimeout, waitFor } from '../wait/index.js';
import { interfaceChanges, type NamedInterface } from './config.js';
import type { AttemptOptions } from './deadline.js';

/** Set by hand, and not from an advertisement (IFA_F_PERMANENT in linux/if_addr.h). */
const PERMANENT = 0x80;
const GLOBAL_SCOPE = '00';

/**
 * Has the kernel listen to router advertisements on an interface, which it asks for when the interface comes up, and
 * waits for the addresses that it makes of them (RFC 4862). Their default route is the kernel's matter.
 * @returns none when no advertisement came within the budget.
 */
export async function autoconfigure(
  ns: Namespace,
  config: NamedInterface,
  limits: AttemptOptions,
): Promise<InterfaceAddress[]> {
  const { ifname } = config;
  ns.run(() => {
    for (const [name, value] of [
      ['accept_ra', 2],
      ['autoconf', 1],
      ['router_solicitations', 3],
      // At once instead of after a second (MAX_RTR_SOLICITATION_DELAY spreads a power failure's end, RFC 4861, 10).
      ['router_solicitation_delay', 0],
    ]) {
      writeFileSync(`/proc/sys/net/ipv6/conf/${ifname}/${name}`, String(value));
    }
  });
  await applyChanges(ns, [setDown(ifname), ...interfaceChanges(config)]);
  const look = () => {
    const found = advertised(ns, ifname);
    return found.length > 0 ? { done: true as const, value: found } : { done: false as const, seen: '' };
  };
  try {
    return await waitFor(look, { ...limits, everyMs: 10 });
  } catch (error) {
    if (!(error instanceof WaitTimeout)) throw error;
    return [];
  }
}

/** Global addresses that the kernel made itself: address, index, prefix length, scope, flags, name in /proc/net/if_inet6. */
function advertised(ns: Namespace, ifname: string): InterfaceAddress[] {
  const text = ns.run(() => readFileSync('/proc/thread-self/net/if_inet6', 'utf8'));
  return text
    .trimEnd()
    .split('\n')
    .flatMap(line => {
      const [digits = '', , prefix = '', scope, flags = '', name] = line.trim().split(/\s+/);
      const isMade = (Number.parseInt(flags, 16) & PERMANENT) === 0;
      if (name !== ifname || scope !== GLOBAL_SCOPE || !isMade) return [];
      const written = digits.match(/.{4}/g)?.join(':') ?? '';
      return [{ address: shortest(written), prefix: Number.parseInt(prefix, 16), family: 6 as const }];
    });
}

/** As RFC 5952 wants it. */
function shortest(address: string): string {
  return new URL(`http://[${address}]/`).hostname.slice(1, -1);
}
