import type { PatchSwitchSpec } from '../testbed/model.js';
import { drop, flow, goTo, output, popTag, pushTag, remember, type WantedFlow } from './flow.js';
import { type Group, groupBy } from './group-by.js';
import type { TagOf } from './tags.js';
import { type AttachedHost, portKey } from './wiring.js';
import { wiringErrors } from './wiring-errors.js';

/** Where frames that came from a patch-switch port are given to the hosts on it. */
const DELIVER = 1;

/**
 * The flows of the tester's software switch. Table 0 takes frames by ingress port: a host's go to its uplink under
 * the tag of the host's patch-switch port (and under the host's VLAN tag first); an uplink's lose the outer tag, which
 * is remembered in the metadata, and go on to table 1. There, by that and the VLAN: a host's unicast goes to that
 * host, all else to every host with that port and VLAN. Hosts never hear each other but through the network.
 * @throws wiring.noUplink when a switch's uplink interface is not among `uplinks` (port by interface).
 */
export function softwareFlows(
  switches: Map<string, PatchSwitchSpec>,
  hosts: AttachedHost[],
  uplinks: Map<string, number>,
  tagOf: TagOf,
): WantedFlow[] {
  const uplinkOf = (host: AttachedHost): number => {
    const { name, uplink } = switches.get(host.port.switch) as PatchSwitchSpec;
    const port = uplinks.get(uplink.interface);
    if (port !== undefined) return port;
    throw wiringErrors.noUplink({ switch: name, interface: uplink.interface, known: [...uplinks.keys()] });
  };
  const byPort = groupBy(hosts, host => portKey(host.port));
  return [
    ...hosts.map(host => fromHost(host, uplinkOf(host), tagOf(host.port))),
    ...[...byPort.values()].flatMap(group => fromPort(group, uplinkOf(group[0]), tagOf(group[0].port))),
    ...[...new Set([...uplinks.values(), ...hosts.map(host => host.softwarePort)])].map(port =>
      flow('drop', { inPort: port }, drop),
    ),
    ...[...uplinks.values()].map(port => flow('drop', { inPort: port }, drop, DELIVER)),
  ];
}

function fromHost({ softwarePort, vlan }: AttachedHost, uplink: number, tag: number): WantedFlow {
  const inner = vlan === undefined ? [] : [pushTag(vlan)];
  return flow('wire', { inPort: softwarePort }, [...inner, pushTag(tag), output(uplink)]);
}

/** Frames from one patch-switch port to the hosts on it. */
function fromPort(group: Group<AttachedHost>, uplink: number, tag: number): WantedFlow[] {
  const origin = (BigInt(uplink) << 16n) | BigInt(tag);
  return [
    flow('wire', { inPort: uplink, vlan: tag }, [popTag, remember(origin), goTo(DELIVER)]),
    ...[...groupBy(group, host => host.vlan).entries()].flatMap(([vlan, members]) =>
      deliver(origin, vlan ?? 'untagged', members),
    ),
  ];
}

function deliver(origin: bigint, vlan: number | 'untagged', members: Group<AttachedHost>): WantedFlow[] {
  const untag = vlan === 'untagged' ? [] : [popTag];
  const match = { origin, vlan };
  const everybody = members.map(host => output(host.softwarePort));
  return [
    ...members.map(host =>
      flow('unicast', { ...match, ethDst: host.mac }, [...untag, output(host.softwarePort)], DELIVER),
    ),
    flow('wire', match, [...untag, ...everybody], DELIVER),
  ];
}
