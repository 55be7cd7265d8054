import type { Where } from '../errors/index.js';
import type { SwitchProfile } from './profile/model.js';

/** A loaded and checked testbed file. Maps are keyed by the canonical name, in the file's order. */
export interface Testbed {
  /** Absolute path of the file. */
  file: string;
  /** The lab that emulates the network under test: a name of a shipped lab, or a path beside the file. */
  lab?: string;
  sites: Map<string, SiteSpec>;
  switches: Map<string, PatchSwitchSpec>;
  hosts: Map<string, HostSpec>;
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
  /** EtherType of the outer tag where tags are stacked; absent: 0x8100. */
  tpid?: 0x8100 | 0x88a8;
  /** The ports whose hosts it carries; absent: all that no other uplink names. */
  ports?: number[];
}

/** An OpenFlow switch that joins test hosts and cables. */
export interface PatchSwitchSpec {
  name: string;
  site: string;
  datapathId: bigint;
  /** listen: the switch connects to us there; connect: we connect to the switch there. */
  control: { mode: 'listen' | 'connect'; host: string; port: number };
  /** The way to the tester; the first one where there are several. */
  uplink: UplinkSpec;
  /** All ways to the tester, where there are several. */
  uplinks?: UplinkSpec[];
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

/** A test host. */
export interface HostSpec {
  name: string;
  aliases: string[];
  addresses: InterfaceAddress[];
  gateway?: string;
  port: PortRef;
  /** VLAN id (1 to 4094) that the host's frames carry on that port; absent: untagged. */
  vlan?: number;
  /** Stable, locally administered, made from site and name unless the file gives one. */
  mac: string;
  where: Where;
}

/** A named cable of the network under test that runs through the patch switch. */
export interface LinkSpec {
  name: string;
  aliases: string[];
  /** Each pair is one wire. */
  pairs: [PortRef, PortRef][];
  where: Where;
}

/** Vendor equipment with a driver. */
export interface DeviceSpec {
  name: string;
  aliases: string[];
  platform: string;
  address: string;
  port: number;
  /** Default: ssh. */
  transport?: 'ssh' | 'telnet';
  user: string;
  password?: string;
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
