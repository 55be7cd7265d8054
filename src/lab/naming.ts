import { join } from 'node:path';
import type { LabSpec, MachineNode, NodePort, NodeSpec } from './model.js';

/** The management network's bridge in the lab's namespace, and each machine's interface into it. */
export const MANAGEMENT = 'mgmt';

/** Whether a node is a machine of its own; the others are switches. */
export function isMachine(node: NodeSpec): node is MachineNode {
  return node.type !== 'patchswitch' && node.type !== 'l2switch';
}

/** The namespace that a node's interfaces are in: switches share the lab's, machines have one each. */
export function namespaceOf(lab: LabSpec, node: NodeSpec): string {
  return isMachine(node) ? `${lab.namespace}-${node.name}` : lab.namespace;
}

/** The machines of a lab. */
export function machinesOf(lab: LabSpec): MachineNode[] {
  return [...lab.nodes.values()].filter(isMachine);
}

/** The ports of a machine that have VLANs. */
export function trunksOf({ vlans }: MachineNode): string[] {
  return [...new Set(vlans.map(({ port }) => port))];
}

/**
 * What a machine's port with VLANs is made of where the kernel has no 802.1Q interfaces: in the machine a bridge that
 * joins the port with the cable `inner` - `outer` to the switch `bridge` of the lab's Open vSwitch, and from there a
 * cable for each VLAN.
 */
export function vlanNames(machine: MachineNode, port: string) {
  const name = `${machine.name}.v${machine.ports.indexOf(port)}`;
  return { bridge: `${port}.br`, inner: `${port}.t`, switch: name, outer: `${name}.t` };
}

/** The switch's end of a VLAN's cable. */
export function vlanPort(machine: MachineNode, { port, vlan }: MachineNode['vlans'][number]): string {
  return `${vlanNames(machine, port).switch}.${vlan}`;
}

/** All namespaces of a lab, its own first. */
export function namespacesOf(lab: LabSpec): string[] {
  return [...new Set([lab.namespace, ...[...lab.nodes.values()].map(node => namespaceOf(lab, node))])];
}

/** The interface of a port of a node. */
export function interfaceOf(node: NodeSpec, port: string): string {
  if (node.type === 'patchswitch') return node.ports.get(Number(port)) ?? uplinkOf(node.name);
  return node.type === 'l2switch' ? `${node.name}.${port}` : port;
}

/** The patch switch's end of its uplink, in the lab's namespace. */
export function uplinkOf(patchSwitch: string): string {
  return `${patchSwitch}.uplink`;
}

/** The bridge's end of a machine's management cable. */
export function managementPortOf(machine: string): string {
  return `${machine}.${MANAGEMENT}`;
}

/** The node of a port; the lab has been checked. */
export function nodeOf(lab: LabSpec, { node }: NodePort): NodeSpec {
  const found = lab.nodes.get(node);
  if (!found) throw new Error(`lab ${lab.name} has no node ${node}`);
  return found;
}

/** A machine's folder in the run folder. */
export function folderOf(runDir: string, node: string): string {
  return join(runDir, 'nodes', node);
}

/** Open vSwitch's folder in the run folder: database, sockets, logs. */
export function switchFolder(runDir: string): string {
  return join(runDir, 'openvswitch');
}
