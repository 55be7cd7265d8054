import type { TestHost } from '../../../host/index.js';
import { type InterfaceSpec, interfacesOf } from '../../../testbed/index.js';
import type { Site } from '../site.js';
import { isInSubnetOf } from './parties.js';

/**
 * The port that two neighbours in one subnet share, in the same VLAN: what one of them sends there never comes to the
 * other one, as a switch does not send a frame back out of the port that it came in by (IEEE 802.1Q, 8.6.1), and
 * so it says nothing of the network. Undefined: they share none.
 */
export function samePort(site: Site, from: TestHost, to: TestHost, address: string): string | undefined {
  const of = (host: TestHost): InterfaceSpec[] => {
    const spec = site.testbed.hosts.get(host.name);
    return spec ? interfacesOf(spec) : [];
  };
  const near = of(from).find(({ addresses }) => isInSubnetOf(addresses, address));
  const far = of(to).find(({ addresses }) => addresses.some(own => own.address === address));
  return near && far && from !== to && areTogether(near, far)
    ? `${near.port.switch}:${near.port.port}`
    : undefined;
}

function areTogether(a: InterfaceSpec, b: InterfaceSpec): boolean {
  return (
    a.port.switch === b.port.switch &&
    a.port.port === b.port.port &&
    a.vlan === b.vlan &&
    a.innerVlan === b.innerVlan
  );
}
