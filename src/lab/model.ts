import type { InterfaceAddress } from '../testbed/model.js';

/** A loaded and checked lab file. Maps are keyed by name, in the file's order. */
export interface LabSpec {
  /** The name of the folder that the file is in. */
  name: string;
  /** Absolute path of the file; the files that it refers to are beside it. */
  file: string;
  /** The namespace of the lab; each router has one of its own, NAMESPACE-ROUTER. */
  namespace: string;
  /** The agent's address in the management network. */
  management: InterfaceAddress;
  /** The one login that every node with a management address takes. */
  login: Login;
  nodes: Map<string, NodeSpec>;
  /** Each cable joins two ports. */
  cables: [NodePort, NodePort][];
  /** The network is ready when all of these hold. */
  ready: ReadyCondition[];
  /** Values that came from the environment and must never be printed. */
  secrets: string[];
}

export interface Login {
  user: string;
  password: string;
}

/** A port of a node, by the name it has in the lab file; of a patch switch by its OpenFlow port number. */
export interface NodePort {
  node: string;
  port: string;
}

export type NodeSpec = PatchSwitchNode | L2SwitchNode | RouterNode;

/** The patch switch: an Open vSwitch bridge that does nothing but what a controller tells it. */
export interface PatchSwitchNode {
  type: 'patchswitch';
  name: string;
  datapathId: bigint;
  /** Where it connects to, as ovs-vsctl(8) writes controllers: `tcp:127.0.0.1:6653`. */
  controller: string;
  /** The port that leads to the tester, and the interface that the machine's own namespace gets for it. */
  uplink: { port: number; interface: string };
  /** Names by OpenFlow port number. */
  ports: Map<number, string>;
}

/** A learning switch: an Open vSwitch bridge with access and trunk ports. */
export interface L2SwitchNode {
  type: 'l2switch';
  name: string;
  ports: Map<string, SwitchPort>;
}

/** Untagged in one VLAN, or tagged in several (IEEE 802.1Q). */
export type SwitchPort = { access: number } | { trunk: number[] };

/** A router: FRR in a namespace of its own. */
export interface RouterNode {
  type: 'router';
  name: string;
  /** Its address in the management network. */
  management: string;
  /** Its interfaces. */
  ports: string[];
  /** FRR's daemons beside zebra. */
  daemons: string[];
  /** Absolute path of FRR's integrated configuration. */
  config: string;
  /** Absolute path of an nftables ruleset. */
  firewall?: string;
}

/** What a command in a node must show. */
export interface ReadyCondition {
  node: string;
  /** A command of the node's own command line (vtysh in a router). */
  command: string;
  contains: string;
}
