import type { PortRef, Tagging } from '../testbed/model.js';
import type { WayToTester } from '../testbed/ways.js';
import {
  drop,
  flow,
  goTo,
  type Looks,
  lookAgain,
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
 * the outermost tag that its frames have there (and under the host's further VLAN tag first); an uplink's lose the outer
 * tag, and where they came from is remembered in the metadata, for table 1. There, by that and the further tag: a host's
 * unicast goes to that host, all else to every host with that port and VLAN; two to four flows a host. Hosts never hear
 * each other but through the network.
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
      return { port, tagging, tpid, tag: tagging === 'direct' ? (vlan ?? 0) : tagOf(at, vlan) };
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
  /** The outermost tag at the software switch; 0: none. */
  tag: number;
}

const originOf = ({ port, tag }: Way): bigint => (BigInt(port) << 16n) | BigInt(tag);

/** The VLAN of a host's frames below their outermost tag at the software switch. */
const below = ({ vlan, innerVlan }: AttachedHost, { tagging }: Way): number | undefined =>
  // Elsewhere than with stacked tags, the outermost one stands for the port and the host's (outer) VLAN together.
  tagging === 'stacked' ? vlan : innerVlan;

function fromHost(host: AttachedHost, way: Way): WantedFlow {
  const { port, tagging, tag, tpid } = way;
  const inner = below(host, way);
  // A patch switch that rewrites a tag keeps its EtherType, so that this is the one of a host's outer tag on its port.
  const isService = tagging === 'stacked' || inner !== undefined;
  return flow('wire', { inPort: host.softwarePort }, [
    ...(inner === undefined ? [] : [pushTag(inner)]),
    ...(tag === 0 ? [] : [pushTag(tag, isService ? tpid : undefined)]),
    output(port),
  ]);
}

/** Frames that come by an uplink with one outermost tag, to the hosts that it stands for. */
function fromUplink(group: Group<AttachedHost>, way: Way): WantedFlow[] {
  const { port, tag, tagging } = way;
  const origin = originOf(way);
  const hasInner = group.some(host => below(host, way) !== undefined);
  const untag = tag === 0 ? [] : [popTag];
  // Stacked, frames with one tag and with two have different outer tags: see `kindsOf`.
  const again = hasInner && tagging !== 'stacked' ? [lookAgain] : [];
  const arriving = flow('wire', { inPort: port, vlan: tag || 'untagged' }, [
    ...[...untag, ...again],
    ...[remember(origin), goTo(DELIVER)],
  ]);
  // Where no host looks at a further tag, it belongs to what the frame carries.
  if (!hasInner && tagging !== 'stacked') return [arriving, ...deliver({ origin }, [], group)];
  return [
    arriving,
    ...[...groupBy(group, host => below(host, way)).entries()].flatMap(([vlan, members]) =>
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
