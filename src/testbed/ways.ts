import type { PatchSwitchSpec, PortRef, TrunkEnd, UplinkSpec } from './model.js';

/** All ways from a patch switch to the tester. */
export function uplinksOf({ uplink, uplinks }: PatchSwitchSpec): UplinkSpec[] {
  return uplinks ?? (uplink ? [uplink] : []);
}

/** All cables of a switch to other patch switches. */
export function trunksOf({ trunks = [] }: PatchSwitchSpec): TrunkEnd[] {
  return trunks;
}

/**
 * The switches that trunks lead to from one of them, nearest first and itself at the head, each with the switches to
 * pass on the way there (itself included, the first one not). In the order in which trunks are declared.
 */
export function waysBetween(switches: Map<string, PatchSwitchSpec>, from: string): Map<string, string[]> {
  const ways = new Map<string, string[]>([[from, []]]);
  for (const [here, way] of ways) {
    const spec = switches.get(here);
    for (const { to } of spec ? trunksOf(spec) : []) {
      if (switches.has(to.switch) && !ways.has(to.switch)) ways.set(to.switch, [...way, to.switch]);
    }
  }
  return ways;
}

/** An uplink, and the switch that has it. */
export interface WayToTester {
  spec: PatchSwitchSpec;
  uplink: UplinkSpec;
}

/**
 * The uplink that carries a port's hosts: the one of its switch that names the port, else the one that names none; where
 * the switch has none such, the next one over trunks that names none.
 */
export function wayToTester(switches: Map<string, PatchSwitchSpec>, at: PortRef): WayToTester | undefined {
  for (const name of waysBetween(switches, at.switch).keys()) {
    const spec = switches.get(name);
    if (!spec) continue;
    const uplinks = uplinksOf(spec);
    const named = name === at.switch && uplinks.find(({ ports }) => ports?.includes(at.port));
    const uplink = named || uplinks.find(({ ports }) => !ports);
    if (uplink) return { spec, uplink };
  }
  return undefined;
}

/** Whether a port leads to the tester. */
export function isUplink(spec: PatchSwitchSpec, port: number): boolean {
  return uplinksOf(spec).some(uplink => uplink.port === port);
}
