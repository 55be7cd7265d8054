import { writeFileSync } from 'node:fs';
import {
  addAddress,
  applyChanges,
  type Change,
  moveTo,
  type Namespace,
  setMac,
  setRoute,
  setUp,
} from '../netns/index.js';
import type { Dynamic, InterfaceAddress, Route } from '../testbed/model.js';

/** How one interface of a test host is addressed. */
export interface InterfaceConfig {
  addresses: InterfaceAddress[];
  /** How it gets further addresses from the network. */
  dynamic?: Dynamic[];
  /** The default route's next hop; the first one where there are several. */
  gateway?: string;
  /** All next hops of default routes (one a family), where there are several. */
  gateways?: string[];
  /** Further routes. */
  routes?: Route[];
  mac: string;
  /** In bytes (default 1,500). */
  mtu?: number;
}

/** How a test host is addressed; a HostSpec of the testbed is one. What stands in it directly is of `eth0`. */
export interface HostConfig extends InterfaceConfig {
  /** In any script. */
  name: string;
  aliases?: string[];
  /** The address of the DNS server that it looks names up with. */
  dns?: string;
  /** What stands in for `eth1` and so on. */
  more?: InterfaceConfig[];
}

/** An interface of a host, by its name there. */
export type NamedInterface = InterfaceConfig & { ifname: string };

/** Bytes; what Ethernet has. */
const MTU = 1500;

/** All interfaces of a host: `eth0`, `eth1` ... */
export function interfacesOf(config: HostConfig): NamedInterface[] {
  return [config, ...(config.more ?? [])].map((each, index) => ({ ...each, ifname: `eth${index}` }));
}

/** All next hops of an interface's default routes. */
export function gatewaysOf({ gateway, gateways }: InterfaceConfig): string[] {
  return gateways ?? (gateway === undefined ? [] : [gateway]);
}

/** Settings of a new namespace, before it has interfaces: its addresses are ours alone, and usable at once. */
export function prepare(ns: Namespace): void {
  ns.run(() => {
    for (const [name, value] of [
      ['accept_ra', 0],
      ['accept_dad', 0],
      ['dad_transmits', 0],
      ['router_solicitations', 0],
    ]) {
      writeFileSync(`/proc/sys/net/ipv6/conf/default/${name}`, String(value));
    }
  });
}

/** Brings the host's interfaces up with their addresses and routes. */
export function configure(ns: Namespace, config: HostConfig): Promise<void> {
  return applyChanges(ns, [setUp('lo'), ...interfacesOf(config).flatMap(interfaceChanges)]);
}

/** Moves the host's interfaces into a new namespace, and configures them there. */
export async function moveHost(from: Namespace, to: Namespace, config: HostConfig): Promise<void> {
  prepare(to);
  await applyChanges(
    from,
    interfacesOf(config).map(({ ifname }) => moveTo(ifname, to)),
  );
  await configure(to, config);
}

/** Forgets neighbours and cached routes (path MTU, redirects). */
export function forget(ns: Namespace, config: HostConfig): void {
  for (const { ifname, mac } of interfacesOf(config)) setMac(ns, ifname, mac);
}

/** What sets an interface up as it is configured. */
export function interfaceChanges(config: NamedInterface): Change[] {
  const { ifname, addresses, mac, mtu = MTU, routes = [] } = config;
  return [
    setUp(ifname, { mac, mtu }),
    ...addresses.map(address => addAddress(ifname, address)),
    ...gatewaysOf(config).map(via => setRoute(ifname, { via, ...standBy(ifname) })),
    ...routes.map(route => setRoute(ifname, route)),
  ];
}

/**
 * Of several default routes that by `eth0` is taken, and the others stand by: it has metric 0, or 1,024 with IPv6
 * (IP6_RT_PRIO_USER in linux/ipv6_route.h), and lower ones come first.
 */
function standBy(ifname: string): { metric?: number } {
  const number = Number(ifname.slice('eth'.length));
  return number === 0 ? {} : { metric: 1024 + number };
}
