import { writeFileSync } from 'node:fs';
import { ipBatch, type Namespace, setMac } from '../netns/index.js';
import type { InterfaceAddress } from '../testbed/model.js';

/** How a test host is addressed; a HostSpec of the testbed is one. */
export interface HostConfig {
  /** In any script. */
  name: string;
  addresses: InterfaceAddress[];
  /** The default route's next hop. */
  gateway?: string;
  mac: string;
  /** The address of the DNS server that it looks names up with. */
  dns?: string;
}

/** Settings of a new namespace, before it has interfaces: its addresses are ours alone, and usable at once. */
export function prepare(ns: Namespace): void {
  ns.run(() => {
    for (const [name, value] of [
      ['accept_ra', 0],
      ['accept_dad', 0],
      ['dad_transmits', 0],
      ['router_solicitations', 0],
    ]) {
      writeFileSync(`/proc/sys/net/ipv6/conf/default/${name}`, String(value));
    }
  });
}

/** Brings the host's interface up with its addresses and default route. */
export function configure(ns: Namespace, config: HostConfig): Promise<void> {
  return ipBatch(['link set lo up', ...interfaceLines(config)], { namespace: ns });
}

/**
 * Puts the interface back as it was configured, after commands of the user's may have changed anything about it.
 * Interfaces that they made themselves are not looked for.
 */
export function reconfigure(ns: Namespace, config: HostConfig): Promise<void> {
  const clear = ['link set eth0 down', 'addr flush dev eth0'];
  return ipBatch([...clear, ...interfaceLines(config)], { namespace: ns });
}

/** Forgets neighbours and cached routes (path MTU, redirects). */
export function forget(ns: Namespace, { mac }: HostConfig): void {
  setMac(ns, 'eth0', mac);
}

function interfaceLines({ addresses, gateway, mac }: HostConfig): string[] {
  return [
    `link set eth0 address ${mac} mtu 1500`,
    'link set eth0 up',
    ...addresses.map(
      ({ address, prefix, family }) =>
        `addr add ${address}/${prefix} dev eth0${family === 4 ? ' broadcast +' : ' nodad'}`,
    ),
    ...(gateway === undefined ? [] : [`route replace default via ${gateway} dev eth0`]),
  ];
}
