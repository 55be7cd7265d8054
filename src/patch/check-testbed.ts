import type { Testbed } from '../testbed/index.js';
import { uplinksOf } from '../testbed/ways.js';
import { plan } from './plan.js';

/** Ports of a software switch that is yet to be made; what they are makes no difference to what can go wrong. */
const FIRST_HOST = 101;

/**
 * Plans each site of a testbed without touching anything: whether its wires can be made with these switches.
 * @throws what `plan` throws.
 */
export function checkTestbed({ sites, switches, hosts, links }: Testbed): void {
  for (const site of sites.keys()) {
    const here = new Map([...switches].filter(([, spec]) => spec.site === site));
    const uplinks = [...here.values()].flatMap(spec => uplinksOf(spec).map(each => each.interface));
    plan({
      switches: here,
      hosts: [...hosts.values()]
        .filter(({ port }) => here.has(port.switch))
        .map((host, index) => ({ ...host, softwarePort: FIRST_HOST + index })),
      links: [...links.values()].filter(({ pairs }) => pairs.flat().every(end => here.has(end.switch))),
      cuts: [],
      uplinks: new Map([...new Set(uplinks)].map((name, index) => [name, index + 1])),
    });
  }
}
