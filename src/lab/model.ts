import type { InterfaceAddress } from '../testbed/model.js';

/** A loaded and checked lab file. Maps are keyed by name, in the file's order. */
export interface LabSpec {
  /** The name of the folder that the file is in. */
  name: string;
  /** Absolute path of the file; the files that it refers to are beside it. */
  file: string;
  /** The namespace of the lab; each machine has one of its own, NAMESPACE-MACHINE. */
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
  /** What `${NAME}` in the file stood for. */
  env: Record<string, string>;
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

export type NodeSpec = PatchSwitchNode | L2SwitchNode | MachineNode;

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

/** A node with namespaces of its own: a router, a firewall, or whatever runs on Linux. */
export interface MachineNode {
  type: 'router' | 'firewall' | 'linux';
  name: string;
  /** Its address in the management network, where it takes logins; without one it is not in that network. */
  management?: string;
  /** The interfaces that cables end at. */
  ports: string[];
  /** Its 802.1Q interfaces, PORT.VLAN. */
  vlans: VlanInterface[];
  /** Addresses with prefix lengths, by interface. */
  addresses: Map<string, string[]>;
  /** Next hops by destination: a prefix, or `default`. */
  routes: Map<string, string>;
  /** Absolute path of an nftables ruleset. */
  rules?: string;
  /** What a router runs. */
  frr?: {
    /** FRR's daemons beside zebra. */
    daemons: string[];
    /** Absolute path of FRR's integrated configuration. */
    config: string;
  };
  /** Absolute path of a keepalived.conf(5). */
  keepalived?: string;
  /** Absolute path of a conntrackd.conf(5). */
  conntrackd?: string;
  /** A command for sh(1), started when everything else in the node runs. */
  run?: string;
}

/** One VLAN of a port that carries tagged frames. */
export interface VlanInterface {
  name: string;
  port: string;
  vlan: number;
}

/** What a command in a node must show. */
export interface ReadyCondition {
  node: string;
  /** A command of the node's own command line: vtysh in a router, sh elsewhere. */
  command: string;
  contains: string;
}
