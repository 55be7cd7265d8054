import type { PortRef, Tagging } from '../testbed/model.js';
import type { WayToTester } from '../testbed/ways.js';
import {
  drop,
  flow,
  goTo,
  type Looks,
  output,
  popTag,
  pushTag,
  remember,
  type Step,
  type WantedFlow,
} from './flow.js';
import { type Group, groupBy } from './group-by.js';
import type { TagOf } from './tags.js';
import type { AttachedHost } from './wiring.js';
import { wiringErrors } from './wiring-errors.js';

/** Where frames that came from a patch-switch port are given to the hosts on it. */
const DELIVER = 1;

/**
 * The flows of the tester's software switch. Table 0 takes frames by ingress port: a host's go to its uplink under
 * the tag of the host's patch-switch port (and under the host's VLAN tag first); an uplink's lose the outer tag, and
 * where they came from is remembered in the metadata, for table 1. There, by that and the VLAN: a host's unicast goes
 * to that host, all else to every host with that port and VLAN; two to four flows a host. Hosts never hear each other but through the network.
 * @param wayTo the uplink that carries a port's hosts.
 * @throws wiring.noUplink when an uplink is not among `uplinks` (port by interface).
 */
export function softwareFlows(
  hosts: AttachedHost[],
  uplinks: Map<string, number>,
  tagOf: TagOf,
  wayTo: (port: PortRef) => WayToTester,
): WantedFlow[] {
  const wayOf = ({ port: at, vlan }: AttachedHost): Way => {
    const { spec, uplink } = wayTo(at);
    const port = uplinks.get(uplink.interface);
    if (port !== undefined) {
      const { tagging = 'stacked', tpid } = uplink;
      return { port, tagging, tpid, tag: tagging === 'direct' ? 0 : tagOf(at, vlan) };
    }
    const known = [...uplinks.keys()];
    throw wiringErrors.noUplink({ switch: spec.name, interface: uplink.interface, known });
  };
  const byWay = groupBy(hosts, host => String(originOf(wayOf(host))));
  return [
    ...hosts.map(host => fromHost(host, wayOf(host))),
    ...[...byWay.values()].flatMap(group => fromUplink(group, wayOf(group[0]))),
    ...[...new Set([...uplinks.values(), ...hosts.map(host => host.softwarePort)])].map(port =>
      flow('drop', { inPort: port }, drop),
    ),
    ...[...uplinks.values()].map(port => flow('drop', { inPort: port }, drop, DELIVER)),
  ];
}

/** How frames of a host travel between the software switch and the patch switch. */
interface Way {
  /** The software switch's port. */
  port: number;
  tagging: Tagging;
  tpid: 0x8100 | 0x88a8 | undefined;
  tag: number;
}

const originOf = ({ port, tag }: Way): bigint => (BigInt(port) << 16n) | BigInt(tag);

function fromHost({ softwarePort, vlan }: AttachedHost, { port, tagging, tag, tpid }: Way): WantedFlow {
  // Where tags are translated, one tag stands for both.
  const inner = vlan === undefined || tagging === 'translate' ? [] : [pushTag(vlan)];
  const outer = tagging === 'direct' ? [] : [pushTag(tag, tpid)];
  return flow('wire', { inPort: softwarePort }, [...inner, ...outer, output(port)]);
}

/** Frames that come by an uplink with one tag, to the hosts that it stands for. */
function fromUplink(group: Group<AttachedHost>, way: Way): WantedFlow[] {
  const origin = originOf(way);
  const onward = [remember(origin), goTo(DELIVER)];
  const arriving =
    way.tagging === 'direct'
      ? flow('wire', { inPort: way.port }, onward)
      : flow('wire', { inPort: way.port, vlan: way.tag }, [popTag, ...onward]);
  if (way.tagging === 'translate') return [arriving, ...deliver({ origin }, [], group)];
  return [
    arriving,
    ...[...groupBy(group, host => host.vlan).entries()].flatMap(([vlan, members]) =>
      deliver({ origin, vlan: vlan ?? 'untagged' }, vlan === undefined ? [] : [popTag], members),
    ),
  ];
}

/** To a host by its address; all else, and all where it is alone there, to everybody. */
function deliver(match: Looks, untag: Step[], members: Group<AttachedHost>): WantedFlow[] {
  const everybody = members.map(host => output(host.softwarePort));
  const ownAddress = members.length === 1 ? [] : members;
  return [
    ...ownAddress.map(host =>
      flow('particular', { ...match, ethDst: host.mac }, [...untag, output(host.softwarePort)], DELIVER),
    ),
    flow('wire', match, [...untag, ...everybody], DELIVER),
  ];
}
