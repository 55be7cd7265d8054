import { createHash } from 'node:crypto';

/** What a host's parts are called on the machine. */
export interface HostNames {
  /** Its network namespace. */
  namespace: string;
  /** The machine's end of its veth pair, at most 15 bytes (IFNAMSIZ, netdevice(7)). */
  outside: string;
}

/** Names from the site and the host's number there: plain ASCII whatever script they are written in. */
export function hostNames(site: string, index: number): HostNames {
  const short = /^[a-z0-9]{1,6}$/.test(site)
    ? site
    : createHash('sha256').update(site).digest('hex').slice(0, 6);
  return { namespace: `tsu-${short}-${index}`, outside: `tsu${short}-${index}` };
}
