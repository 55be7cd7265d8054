import type { PatchSwitchSpec, PortRef } from '../testbed/model.js';
import { trunksOf, uplinksOf, type WayToTester } from '../testbed/ways.js';
import { drop, flow, type WantedFlow } from './flow.js';
import { groupBy } from './group-by.js';
import { hostPortFlows, passHostFlows, wireFlows } from './host-port-flows.js';
import type { Routes } from './routes.js';
import type { TagOf } from './tags.js';
import { trunkWireFlows } from './trunk-flows.js';
import { portKey, type Wiring } from './wiring.js';

/** Frames that are dropped while carrier stays: those that come in at a port, and those that would go out of one. */
export interface SilentCut {
  incoming: PortRef[];
  outgoing: PortRef[];
  /** Time after which the switch ends the cut by itself, unless renewed; whole seconds. */
  leaseS: number;
}

/** What the flows of all patch switches follow from. */
export interface HardwareInput extends Wiring {
  cuts: SilentCut[];
  tagOf: TagOf;
  routes: Routes;
  /** The uplink that carries a port's hosts. */
  wayOf(port: PortRef): WayToTester;
}

/**
 * The flows of one hardware patch switch. Two to four flows a host port (where tags are translated, two a VLAN), two a
 * link's wire (over trunks two on each switch), and under all of them a drop for each port that is ours, so that
 * nothing else on the switch (or its table-miss entry) forwards their frames.
 */
export function hardwareFlows(spec: PatchSwitchSpec, input: HardwareInput): WantedFlow[] {
  const { hosts, links, cuts, tagOf, routes, wayOf } = input;
  const ports = groupBy(hosts, host => portKey(host.port));
  const wires = [
    ...[...ports].flatMap(([key, group]) => {
      const { port: at } = group[0];
      const way = { tagOf, ...wayOf(at), hops: routes.hosts.get(key) ?? [] };
      return at.switch === spec.name ? hostPortFlows(group, way) : passHostFlows(spec.name, group, way);
    }),
    ...links.flatMap(({ pairs }) =>
      pairs
        .filter(([a, b]) => a.switch === spec.name && b.switch === spec.name)
        .flatMap(([a, b]) => wireFlows(a.port, b.port)),
    ),
    ...routes.wires.flatMap(wire => trunkWireFlows(spec.name, wire)),
  ];
  const flows = [
    ...wires,
    ...cuts.flatMap(cut => cutFlows(spec.name, wires, cut)),
    ...[...ourPorts(spec)].map(port => flow('drop', { inPort: port }, drop)),
  ];
  return flows.map(each => ({ ...each, tableId: spec.table ?? 0 }));
}

/** All ports that are given to us: uplinks, trunks, and those for hosts and links. */
export function ourPorts(spec: PatchSwitchSpec): Set<number> {
  const cables = [...uplinksOf(spec), ...trunksOf(spec)].map(({ port }) => port);
  return new Set([...cables, ...spec.ports.keys()]);
}

/** Drops for `leaseS` seconds, above the wires: all that comes in at a port, or what wires would send out of one. */
export function cutFlows(
  switchName: string,
  wires: WantedFlow[],
  { incoming, outgoing, leaseS }: SilentCut,
): WantedFlow[] {
  const here = (ports: PortRef[]): number[] => ports.flatMap(at => (at.switch === switchName ? at.port : []));
  const ways = wires.filter(wire => here(outgoing).some(port => sendsTo(wire, port)));
  return [
    ...here(incoming).map(port => flow('cut', { inPort: port }, drop)),
    ...ways.map(({ match }) => ({ ...flow('cut', {}, drop), match })),
  ].map(each => ({ ...each, hardTimeout: leaseS }));
}

function sendsTo({ instructions }: WantedFlow, port: number): boolean {
  return instructions
    .flatMap(each => (each.type === 'applyActions' ? each.actions : []))
    .some(action => action.type === 'output' && action.port === port);
}
