import type { LinkSpec, PatchSwitchSpec, PortRef } from '../testbed/model.js';
import { isUplink, trunksOf, waysBetween, wayToTester } from '../testbed/ways.js';
import { wiringErrors } from './wiring-errors.js';

/** A test host on the tester's software switch, and the patch-switch port that it is to be on. */
export interface AttachedHost {
  name: string;
  port: PortRef;
  /** VLAN id (1 to 4094) of its frames' outermost tag on that port; absent: untagged. */
  vlan?: number;
  /** That of a second tag below it. */
  innerVlan?: number;
  mac: string;
  /** Its port on the software switch. */
  softwarePort: number;
}

/** A link to make: each pair of ports is one wire. */
export type Link = Pick<LinkSpec, 'name' | 'pairs' | 'untagged'>;

/** What is to be joined to what. */
export interface Wiring {
  hosts: AttachedHost[];
  links: Link[];
}

/**
 * Refuses wiring that a patch switch cannot make, or that would join more than was asked.
 * @throws wiring.unknownSwitch, undeclaredPort, uplinkPort, trunkPort, portTwice, selfWire, twoSwitches, threeTags.
 */
export function checkWiring(switches: Map<string, PatchSwitchSpec>, { hosts, links }: Wiring): void {
  const users = new Map<string, { user: string; kind: 'host' | 'link' }>();
  const use = (user: string, kind: 'host' | 'link', port: PortRef): void => {
    requirePort(switches, user, port);
    const key = portKey(port);
    const before = users.get(key);
    if (before && !(before.kind === 'host' && kind === 'host')) {
      throw wiringErrors.portTwice({ ...port, users: [before.user, user] });
    }
    users.set(key, { user, kind });
  };
  for (const { name, port, innerVlan } of hosts) {
    use(name, 'host', port);
    if (innerVlan !== undefined) requireRoomForTwoTags(switches, name, port);
  }
  for (const { name, pairs } of links) {
    for (const [a, b] of pairs) {
      if (portKey(a) === portKey(b)) throw wiringErrors.selfWire({ ...a, link: name });
      use(name, 'link', a);
      use(name, 'link', b);
      if (!waysBetween(switches, a.switch).has(b.switch)) {
        throw wiringErrors.twoSwitches({ link: name, switches: [a.switch, b.switch] });
      }
    }
  }
}

/** Below an outer tag that names the port, two more would be one more than Open vSwitch can match. @throws wiring.threeTags. */
function requireRoomForTwoTags(switches: Map<string, PatchSwitchSpec>, user: string, at: PortRef): void {
  const way = wayToTester(switches, at);
  if (!way || (way.uplink.tagging ?? 'stacked') !== 'stacked') return;
  throw wiringErrors.threeTags({ ...at, user, owner: way.spec.name, interface: way.uplink.interface });
}

/** @throws wiring.unknownSwitch, uplinkPort, trunkPort, undeclaredPort. */
export function requirePort(switches: Map<string, PatchSwitchSpec>, user: string, at: PortRef): void {
  const spec = switches.get(at.switch);
  if (!spec) throw wiringErrors.unknownSwitch({ user, switch: at.switch, known: [...switches.keys()] });
  if (isUplink(spec, at.port)) throw wiringErrors.uplinkPort({ ...at, user });
  const trunk = trunksOf(spec).find(({ port }) => port === at.port);
  if (trunk) throw wiringErrors.trunkPort({ ...at, user, to: portText(trunk.to) });
  if (!spec.ports.has(at.port)) {
    throw wiringErrors.undeclaredPort({ ...at, user, known: [...spec.ports.keys()] });
  }
}

/** A port as a key of maps. */
export function portKey({ switch: name, port }: PortRef): string {
  return `${port}@${name}`;
}

/** A port as the testbed writes it. */
export const portText = ({ switch: name, port }: PortRef): string => `${name}:${port}`;
