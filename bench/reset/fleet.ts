import type { Device } from '../../src/device/index.js';
import type { Scope } from '../../src/scope/index.js';
import { machines } from '../../test/device/support/machine.js';
import { deviceOf, twoRouters } from '../../test/device/support/routers.js';

/** A device of the benchmark. */
export interface Member {
  device: Device;
  /** Another object for the same device, which is not logged in. */
  anew: () => Device;
  /** Leaves something behind on it. */
  disturb: () => Promise<unknown>;
}

/** Two FRR routers and Linux firewalls, each with a real SSH server in a namespace of its own. */
export async function fleet(scope: Scope, count: number): Promise<Member[]> {
  const routers = await twoRouters(scope);
  const firewalls = await machines(scope, count - routers.length);
  const ofRouters = routers.map(router => {
    const device = deviceOf(router);
    scope.defer('session', () => device.close());
    return {
      ...{ device, anew: () => deviceOf(router) },
      disturb: () => router.vtysh('configure terminal', 'ip route 10.99.0.0/24 Null0'),
    };
  });
  const ofFirewalls = firewalls.map(({ device, anew, truth }) => ({
    ...{ device, anew },
    disturb: () => truth('nft', 'add', 'table', 'inet', 'leftover'),
  }));
  return [...ofRouters, ...ofFirewalls];
}
