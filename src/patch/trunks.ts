import type { PatchSwitchSpec, PortRef } from '../testbed/model.js';
import { trunksOf, waysBetween } from '../testbed/ways.js';

/** One trunk on a way: out of a switch by one port, into the next by another. */
export interface Hop {
  from: PortRef;
  to: PortRef;
}

/** Chooses trunks: as few as possible, and of several between the same two switches the one that carries least. */
export class Trunks {
  readonly #switches: Map<string, PatchSwitchSpec>;
  /** How much each trunk carries, by the port that it leaves by. */
  readonly #load = new Map<string, number>();

  constructor(switches: Map<string, PatchSwitchSpec>) {
    this.#switches = switches;
  }

  /** The way from one switch to another; empty for a switch to itself. The caller has checked that there is one. */
  route(from: string, to: string): Hop[] {
    let here = from;
    return (waysBetween(this.#switches, from).get(to) ?? []).map(next => {
      const hop = this.#leastUsed(here, next);
      here = next;
      return hop;
    });
  }

  #leastUsed(from: string, to: string): Hop {
    const spec = this.#switches.get(from) as PatchSwitchSpec;
    const hops = trunksOf(spec)
      .filter(trunk => trunk.to.switch === to)
      .map(({ port, to: far }): Hop => ({ from: { switch: from, port }, to: far }));
    const least = Math.min(...hops.map(hop => this.#load.get(trunkKey(hop)) ?? 0));
    const hop = hops.find(each => (this.#load.get(trunkKey(each)) ?? 0) === least) as Hop;
    this.#load.set(trunkKey(hop), least + 1);
    return hop;
  }
}

/** A trunk as a key of maps, whichever way it is passed. */
export function trunkKey({ from, to }: Hop): string {
  return [from, to]
    .map(({ switch: name, port }) => `${name}:${port}`)
    .sort()
    .join(' - ');
}
