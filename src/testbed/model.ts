import type { Where } from '../errors/index.js';
import type { SwitchProfile } from './profile/model.js';

/** A loaded and checked testbed file. Maps are keyed by the canonical name, in the file's order. */
export interface Testbed {
  /** Absolute path of the file. */
  file: string;
  /** The lab that emulates the network under test: a name of a shipped lab, or a path beside the file. */
  lab?: string;
  /** Modules of the project's own drivers, absolute paths. */
  drivers?: string[];
  sites: Map<string, SiteSpec>;
  switches: Map<string, PatchSwitchSpec>;
  hosts: Map<string, HostSpec>;
  /** Hosts that stand for a name of a requirement, such as `internet` or `any`; canonical names. Absent: none. */
  groups?: Map<string, string[]>;
  links: Map<string, LinkSpec>;
  devices: Map<string, DeviceSpec>;
  reset: ResetPolicy;
  /** Values that came from the environment and must never be printed. */
  secrets: string[];
}

/** One tester machine. */
export interface SiteSpec {
  name: string;
  /** The network namespace from which switches and devices are reached; absent: the machine's own. */
  managementNamespace?: string;
  where: Where;
}

/** A port of a patch switch, by OpenFlow port number. */
export interface PortRef {
  switch: string;
  port: number;
}

/**
 * How an uplink tells apart the patch-switch ports whose frames it carries. `stacked`: an outer tag names the port.
 * `translate`: one tag names port and VLAN together, for switches that cannot stack. `direct`: it carries one port.
 */
export type Tagging = 'stacked' | 'translate' | 'direct';

/** A cable from a patch switch to the tester. */
export interface UplinkSpec {
  /** The patch switch's port. */
  port: number;
  /** The tester's interface at the other end. */
  interface: string;
  /** Absent: stacked. */
  tagging?: Tagging;
  /** EtherType of the outer tag: of stacked tags, else of hosts with two tags on their port; absent: 0x8100. */
  tpid?: 0x8100 | 0x88a8;
  /** The ports whose hosts it carries; absent: all that no other uplink names. */
  ports?: number[];
}

/** One end of a trunk, a cable between two patch switches that carries wires of links and hosts by tags. */
export interface TrunkEnd {
  /** The patch switch's port. */
  port: number;
  /** The port at the other end. */
  to: PortRef;
}

/** An OpenFlow switch that joins test hosts and cables. */
export interface PatchSwitchSpec {
  name: string;
  site: string;
  datapathId: bigint;
  /** listen: the switch connects to us there; connect: we connect to the switch there. */
  control: { mode: 'listen' | 'connect'; host: string; port: number };
  /** The way to the tester; the first one where there are several. Absent: hosts are reached over a trunk. */
  uplink?: UplinkSpec;
  /** All ways to the tester, where there are several. */
  uplinks?: UplinkSpec[];
  /** Cables to other patch switches. */
  trunks?: TrunkEnd[];
  /** The flow table that our flows go to (default 0); some switches forward from another one only. */
  table?: number;
  /** What the switch was seen to do, where the file names its profile. */
  profile?: SwitchProfile;
  /** Ways to cut a link that the switch is known not to be able to do, each with how that is known. */
  cannot?: Partial<Record<'link-down' | 'silent', string>>;
  /** Ports in use, by number. */
  ports: Map<number, { number: number; name?: string; description?: string }>;
  where: Where;
}

/** An address with its prefix length. */
export interface InterfaceAddress {
  address: string;
  prefix: number;
  family: 4 | 6;
}

/** A static route. */
export interface Route {
  /** Where it leads; the host part is 0. */
  to: { address: string; prefix: number };
  /** The next hop. */
  via: string;
}

/** How an interface gets addresses from the network: by DHCP (RFC 2131) or router advertisements (RFC 4862). */
export type Dynamic = 'dhcp' | 'slaac';

/** An interface of a test host, and what it is plugged into. */
export interface InterfaceSpec {
  addresses: InterfaceAddress[];
  /** How it gets further addresses. */
  dynamic?: Dynamic[];
  /** Next hop of the default route; the first one where there are several. */
  gateway?: string;
  /** All next hops of default routes, where there are several. */
  gateways?: string[];
  routes?: Route[];
  port: PortRef;
  /** VLAN id (1 to 4094) of the outermost tag that the host's frames carry on that port; absent: untagged. */
  vlan?: number;
  /** VLAN id of a second tag below it (802.1ad, Q-in-Q); absent: none. */
  innerVlan?: number;
  /** Locally administered: stable, made from site and name; as the file gives it; or `fresh`, another one each time. */
  mac: string;
  /** In bytes; absent: 1,500. */
  mtu?: number;
}

/** A test host. What stands in it directly is of its first interface. */
export interface HostSpec extends InterfaceSpec {
  name: string;
  aliases: string[];
  /** Its further interfaces. */
  more?: InterfaceSpec[];
  /** The address of the DNS server that it asks. */
  dns?: string;
  /** What others reach it by where the network translates that to its own address (static NAT). */
  publicAddress?: string;
  where: Where;
}

/** All interfaces of a host, the first one first. */
export function interfacesOf(host: HostSpec): InterfaceSpec[] {
  return [host, ...(host.more ?? [])];
}

/** Whether one of a host's interfaces is plugged into a port. */
export function isOnPort(host: HostSpec, { switch: name, port }: PortRef): boolean {
  return interfacesOf(host).some(each => each.port.switch === name && each.port.port === port);
}

/** A named cable of the network under test that runs through the patch switch. */
export interface LinkSpec {
  name: string;
  aliases: string[];
  /** Each pair is one wire. */
  pairs: [PortRef, PortRef][];
  /** Only untagged frames run on it: over a trunk, others are dropped. Needed at a switch that cannot stack tags. */
  untagged?: boolean;
  where: Where;
}

/** An account on something that is reached by SSH. */
export interface JumpSpec {
  address: string;
  port: number;
  user: string;
  password?: string;
  /** Absolute path of a private key. */
  key?: string;
  passphrase?: string;
  /** Socket of an SSH agent. */
  agent?: string;
  /** `strict`, `accept-new`, `any`, or a fingerprint `SHA256:...`; absent: any. */
  hostKey?: string;
  /** Files of known hosts; new keys go into the first. */
  knownHosts?: string[];
}

/** Vendor equipment with a driver. */
export interface DeviceSpec extends JumpSpec {
  name: string;
  aliases: string[];
  platform: string;
  /** Where it is; of a serial line and of a recording the path. */
  address: string;
  /** Default: ssh. */
  transport?: 'ssh' | 'telnet' | 'console' | 'serial' | 'replay';
  /** Of a serial line, in bits per second; absent: 9600. */
  baud?: number;
  /** A host through which the device is reached. */
  jump?: JumpSpec;
  /** For the privileged mode, where it has a password of its own. */
  enablePassword?: string;
  /** SSH algorithms to offer besides the usual ones, for devices that know only old ones. */
  algorithms?: Partial<Record<'kex' | 'cipher' | 'hmac' | 'serverHostKey', string[]>>;
  where: Where;
}

/** When devices are reset between scenarios. */
export interface ResetPolicy {
  /** always: after each scenario; touched: after scenarios that changed links or devices; never. */
  when: 'always' | 'touched' | 'never';
  /** Budget for one reset of all devices, in milliseconds. */
  budgetMs: number;
}
