import type { PatchSwitchSpec } from '../testbed/model.js';
import { drop, flow, output, popTag, pushTag, rewriteTag, type WantedFlow } from './flow.js';
import { type Group, groupBy } from './group-by.js';
import type { TagOf } from './tags.js';
import { uplinkFor, uplinksOf } from './uplinks-of.js';
import type { AttachedHost, Wiring } from './wiring.js';
import { wiringErrors } from './wiring-errors.js';

/** A link whose frames are dropped while its carrier stays. */
export interface SilentCut {
  link: string;
  /** Time after which the switch ends the cut by itself, unless renewed; whole seconds. */
  leaseS: number;
}

/**
 * The flows of one hardware patch switch. Two flows a host port (where tags are translated, a port and VLAN), two a
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
  const flows = [
    ...[...here.values()].flatMap(group => hostPortFlows(spec, group, tagOf)),
    ...links.flatMap(({ pairs }) =>
      pairs.filter(([a]) => a.switch === spec.name).flatMap(([a, b]) => wireFlows(a.port, b.port)),
    ),
    ...cuts.flatMap(cut =>
      cutFlows(spec.name, links.find(({ name }) => name === cut.link)?.pairs ?? [], cut.leaseS),
    ),
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
    const tag = tagOf(at);
    return [
      flow('wire', { inPort: port }, [pushTag(tag, tpid), output(up)]),
      flow('wire', { inPort: up, vlan: tag }, [popTag, output(port)]),
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

/** Drops what comes in at either end of a link, above its wires, for `leaseS` seconds. */
export function cutFlows(
  switchName: string,
  pairs: Wiring['links'][number]['pairs'],
  leaseS: number,
): WantedFlow[] {
  return pairs
    .flat()
    .filter(end => end.switch === switchName)
    .map(({ port }) => ({ ...flow('cut', { inPort: port }, drop), hardTimeout: leaseS }));
}
