import type { PatchSwitchSpec, PortRef } from '../testbed/model.js';
import { wiringErrors } from './wiring-errors.js';

/** Highest usable VLAN id (IEEE 802.1Q, 9.6: 0xfff is reserved). */
const HIGHEST = 4094;
/** Ports of a switch get tags from a multiple of this, so that a person can read tags in a capture. */
const BLOCK = 100;

/** Gives the tag that names a patch-switch port on its uplink. */
export type TagOf = (port: PortRef) => number;

/**
 * The outer tag of every port: port P of the first switch on an uplink has tag 100 + P, of the next switch 200 + P,
 * and so on; a switch whose highest port number is 100 or more takes as many blocks of 100 as it needs.
 * Unique among the switches that share an uplink; depends on nothing but the testbed's switches and their order.
 * @throws wiring.noTagLeft when a tag would exceed 4094.
 */
export function outerTags(switches: Iterable<PatchSwitchSpec>): TagOf {
  const bases = new Map<string, number>();
  const next = new Map<string, number>();
  for (const { name, site, uplink, ports } of switches) {
    const shared = JSON.stringify([site, uplink.interface]);
    const base = next.get(shared) ?? BLOCK;
    const highest = Math.max(0, ...ports.keys());
    if (base + highest > HIGHEST) {
      throw wiringErrors.noTagLeft({ switch: name, port: highest, tag: base + highest });
    }
    bases.set(name, base);
    next.set(shared, base + BLOCK * Math.ceil((highest + 1) / BLOCK));
  }
  return ({ switch: name, port }) => (bases.get(name) ?? 0) + port;
}
