import type { PlanInput } from '../../../src/patch/plan.js';
import { type AttachedHost, portKey } from '../../../src/patch/wiring.js';
import type { PortRef } from '../../../src/testbed/model.js';
import type { Frame } from './model-switch.js';
import { type Arrivals, BROADCAST } from './testbeds.js';

// Where a frame must go by the cabling alone, without a thought of flows, tags or uplinks.

/** A host's tags on its port, from the outermost in. */
export const tagsOf = ({ vlan, innerVlan }: Pick<AttachedHost, 'vlan' | 'innerVlan'>): number[] =>
  [vlan, innerVlan].flatMap(each => each ?? []);

/** A frame of a host leaves at the host's port, with the host's VLAN tags. */
export function hostReaches({ port, ...host }: AttachedHost, { vlans, dst }: Frame): Arrivals {
  const tags = [...tagsOf(host), ...vlans];
  return { ports: [`${port.switch} ${port.port} [${tags}] ${dst}`], hosts: [] };
}

/** A frame from the network reaches the other end of its link, or the hosts on that port and VLAN. */
export function networkReaches(
  { hosts, links, cuts }: PlanInput,
  at: PortRef,
  { vlans, dst }: Frame,
): Arrivals {
  const here = portKey(at);
  const wires = links.flatMap(({ pairs, untagged }) => pairs.map(([a, b]) => ({ a, b, untagged })));
  for (const { a, b, untagged } of wires) {
    const other = portKey(a) === here ? b : portKey(b) === here ? a : undefined;
    if (!other) continue;
    const isCut = cuts.some(({ incoming }) => incoming.some(end => portKey(end) === here));
    // Over a trunk, such a link drops frames with tags.
    const isDropped = isCut || (untagged && a.switch !== b.switch && vlans.length > 0);
    return { ports: isDropped ? [] : [`${other.switch} ${other.port} [${vlans}] ${dst}`], hosts: [] };
  }
  const inVlan = hosts.filter(host => portKey(host.port) === here && host.vlan === vlans[0]);
  // Where no host has a second tag, it belongs to what the frame carries; where one has, it must be a host's.
  const looked = inVlan.some(host => host.innerVlan !== undefined) ? 2 : 1;
  const there = inVlan.filter(host => host.innerVlan === (looked === 2 ? vlans[1] : undefined));
  const owner = there.filter(host => host.mac === dst && dst !== BROADCAST);
  return {
    ports: [],
    hosts: (owner.length > 0 ? owner : there).map(({ name, ...host }) => {
      return `${name} [${vlans.slice(tagsOf(host).length)}] ${dst}`;
    }),
  };
}
