import { join } from 'node:path';
import type { LabSpec, NodePort, NodeSpec } from './model.js';

/** The management network's bridge in the lab's namespace, and each router's interface into it. */
export const MANAGEMENT = 'mgmt';

/** The namespace that a node's interfaces are in: switches share the lab's, routers have one each. */
export function namespaceOf(lab: LabSpec, node: NodeSpec): string {
  return node.type === 'router' ? `${lab.namespace}-${node.name}` : lab.namespace;
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

/** The bridge's end of a router's management cable. */
export function managementPortOf(router: string): string {
  return `${router}.${MANAGEMENT}`;
}

/** The node of a port; the lab has been checked. */
export function nodeOf(lab: LabSpec, { node }: NodePort): NodeSpec {
  const found = lab.nodes.get(node);
  if (!found) throw new Error(`lab ${lab.name} has no node ${node}`);
  return found;
}

/** A router's folder in the run folder. */
export function folderOf(runDir: string, node: string): string {
  return join(runDir, 'nodes', node);
}

/** Open vSwitch's folder in the run folder: database, sockets, logs. */
export function switchFolder(runDir: string): string {
  return join(runDir, 'openvswitch');
}
