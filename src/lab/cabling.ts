import { writeFileSync } from 'node:fs';
import { checksumOffloadOff, ipBatch, Namespace } from '../netns/index.js';
import type { LabSpec, NodePort } from './model.js';
import {
  interfaceOf,
  isMachine,
  MANAGEMENT,
  machinesOf,
  managementPortOf,
  namespaceOf,
  nodeOf,
  trunksOf,
  uplinkOf,
  vlanNames,
  vlanPort,
} from './naming.js';
import { within } from './within.js';

/** Room for the two tags (IEEE 802.1Q) that frames carry on the uplink beyond what they have on a port. */
const UPLINK_MTU = 2000;

/**
 * Makes all interfaces of a lab: cables, uplinks and the management network. The namespaces are there.
 * @param kernelVlans machines make their VLANs themselves.
 */
export async function layCables(lab: LabSpec, kernelVlans: boolean, signal?: AbortSignal): Promise<void> {
  await within(lab.namespace, async namespace => {
    namespace.run(silenceIPv6);
    const lines = cableLines(lab, Namespace.own().path);
    await ipBatch([...lines, ...(kernelVlans ? [] : vlanLines(lab))], { namespace, signal });
  });
  const uplinks = [...lab.nodes.values()].flatMap(node => (node.type === 'patchswitch' ? [node.uplink] : []));
  for (const { interface: name } of uplinks) silenceIPv6(name);
  await ipBatch(
    uplinks.map(({ interface: name }) => `link set ${name} up`),
    { signal },
  );
  // Open vSwitch's userspace datapath drops TCP and UDP whose checksum the sender left to the hardware.
  for (const { interface: name } of uplinks) checksumOffloadOff(Namespace.own(), name);
  for (const end of lab.cables.flat()) {
    const node = nodeOf(lab, end);
    await within(namespaceOf(lab, node), namespace =>
      checksumOffloadOff(namespace, interfaceOf(node, end.port)),
    );
  }
  if (kernelVlans) return;
  for (const machine of machinesOf(lab)) {
    await within(namespaceOf(lab, machine), namespace => {
      for (const { name } of machine.vlans) checksumOffloadOff(namespace, name);
    });
  }
}

/** The lines of ip-link(8), run in the lab's namespace, that lead the VLANs of machines through the lab's switch. */
export function vlanLines(lab: LabSpec): string[] {
  return machinesOf(lab).flatMap(machine => {
    const cableTo = (outer: string, inner: string) => [
      `link add ${outer} type veth peer name ${inner} netns ${namespaceOf(lab, machine)}`,
      `link set ${outer} up`,
    ];
    return [
      ...trunksOf(machine).flatMap(port => {
        const { outer, inner } = vlanNames(machine, port);
        return cableTo(outer, inner);
      }),
      ...machine.vlans.flatMap(vlan => cableTo(vlanPort(machine, vlan), vlan.name)),
    ];
  });
}

/**
 * The lines of ip-link(8), run in the lab's namespace, that make all interfaces; those of the lab's namespace are up.
 * @param machine name or path of the machine's own namespace, which gets the far end of uplinks.
 */
export function cableLines(lab: LabSpec, machine: string): string[] {
  const { address, prefix } = lab.management;
  const lines = [
    'link set lo up',
    `link add ${MANAGEMENT} type bridge`,
    `address add ${address}/${prefix} dev ${MANAGEMENT}`,
    `link set ${MANAGEMENT} up`,
  ];
  for (const node of lab.nodes.values()) {
    if (isMachine(node) && node.management !== undefined) {
      const near = managementPortOf(node.name);
      lines.push(`link add ${near} type veth peer name ${MANAGEMENT} netns ${namespaceOf(lab, node)}`);
      lines.push(`link set ${near} master ${MANAGEMENT} up`);
    }
    if (node.type === 'patchswitch') {
      const near = uplinkOf(node.name);
      const far = `name ${node.uplink.interface} mtu ${UPLINK_MTU} netns ${machine}`;
      lines.push(`link add ${near} mtu ${UPLINK_MTU} type veth peer ${far}`, `link set ${near} up`);
    }
  }
  for (const [a, b] of lab.cables) lines.push(...cable(lab, a, b));
  return lines;
}

function cable(lab: LabSpec, a: NodePort, b: NodePort): string[] {
  const ends = [a, b].map(end => {
    const node = nodeOf(lab, end);
    return { name: interfaceOf(node, end.port), namespace: namespaceOf(lab, node) };
  });
  const [near, far] = ends.map(({ name, namespace }) => `name ${name} netns ${namespace}`);
  const here = ends.filter(({ namespace }) => namespace === lab.namespace);
  return [`link add ${near} type veth peer ${far}`, ...here.map(({ name }) => `link set ${name} up`)];
}

/** Ends of cables at switches and the tester must not speak for themselves: no router solicitations, no MLD. */
function silenceIPv6(interfaceName = 'default'): void {
  try {
    writeFileSync(`/proc/sys/net/ipv6/conf/${interfaceName}/disable_ipv6`, '1');
  } catch (error) {
    // A kernel without IPv6 is silent already.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
