import { writeFileSync } from 'node:fs';
import {
  applyChanges,
  carrier,
  checksumOffloadOff,
  createNamespaces,
  interfaceExists,
  ipBatch,
  Namespace,
  removeNamespaces,
  removeVeths,
  setUp,
} from '../netns/index.js';
import type { Ledger } from '../scope/index.js';
import { configure, type HostConfig, interfacesOf, prepare } from './config.js';
import { errors } from './errors.js';
import { TestHost } from './host.js';
import { type HostNames, hostNames } from './names.js';

/** What a batch of hosts is made with. */
export interface BatchOptions {
  site: string;
  /** The number of its first host at the site. */
  first: number;
  ledger: Ledger;
  /** Whom commands in the hosts know by name. */
  neighbours: { hosts: TestHost[] };
}

/** Hosts that were made together, and go together. */
export class HostBatch {
  readonly hosts: TestHost[] = [];
  /** The number after its last host's. */
  readonly end: number;
  readonly #names: HostNames[];
  readonly #strikes: (() => void)[] = [];

  private constructor(names: HostNames[], end: number) {
    this.#names = names;
    this.end = end;
  }

  /**
   * Makes hosts: for each a namespace with `eth0`, whose other end (`TestHost.outside`) is in the machine's own
   * namespace, up and in no bridge. Records `{kind: 'netns'}` and `{kind: 'veth'}` before. When it fails, what it
   * made is removed again.
   * @throws TsunaguError `netns.exists`, `host.interfaceExists` (nothing was made); `netns.command`.
   */
  static async make(configs: readonly HostConfig[], options: BatchOptions): Promise<HostBatch> {
    const { site, first, ledger, neighbours } = options;
    const names = configs.map((config, at) => hostNames(site, first + at, interfacesOf(config).length));
    const outsides = names.flatMap(({ outside }) => outside);
    const taken = outsides.filter(name => interfaceExists(Namespace.own(), name));
    if (taken.length > 0) throw errors.interfaceExists({ names: taken });
    const batch = new HostBatch(names, first + configs.length);
    const namespaces = names.map(({ namespace }) => namespace);
    // It throws before it makes anything when one exists; that one is not ours to remove.
    batch.#strikes.push(await createNamespaces(namespaces, ledger));
    try {
      batch.#strikes.push(ledger.add(...outsides.map(name => ({ kind: 'veth', name }))));
      configs.forEach((config, at) => {
        const host = new TestHost(config, names[at] as HostNames, neighbours, ledger);
        batch.hosts.push(host);
        prepare(host.ns);
      });
      await plug(batch.hosts);
      return batch;
    } catch (error) {
      await batch.remove();
      throw error;
    }
  }

  /**
   * Removes the hosts with everything in them; a second call does nothing.
   * @throws TsunaguError with a cause for each thing that is still there.
   */
  async remove(): Promise<void> {
    await Promise.all(this.hosts.map(host => host.close()));
    const [failed, ...causes] = [
      ...(await removeNamespaces(this.#names.map(({ namespace }) => namespace))),
      ...(await removeVeths(this.#names.flatMap(({ outside }) => outside))),
    ];
    failed?.causes.push(...causes);
    if (failed) throw failed;
    for (const strike of this.#strikes.splice(0)) strike();
    this.hosts.length = 0;
    this.#names.length = 0;
  }
}

/** Makes the veth pairs of hosts, and configures their ends. */
export async function plug(hosts: readonly TestHost[]): Promise<void> {
  const pairs = hosts.flatMap(host =>
    host.interfaces.map(({ ifname, mac, mtu }, at) => {
      const room = mtu === undefined ? '' : ` mtu ${mtu}`;
      const inside = `name ${ifname} address ${mac}${room} netns ${host.ns.name}`;
      return `link add ${host.outsides[at]}${room} type veth peer ${inside}`;
    }),
  );
  await ipBatch(pairs);
  const outsides = hosts.flatMap(host => host.outsides);
  for (const outside of outsides) {
    checksumOffloadOff(Namespace.own(), outside);
    // The machine itself says nothing on the host's wire.
    writeFileSync(`/proc/sys/net/ipv6/conf/${outside}/disable_ipv6`, '1');
  }
  await applyChanges(
    Namespace.own(),
    outsides.map(outside => setUp(outside)),
  );
  for (const host of hosts) {
    for (const { ifname } of host.interfaces) checksumOffloadOff(host.ns, ifname);
    await configure(host.ns, host.config);
    wake(host);
  }
}

/** Has the kernel act at once on the carrier that both ends of a host's pairs have now. */
export function wake(host: TestHost): void {
  host.interfaces.forEach(({ ifname }, at) => {
    const outside = host.outsides[at] ?? '';
    if (interfaceExists(Namespace.own(), outside)) carrier(Namespace.own(), outside);
    carrier(host.ns, ifname);
  });
}
