import fc from 'fast-check';
import type { WantedFlow } from '../../../src/patch/flow.js';
import type { SilentCut } from '../../../src/patch/hardware-flows.js';
import { type PlanInput, plan } from '../../../src/patch/plan.js';
import { taggingOf } from '../../../src/patch/tags.js';
import type { AttachedHost } from '../../../src/patch/wiring.js';
import type { PatchSwitchSpec, PortRef, UplinkSpec } from '../../../src/testbed/model.js';
import { uplinksOf } from '../../../src/testbed/ways.js';
import { type Frame, forward } from './model-switch.js';

export const BROADCAST = 'ff:ff:ff:ff:ff:ff';
/** A unicast address that no host has. */
export const STRANGER = '02:00:00:00:ff:01';

export const port = (name: string, number: number): PortRef => ({ switch: name, port: number });

/** A patch switch with these ports beside its uplink. */
export function spec(name: string, uplink: number, ports: number[], interfaceName: string): PatchSwitchSpec {
  return {
    ...{ name, site: 'here', datapathId: 1n },
    control: { mode: 'listen', host: '127.0.0.1', port: 6653 },
    uplink: { port: uplink, interface: interfaceName },
    ports: new Map(ports.map(number => [number, { number }])),
    where: { file: 'testbed.yaml' },
  };
}

/** The first port of a drawn switch that is not an uplink, and how far from a port its own uplink is. */
export const FIRST_PORT = 10;
export const DIRECT_OFFSET = 20;

/** How the uplinks of a drawn switch tell ports apart; `mixed`: the first host port has an uplink of its own. */
const TAGGINGS = ['stacked', 'service', 'translate', 'direct', 'mixed'] as const;

/** For a switch that cannot stack tags. */
const insteadOf = {
  stacked: 'translate',
  service: 'direct',
  translate: 'translate',
  direct: 'direct',
  mixed: 'mixed',
} as const;

/** The uplinks of a drawn switch; those that lead to one port only have interfaces of their own. */
function uplinksFor(
  tagging: (typeof TAGGINGS)[number],
  name: string,
  first: UplinkSpec,
  hostPorts: number[],
): UplinkSpec[] {
  const direct = hostPorts.map((number): UplinkSpec => {
    return {
      port: number + DIRECT_OFFSET,
      interface: `${name}-${number}`,
      tagging: 'direct',
      ports: [number],
    };
  });
  if (tagging === 'direct' && direct.length > 0) return direct;
  if (tagging === 'mixed') return [...direct.slice(0, 1), { ...first, tagging: 'translate' }];
  if (tagging === 'service') return [{ ...first, tpid: 0x88a8 }];
  return [{ ...first, tagging: tagging === 'translate' ? 'translate' : 'stacked' }];
}

/** Trunks of a drawn testbed: none, one or two between each switch and the next, or these without an uplink behind. */
const TRUNKINGS = ['none', 'chain', 'double', 'remote'] as const;
/** The first port of a drawn switch that may have a trunk: two to the switch before it, and two to the next one. */
export const TRUNK_PORT = 50;

/** Joins each switch to the next one. */
function join(switches: Map<string, PatchSwitchSpec>, trunks: number): void {
  for (const cable of trunkCables(switches.size).filter((_, index) => index % 2 < trunks)) {
    for (const [here, to] of [cable, [...cable].reverse() as typeof cable]) {
      const spec = switches.get(here.switch);
      if (spec) spec.trunks = [...(spec.trunks ?? []), { port: here.port, to }];
    }
  }
}

/** All cables between switches that a drawn testbed may have: two from each switch to the next. */
export function trunkCables(switches: number): [PortRef, PortRef][] {
  return Array.from({ length: 2 * (switches - 1) }, (_, index) => {
    const number = TRUNK_PORT + index;
    const first = Math.floor(index / 2) + 1;
    return [port(`sw${first}`, number), port(`sw${first + 1}`, number)];
  });
}

/**
 * A random testbed: one to three switches, uplinks of all kinds, trunks, hosts that share ports, links, silent cuts.
 * @param real the most of each, no uplink that switches share, no stacking on `sw2`: for switches that exist.
 */
export interface Bed {
  input: PlanInput;
  hostPorts: PortRef[];
  freePorts: PortRef[];
}

export function bed(real?: { switches: number; ports: number; hosts: number }): fc.Arbitrary<Bed> {
  const portRoles = fc.array(fc.constantFrom('host', 'link', 'free'), {
    minLength: 2,
    maxLength: real?.ports ?? 9,
  });
  const drawn = fc.record({
    roles: fc.array(fc.tuple(portRoles, fc.constantFrom('up0', 'up1'), fc.constantFrom(...TAGGINGS)), {
      minLength: 1,
      maxLength: real?.switches ?? 3,
    }),
    hosts: fc.array(
      fc.tuple(fc.nat(), fc.constantFrom(undefined, 10, 20), fc.constantFrom(undefined, undefined, 20, 30)),
      { maxLength: real?.hosts ?? 12 },
    ),
    cuts: fc.array(fc.boolean(), { minLength: 14, maxLength: 14 }),
    trunking: fc.constantFrom(...TRUNKINGS),
    untagged: fc.array(fc.boolean(), { minLength: 14, maxLength: 14 }),
  });
  return drawn.map(({ roles, hosts, cuts, trunking, untagged }) => {
    const switches = new Map<string, PatchSwitchSpec>();
    const byRole: Record<string, PortRef[]> = { host: [], link: [], free: [] };
    roles.forEach(([list, uplink, tagging], index) => {
      const name = `sw${index + 1}`;
      // Not the same port number for the uplink of each switch.
      const uplinkPort = index + 1;
      const numbers = list.map((_, offset) => offset + FIRST_PORT);
      const first = { port: uplinkPort, interface: real ? `${name}-up` : uplink };
      const hostPorts = numbers.filter((_, offset) => list[offset] === 'host');
      const cannotStack = real !== undefined && name === 'sw2';
      const uplinks = uplinksFor(cannotStack ? insteadOf[tagging] : tagging, name, first, hostPorts);
      const table = real ? 0 : index;
      switches.set(name, { ...spec(name, uplinkPort, numbers, uplink), table, uplinks });
      list.forEach((role, offset) => {
        byRole[role]?.push(port(name, offset + FIRST_PORT));
      });
    });
    if (trunking !== 'none') join(switches, trunking === 'double' ? 2 : 1);
    const [first] = switches.values();
    const last = [...switches.values()].at(-1);
    // Only an uplink that names no ports carries those of other switches.
    const isOpen = first && uplinksOf(first).some(({ ports }) => !ports);
    const cannotStack = real && switches.size === 2;
    if (trunking === 'remote' && isOpen && last && last !== first && !cannotStack) last.uplinks = [];
    const hostPorts = byRole.host ?? [];
    const linkPorts = byRole.link ?? [];
    const links =
      trunking === 'none'
        ? [...switches.keys()].flatMap(name => pairsOf(linkPorts.filter(at => at.switch === name)))
        : pairsOf(apart(linkPorts));
    const linkSpecs = links.map((pair, index) => {
      // sw2 replaces tags where switches are real.
      const isPlain = untagged[index] || (real !== undefined && pair.some(at => at.switch === 'sw2'));
      return { name: `link${index}`, pairs: [pair], untagged: isPlain };
    });
    const attached = hosts.flatMap(([pick, vlan, inner], index): AttachedHost[] => {
      const at = hostPorts[pick % Math.max(1, hostPorts.length)];
      const mac = `02:00:00:00:00:${(index + 1).toString(16).padStart(2, '0')}`;
      if (!at) return [];
      const isStacked = taggingOf(switches, at) === 'stacked';
      const tags = { ...(vlan && { vlan }), ...(vlan && inner && !isStacked && { innerVlan: inner }) };
      return [{ name: `h${index}`, port: at, mac, softwarePort: 101 + index, ...tags }];
    });
    const used = new Set(attached.map(host => JSON.stringify(host.port)));
    const linked = new Set(links.flat().map(at => JSON.stringify(at)));
    const all = [...hostPorts, ...(byRole.link ?? []), ...(byRole.free ?? [])];
    return {
      input: {
        ...{ switches, hosts: attached, links: linkSpecs },
        cuts: linkSpecs.flatMap(({ pairs }, index) =>
          cuts[index] ? silentCut(cutEnds(pairs, cuts[13 - index])) : [],
        ),
        uplinks: new Map(
          [...new Set([...switches.values()].flatMap(uplinksOf).map(uplink => uplink.interface))].map(
            (name, index) => [name, index + 1],
          ),
        ),
      },
      hostPorts: hostPorts.filter(at => used.has(JSON.stringify(at))),
      freePorts: all.filter(at => !used.has(JSON.stringify(at)) && !linked.has(JSON.stringify(at))),
    };
  });
}

/** Both ends of each wire, or one way only. */
function cutEnds(pairs: [PortRef, PortRef][], both: boolean | undefined): PortRef[] {
  return both ? pairs.flat() : pairs.map(([a]) => a);
}

/** Drops what comes in at these ports. */
export function silentCut(incoming: PortRef[], outgoing: PortRef[] = []): SilentCut {
  return { incoming, outgoing, leaseS: 10 };
}

/** In an order in which neighbours are mostly on different switches. */
function apart(ports: PortRef[]): PortRef[] {
  const half = Math.ceil(ports.length / 2);
  return ports.slice(0, half).flatMap((at, index) => [at, ...ports.slice(half + index, half + index + 1)]);
}

function pairsOf(ports: PortRef[]): [PortRef, PortRef][] {
  return ports.flatMap((at, index) => {
    const other = ports[index + 1];
    return index % 2 === 0 && other ? [[at, other] as [PortRef, PortRef]] : [];
  });
}

/** Where a frame ends up: at ports of the patch switches, and at hosts. */
export interface Arrivals {
  ports: string[];
  hosts: string[];
}

/** Follows a frame that a host sends. */
export function fromHost(input: PlanInput, host: AttachedHost, frame: Frame): Arrivals {
  return follow(input, 'software', host.softwarePort, frame);
}

/** Follows a frame that comes out of the network under test into a port of a patch switch. */
export function fromNetwork(input: PlanInput, at: PortRef, frame: Frame): Arrivals {
  return follow(input, at.switch, at.port, frame);
}

function follow(input: PlanInput, entry: string, inPort: number, start: Frame): Arrivals {
  const { hardware, software } = plan(input);
  const arrivals: Arrivals = { ports: [], hosts: [] };
  const todo = [{ at: entry, inPort, frame: start }];
  for (let next = todo.pop(); next; next = todo.pop()) {
    const here = next.at;
    const flows: WantedFlow[] = here === 'software' ? software : (hardware.get(here) ?? []);
    for (const { port: out, frame } of forward(
      flows,
      next.inPort,
      next.frame,
      input.switches.get(here)?.table,
    )) {
      const beyond =
        here === 'software'
          ? fromSoftware(input, out)
          : (toUplink(input, here, out) ?? overTrunk(input, here, out));
      if (beyond) for (const each of beyond) todo.push({ ...each, frame });
      else arrivals[here === 'software' ? 'hosts' : 'ports'].push(place(input, here, out, frame));
    }
  }
  return arrivals;
}

/** All switches on an uplink of the software switch get what it sends there. */
function fromSoftware({ switches, uplinks }: PlanInput, out: number) {
  const name = [...uplinks].find(([, number]) => number === out)?.[0];
  if (name === undefined) return undefined;
  return [...switches.values()].flatMap(spec =>
    uplinksOf(spec)
      .filter(uplink => uplink.interface === name)
      .map(uplink => ({ at: spec.name, inPort: uplink.port })),
  );
}

function toUplink({ switches, uplinks }: PlanInput, here: string, out: number) {
  const uplink = uplinksOf(switches.get(here) as PatchSwitchSpec).find(each => each.port === out);
  if (!uplink) return undefined;
  return [{ at: 'software', inPort: uplinks.get(uplink.interface) ?? 0 }];
}

function overTrunk({ switches }: PlanInput, here: string, out: number) {
  const trunk = switches.get(here)?.trunks?.find(each => each.port === out);
  return trunk && [{ at: trunk.to.switch, inPort: trunk.to.port }];
}

function place({ hosts }: PlanInput, here: string, out: number, { vlans, dst }: Frame): string {
  if (here !== 'software') return `${here} ${out} [${vlans}] ${dst}`;
  return `${hosts.find(host => host.softwarePort === out)?.name} [${vlans}] ${dst}`;
}
