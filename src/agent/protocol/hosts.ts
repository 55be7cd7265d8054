/** Hosts that a scenario makes, all alike. */
export interface MadeHostsRequest {
  count: number;
  /** What they are called, with a number after it: `user 1`, `user 2` ... */
  name: string;
  /** SWITCH:PORT, by number or name. */
  port: string;
  /** A VLAN, or two, the outermost first. */
  vlan?: number | [number, number];
  /** The first one's address with its prefix length; each next one has the next address. */
  from: string;
  gateway?: string;
  /** In bytes. */
  mtu?: number;
}

/** Hosts besides those of the testbed file, for one scenario. */
export interface HostsMethods {
  'hosts/make': { params: MadeHostsRequest; result: { names: string[] } };
}
