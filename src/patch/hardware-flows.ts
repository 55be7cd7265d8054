import type { PatchSwitchSpec, PortRef } from '../testbed/model.js';
import { drop, flow, output, popTag, pushTag, rewriteTag, type WantedFlow } from './flow.js';
import { type Group, groupBy } from './group-by.js';
import { ANY_VLAN, kindsOf, type TagOf } from './tags.js';
import { uplinkFor, uplinksOf } from './uplinks-of.js';
import type { AttachedHost, Wiring } from './wiring.js';
import { wiringErrors } from './wiring-errors.js';

/** Frames that are dropped while carrier stays: those that come in at a port, and those that would go out of one. */
export interface SilentCut {
  incoming: PortRef[];
  outgoing: PortRef[];
  /** Time after which the switch ends the cut by itself, unless renewed; whole seconds. */
  leaseS: number;
}

/**
 * The flows of one hardware patch switch. Two to four flows a host port (where tags are translated, two a VLAN), two a
 * link's wire, and under all of them a drop for each port that is ours, so that nothing else on the switch (or its
 * table-miss entry) forwards their frames.
 */
export function hardwareFlows(
  spec: PatchSwitchSpec,
  { hosts, links }: Wiring,
  cuts: SilentCut[],
  tagOf: TagOf,
): WantedFlow[] {
  const here = groupBy(
    hosts.filter(host => host.port.switch === spec.name),
    host => host.port.port,
  );
  const ours = new Set([...uplinksOf(spec).map(({ port }) => port), ...spec.ports.keys()]);
  const wires = [
    ...[...here.values()].flatMap(group => hostPortFlows(spec, group, tagOf)),
    ...links.flatMap(({ pairs }) =>
      pairs.filter(([a]) => a.switch === spec.name).flatMap(([a, b]) => wireFlows(a.port, b.port)),
    ),
  ];
  const flows = [
    ...wires,
    ...cuts.flatMap(cut => cutFlows(spec.name, wires, cut)),
    ...[...ours].map(port => flow('drop', { inPort: port }, drop)),
  ];
  return flows.map(each => ({ ...each, tableId: spec.table ?? 0 }));
}

/** Joins a port to the uplink that carries its hosts. @throws wiring.notCarried where there is none. */
function hostPortFlows(spec: PatchSwitchSpec, hosts: Group<AttachedHost>, tagOf: TagOf): WantedFlow[] {
  const [{ name, port: at }] = hosts;
  const { port } = at;
  const uplink = uplinkFor(spec, port);
  if (!uplink) throw wiringErrors.notCarried({ switch: spec.name, port, user: name });
  const { port: up, tpid, tagging = 'stacked' } = uplink;
  if (tagging === 'direct') return wireFlows(port, up);
  if (tagging === 'stacked') {
    const back = (tag: number) => flow('wire', { inPort: up, vlan: tag }, [popTag, output(port)]);
    const there = (tag: number) => [pushTag(tag, tpid), output(up)];
    const untagged = { inPort: port, vlan: 'untagged' as const };
    const { plain, inVlans } = kindsOf(hosts);
    // Untagged frames never share an outer tag with tagged ones: see `kindsOf`.
    return [
      ...(plain ? [flow('particular', untagged, there(tagOf(at))), back(tagOf(at))] : []),
      ...(inVlans
        ? [flow('wire', { inPort: port }, there(tagOf(at, ANY_VLAN))), back(tagOf(at, ANY_VLAN))]
        : []),
      ...(inVlans && !plain ? [flow('particular', untagged, drop)] : []),
    ];
  }
  return [...groupBy(hosts, host => host.vlan).keys()].flatMap(vlan => {
    const tag = tagOf(at, vlan);
    const [there, back] = vlan === undefined ? [pushTag(tag), popTag] : [rewriteTag(tag), rewriteTag(vlan)];
    return [
      flow('wire', { inPort: port, vlan: vlan ?? 'untagged' }, [there, output(up)]),
      flow('wire', { inPort: up, vlan: tag }, [back, output(port)]),
    ];
  });
}

function wireFlows(a: number, b: number): WantedFlow[] {
  return [flow('wire', { inPort: a }, [output(b)]), flow('wire', { inPort: b }, [output(a)])];
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
