import type { Testbed } from '../../../../testbed/index.js';

/** How the testbed calls an address on the way: test hosts, devices, and gateways by what they are gateways of. */
export function hopNames(testbed: Testbed, address: string | undefined): string[] {
  if (address === undefined) return [];
  const hosts = [...testbed.hosts.values()].filter(host =>
    host.addresses.some(own => own.address === address),
  );
  const devices = [...testbed.devices.values()].filter(device => device.address === address);
  return [...hosts, ...devices].flatMap(({ name, aliases }) => [name, ...aliases]);
}
