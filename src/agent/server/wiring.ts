import type { HostPool } from '../../host/index.js';
import type { SoftwareSwitch, Wiring } from '../../patch/index.js';
import { type HostSpec, interfacesOf, type PatchSwitchSpec, type Testbed } from '../../testbed/index.js';

/** What is to be joined at a site: each interface of its hosts to a port, and its links. */
export function wiringOf(
  testbed: Testbed,
  hosts: HostPool,
  software: SoftwareSwitch,
  switches: readonly PatchSwitchSpec[],
): Wiring {
  const ours = new Set(switches.map(({ name }) => name));
  return {
    hosts: hosts.hosts.flatMap(({ name, outsides }) =>
      interfacesOf(testbed.hosts.get(name) as HostSpec).map(({ port, mac, vlan, innerVlan }, index) => ({
        name: index === 0 ? name : `${name} (eth${index})`,
        port,
        mac,
        softwarePort: software.ports.get(outsides[index] ?? '') as number,
        ...(vlan !== undefined && { vlan }),
        ...(innerVlan !== undefined && { innerVlan }),
      })),
    ),
    links: [...testbed.links.values()].filter(({ pairs }) =>
      pairs.flat().every(port => ours.has(port.switch)),
    ),
  };
}
