import { createHash } from 'node:crypto';

/** What tells the interfaces of a host apart. */
const SUFFIXES = ['', ...'bcdefghijklmnopqrstuvwxyz'];
/** How many interfaces a host can have. */
export const MOST_INTERFACES = SUFFIXES.length;

/** What a host's parts are called on the machine. */
export interface HostNames {
  /** Its network namespace. */
  namespace: string;
  /** The machine's ends of its veth pairs, in the order of its interfaces, at most 15 bytes each (IFNAMSIZ, netdevice(7)). */
  outside: string[];
}

/** Names from the site and the host's number there: plain ASCII whatever script they are written in. */
export function hostNames(site: string, index: number, interfaces = 1): HostNames {
  const short = /^[a-z0-9]{1,6}$/.test(site)
    ? site
    : createHash('sha256').update(site).digest('hex').slice(0, 6);
  return {
    namespace: `tsu-${short}-${index}`,
    outside: Array.from({ length: interfaces }, (_, at) => `tsu${short}-${index}${SUFFIXES[at]}`),
  };
}
