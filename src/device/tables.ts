import type { RawRecord } from './parse/template.js';

/** An address and who has it: ARP or neighbour discovery. */
export interface Neighbour {
  address: string;
  /** `02:00:5e:00:53:01`; absent while the device does not know it. */
  mac?: string;
  interface?: string;
  vrf?: string;
}

/** Where a MAC address was seen. */
export interface MacEntry {
  mac: string;
  /** Number or name. */
  vlan?: string;
  interface: string;
  kind: 'dynamic' | 'static';
}

/** One next hop of a route: a network with two has two rows. */
export interface RouteEntry {
  /** `198.51.100.0/24` */
  prefix: string;
  /** `connected`, `local`, `static`, `ospf`, `bgp`, `rip`, `isis`, `eigrp`, else the device's word. */
  protocol: string;
  nextHop?: string;
  interface?: string;
  distance?: number;
  metric?: number;
  vrf?: string;
}

/** An interface's state and counters. */
export interface InterfaceState {
  name: string;
  /** What the configuration wants. */
  admin?: 'up' | 'down';
  /** What it is. */
  oper?: 'up' | 'down';
  description?: string;
  /** The first address, with the length of its mask where the device tells it. */
  address?: string;
  mac?: string;
  mtu?: number;
  inPackets?: number;
  outPackets?: number;
  inErrors?: number;
  outErrors?: number;
}

/** A flow that a firewall or address translation keeps: `192.0.2.1:51776`. */
export interface FlowSession {
  protocol: string;
  source: string;
  destination: string;
  /** As they are beyond the translation, where there is one. */
  translatedSource?: string;
  translatedDestination?: string;
}

/** The subjects of structured state, with the one shape of their rows on all platforms. */
export interface Tables {
  neighbours: Neighbour;
  macTable: MacEntry;
  routes: RouteEntry;
  interfaces: InterfaceState;
  sessions: FlowSession;
}

export type TableSubject = keyof Tables;

/** How one command's output becomes rows. */
export interface TableReader<Row> {
  /** Tried in this order until the device does not refuse one. */
  commands: string[];
  /** Makes rows of the JSON that the commands give; absent: a template of the platform reads them. */
  json?: (value: unknown) => Row[];
  /** Makes rows of a template's record. */
  rows?: (record: RawRecord) => Row[];
}

/** The readers of a platform, by subject. All of a subject's readers together make the table. */
export type TableReaders = { [Subject in TableSubject]?: TableReader<Tables[Subject]>[] };

/** What was read of a table. */
export interface TableReading<Row> {
  rows: Row[];
  /** Lines that could not be read, a command each before them; what is in them is not in the rows. */
  unread: string[];
}
