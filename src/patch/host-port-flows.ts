import type { WayToTester } from '../testbed/ways.js';
import { drop, flow, output, popTag, pushTag, rewriteTag, type WantedFlow } from './flow.js';
import { type Group, groupBy } from './group-by.js';
import { ANY_VLAN, kindsOf, type TagOf } from './tags.js';
import { passFlows } from './trunk-flows.js';
import type { Hop } from './trunks.js';
import type { AttachedHost } from './wiring.js';

/** How the frames of a port's hosts travel between the port and the uplink that carries them. */
export interface HostWay extends WayToTester {
  tagOf: TagOf;
  /** Trunks from the port's switch to that of the uplink. */
  hops: Hop[];
}

/** On its own switch: joins a port to the uplink that carries its hosts, or to the trunk that leads there. */
export function hostPortFlows(hosts: Group<AttachedHost>, { uplink, tagOf, hops }: HostWay): WantedFlow[] {
  const [{ port: at }] = hosts;
  const { port } = at;
  const { tpid, tagging = 'stacked' } = uplink;
  const up = hops[0]?.from.port ?? uplink.port;
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

/** On another switch: passes the frames of a port's hosts on between trunks, and between a trunk and the uplink. */
export function passHostFlows(
  switchName: string,
  hosts: Group<AttachedHost>,
  { uplink, tagOf, hops }: HostWay,
): WantedFlow[] {
  if (hops.length === 0) return [];
  const tags = new Set(hosts.map(({ port, vlan }) => tagOf(port, vlan)));
  return passFlows(switchName, hops, [...tags], uplink.port);
}

/** Joins two ports of a switch. */
export function wireFlows(a: number, b: number): WantedFlow[] {
  return [flow('wire', { inPort: a }, [output(b)]), flow('wire', { inPort: b }, [output(a)])];
}
