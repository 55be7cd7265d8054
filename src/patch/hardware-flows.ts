import type { PatchSwitchSpec } from '../testbed/model.js';
import { drop, flow, output, popTag, pushTag, type WantedFlow } from './flow.js';
import type { TagOf } from './tags.js';
import type { Wiring } from './wiring.js';

/** A link whose frames are dropped while its carrier stays. */
export interface SilentCut {
  link: string;
  /** Time after which the switch ends the cut by itself, unless renewed; whole seconds. */
  leaseS: number;
}

/**
 * The flows of one hardware patch switch, with `stacked` tags: on the uplink, an outer 802.1Q tag names the port.
 * Two flows a host port, two a link's wire, and under all of them a drop for each port that is ours, so that
 * nothing else on the switch (or its table-miss entry) forwards their frames.
 */
export function hardwareFlows(
  spec: PatchSwitchSpec,
  { hosts, links }: Wiring,
  cuts: SilentCut[],
  tagOf: TagOf,
): WantedFlow[] {
  const uplink = spec.uplink.port;
  const hostPorts = new Set(hosts.filter(host => host.port.switch === spec.name).map(host => host.port.port));
  return [
    ...[...hostPorts].flatMap(port => hostPortFlows(port, uplink, tagOf({ switch: spec.name, port }))),
    ...links.flatMap(({ pairs }) =>
      pairs.filter(([a]) => a.switch === spec.name).flatMap(([a, b]) => wireFlows(a.port, b.port)),
    ),
    ...cuts.flatMap(cut =>
      cutFlows(spec.name, links.find(({ name }) => name === cut.link)?.pairs ?? [], cut.leaseS),
    ),
    ...[...new Set([uplink, ...spec.ports.keys()])].map(port => flow('drop', { inPort: port }, drop)),
  ];
}

function hostPortFlows(port: number, uplink: number, tag: number): WantedFlow[] {
  return [
    flow('wire', { inPort: port }, [pushTag(tag), output(uplink)]),
    flow('wire', { inPort: uplink, vlan: tag }, [popTag, output(port)]),
  ];
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
