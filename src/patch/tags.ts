import type { PatchSwitchSpec, PortRef } from '../testbed/model.js';
import { uplinksOf, waysBetween, wayToTester } from '../testbed/ways.js';
import type { AttachedHost } from './wiring.js';
import { wiringErrors } from './wiring-errors.js';

/** Highest usable VLAN id (IEEE 802.1Q, 9.6: 0xfff is reserved). */
const HIGHEST = 4094;
/** Ports of a switch get tags from a multiple of this, so that a person can read tags in a capture. */
const BLOCK = 100;

/** Gives the tag that names a patch-switch port on its uplink; where tags are translated, a port's VLAN too. */
export type TagOf = (port: PortRef, vlan?: number) => number;

/**
 * The tags on uplinks. Stacked: port P of the first switch on an uplink has tag 100 + P, of the next switch 200 + P,
 * and so on; a switch whose highest port number is 100 or more takes as many blocks of 100 as it needs. Where a port
 * has hosts with and without VLANs, the tagged frames have a tag of their own, from the next block on. Translated:
 * from the block after these on, one for each port and VLAN that hosts use, in ascending order.
 * Unique among the switches that share an uplink, or that trunks join; depends on nothing but the testbed.
 * @throws wiring.noTagLeft when a tag would exceed 4094.
 */
export function outerTags(specs: Iterable<PatchSwitchSpec>, hosts: AttachedHost[] = []): TagOf {
  const switches = new Map([...specs].map(spec => [spec.name, spec]));
  const tags = new Map<string, number>();
  const next = new Map<string, number>();
  for (const spec of switches.values()) {
    const shared = sharedBy(switches, spec);
    let base = Math.max(BLOCK, ...shared.map(key => next.get(key) ?? BLOCK));
    const give = (port: number, vlan: number | undefined, tag: number): void => {
      if (tag > HIGHEST) throw wiringErrors.noTagLeft({ switch: spec.name, port, tag });
      tags.set(keyOf({ switch: spec.name, port }, vlan), tag);
    };
    const stacked = [...spec.ports.keys()].filter(
      port => taggingOf(switches, { switch: spec.name, port }) === 'stacked',
    );
    for (const port of stacked) give(port, undefined, base + port);
    if (stacked.length > 0) base += blocks(Math.max(...stacked) + 1);
    const both = stacked.filter(port => {
      const kinds = kindsOf(hosts.filter(host => host.port.switch === spec.name && host.port.port === port));
      return kinds.plain && kinds.inVlans;
    });
    for (const port of both) give(port, ANY_VLAN, base + port);
    if (both.length > 0) base += blocks(Math.max(...both) + 1);
    const translated = translatedOn(switches, spec.name, hosts);
    translated.forEach(([port, vlan], index) => {
      give(port, vlan, base + index);
    });
    for (const key of shared) next.set(key, base + blocks(translated.length));
  }
  return (port, vlan) => {
    const kind = vlan === undefined ? undefined : ANY_VLAN;
    const found = [vlan, kind, undefined].map(each => tags.get(keyOf(port, each)));
    return found.find(tag => tag !== undefined) ?? 0;
  };
}

/** Stands for whichever VLAN. */
export const ANY_VLAN = 0;

/**
 * Whether there are hosts without a VLAN, and with one. Where tags are stacked, the two have different outer tags:
 * Open vSwitch's userspace datapath (seen in 3.1) takes what it remembers of a frame with one tag for frames with a
 * second tag below it too, as what is not there it does not look at. (For the same reason, a tag that changes between
 * the two kinds while the software switch stays may go on as before for as long as that is remembered, some 10 s.)
 */
export function kindsOf(hosts: AttachedHost[]): { plain: boolean; inVlans: boolean } {
  return {
    plain: hosts.some(({ vlan }) => vlan === undefined),
    inVlans: hosts.some(({ vlan }) => vlan !== undefined),
  };
}

/** How a port's frames are told apart on its uplink. */
export function taggingOf(switches: Map<string, PatchSwitchSpec>, port: PortRef) {
  return wayToTester(switches, port)?.uplink.tagging ?? 'stacked';
}

/** Where a switch's tags must mean nothing else: the uplinks of all switches that trunks join, and these trunks. */
function sharedBy(switches: Map<string, PatchSwitchSpec>, { name, site }: PatchSwitchSpec): string[] {
  const joined = [...waysBetween(switches, name).keys()].sort();
  const interfaces = joined
    .flatMap(each => switches.get(each) ?? [])
    .flatMap(uplinksOf)
    .map(uplink => JSON.stringify([site, uplink.interface]));
  return [...interfaces, joined.join(' ')];
}

/** Each port and VLAN of hosts whose uplink translates, once, in ascending order. */
function translatedOn(
  switches: Map<string, PatchSwitchSpec>,
  name: string,
  hosts: AttachedHost[],
): [number, number | undefined][] {
  const found = new Map<string, [number, number | undefined]>();
  for (const { port, vlan } of hosts) {
    if (port.switch !== name || taggingOf(switches, port) !== 'translate') continue;
    found.set(keyOf(port, vlan), [port.port, vlan]);
  }
  return [...found.values()].sort(([a, v], [b, w]) => a - b || (v ?? 0) - (w ?? 0));
}

const blocks = (count: number): number => BLOCK * Math.ceil(count / BLOCK);
const keyOf = ({ switch: name, port }: PortRef, vlan: number | undefined): string =>
  `${port}@${name} ${vlan ?? ''}`;
