import type { PatchSwitchSpec, PortRef } from '../testbed/model.js';
import { wayToTester } from '../testbed/ways.js';
import { groupBy } from './group-by.js';
import { type Hop, Trunks, trunkKey } from './trunks.js';
import { portKey, type Wiring } from './wiring.js';
import { wiringErrors } from './wiring-errors.js';

/** Tags of wires on trunks: below those that name ports on uplinks (see `outerTags`), 1 being the default VLAN. */
const WIRE_TAGS = { first: 2, last: 99 };

/** A wire of a link that runs over trunks. */
export interface TrunkWire {
  link: string;
  ends: [PortRef, PortRef];
  /** From the first end to the second. */
  hops: Hop[];
  /** Names the wire on its trunks. */
  tag: number;
  untagged: boolean;
}

/** What runs over trunks. */
export interface Routes {
  wires: TrunkWire[];
  /** From a port with hosts to the switch whose uplink carries them, by the port's key; where that is another one. */
  hosts: Map<string, Hop[]>;
}

/**
 * Ways over trunks for the wires of links, each with the lowest tag that is free on all of them, and for ports with hosts.
 * Depends on nothing but testbed and wiring, in their order.
 * @throws wiring.noTrunkTagLeft.
 */
export function routesOf(switches: Map<string, PatchSwitchSpec>, { hosts, links }: Wiring): Routes {
  const trunks = new Trunks(switches);
  const taken = new Map<string, Set<number>>();
  const give = (link: string, hops: Hop[]): number => {
    const sets = hops.map(hop => {
      const set = taken.get(trunkKey(hop)) ?? new Set<number>();
      taken.set(trunkKey(hop), set);
      return set;
    });
    let tag = WIRE_TAGS.first;
    while (sets.some(set => set.has(tag))) tag++;
    const [fullest] = [...hops].sort((a, b) => carried(taken, b) - carried(taken, a));
    if (tag > WIRE_TAGS.last && fullest) {
      throw wiringErrors.noTrunkTagLeft({ link, trunk: trunkKey(fullest), most: carried(taken, fullest) });
    }
    for (const set of sets) set.add(tag);
    return tag;
  };
  const wires = links.flatMap(({ name, pairs, untagged = false }) =>
    pairs
      .filter(([a, b]) => a.switch !== b.switch)
      .map((ends): TrunkWire => {
        const hops = trunks.route(ends[0].switch, ends[1].switch);
        return { link: name, ends, hops, tag: give(name, hops), untagged };
      }),
  );
  const remote = [...groupBy(hosts, host => portKey(host.port)).values()].flatMap(([{ port }]) => {
    const owner = wayToTester(switches, port)?.spec.name ?? port.switch;
    return owner === port.switch ? [] : [[portKey(port), trunks.route(port.switch, owner)] as const];
  });
  return { wires, hosts: new Map(remote) };
}

const carried = (taken: Map<string, Set<number>>, hop: Hop): number => taken.get(trunkKey(hop))?.size ?? 0;
