import { writeFileSync } from 'node:fs';
import { suggest, TsunaguError } from '../errors/index.js';
import {
  applyChanges,
  checksumOffloadOff,
  createNamespaces,
  endProcesses,
  interfaceExists,
  ipBatch,
  ipBatchAll,
  Namespace,
  removeNamespaces,
  runIn,
  setUp,
} from '../netns/index.js';
import type { Ledger } from '../scope/index.js';
import { WaitTimeout, waitFor } from '../wait/index.js';
import { configure, type HostConfig, interfacesOf, prepare, reconfigure } from './config.js';
import { errors } from './errors.js';
import { TestHost } from './host.js';
import { type HostNames, hostNames } from './names.js';

/** How many hosts are configured at a time: each is one ip(8) process. */
const AT_ONCE = 4;

/** All test hosts of a site. */
export class HostPool {
  readonly #hosts = new Map<string, TestHost>();
  readonly #names: HostNames[];
  readonly #strikes: (() => void)[] = [];

  private constructor(names: HostNames[]) {
    this.#names = names;
  }

  /**
   * Makes the hosts: for each a namespace with `eth0`, whose other end (`TestHost.outside`) is in the machine's own
   * namespace, up and in no bridge. Records `{kind: 'netns'}` and `{kind: 'veth'}` before. When it fails, what it
   * made is removed again.
   * @throws TsunaguError `netns.exists`, `host.interfaceExists` (nothing was made); `netns.command`.
   */
  static async create(
    configs: readonly HostConfig[],
    { ledger, site }: { ledger: Ledger; site: string },
  ): Promise<HostPool> {
    const names = configs.map((config, index) => hostNames(site, index, interfacesOf(config).length));
    const taken = names
      .flatMap(({ outside }) => outside)
      .filter(name => interfaceExists(Namespace.own(), name));
    if (taken.length > 0) throw errors.interfaceExists({ names: taken });
    const namespaces = names.map(({ namespace }) => namespace);
    const pool = new HostPool(names);
    // It throws before it makes anything when one exists; that one is not ours to remove.
    pool.#strikes.push(await createNamespaces(namespaces, ledger));
    try {
      await pool.#make(configs, ledger);
    } catch (error) {
      await pool.remove();
      throw error;
    }
    return pool;
  }

  async #make(configs: readonly HostConfig[], ledger: Ledger): Promise<void> {
    const outsides = this.#names.flatMap(({ outside }) => outside);
    this.#strikes.push(ledger.add(...outsides.map(name => ({ kind: 'veth', name }))));
    const pairs: string[] = [];
    configs.forEach((config, index) => {
      const names = this.#names[index] as HostNames;
      const host = new TestHost(config, names);
      this.#hosts.set(config.name, host);
      prepare(host.ns);
      host.interfaces.forEach(({ ifname, mac, mtu }, at) => {
        const outside = names.outside[at] as string;
        const room = mtu === undefined ? '' : ` mtu ${mtu}`;
        pairs.push(
          `link add ${outside}${room} type veth peer name ${ifname} address ${mac}${room} netns ${names.namespace}`,
        );
      });
    });
    await ipBatch(pairs);
    for (const host of this.#hosts.values()) {
      for (const { ifname } of host.interfaces) checksumOffloadOff(host.ns, ifname);
    }
    for (const outside of outsides) {
      checksumOffloadOff(Namespace.own(), outside);
      // The machine itself says nothing on the host's wire.
      writeFileSync(`/proc/sys/net/ipv6/conf/${outside}/disable_ipv6`, '1');
    }
    await applyChanges(
      Namespace.own(),
      outsides.map(outside => setUp(outside)),
    );
    for (const host of this.#hosts.values()) await configure(host.ns, host.config);
  }

  /** The hosts, in the order they were given. */
  get hosts(): TestHost[] {
    return [...this.#hosts.values()];
  }

  /** @throws TsunaguError `host.unknown`, with the nearest names. */
  get(name: string): TestHost {
    const host = this.#hosts.get(name);
    if (!host) throw errors.unknown({ name, near: suggest(name, this.#hosts.keys()) });
    return host;
  }

  /**
   * Ends what scenarios left in these hosts (all, unless told): services and their connections, processes, changed
   * configuration and packet filters, neighbours and cached routes. Costs nothing for hosts that were not used.
   */
  async reset(hosts: readonly TestHost[] = this.hosts): Promise<void> {
    const ran = hosts.filter(host => host.ranCommands);
    const failed = await endProcesses(ran.map(host => host.ns.name ?? ''));
    if (failed[0]) throw failed[0];
    await eachOf(ran, async host => {
      await clearFilters(host.ns);
      await reconfigure(host.ns, host.config);
    });
    await eachOf(hosts, host => host.reset());
  }

  /**
   * Removes the hosts with everything in them; a second call does nothing.
   * @throws TsunaguError with a cause for each thing that is still there.
   */
  async remove(): Promise<void> {
    await Promise.all(this.hosts.map(host => host.close()));
    const failed = await removeNamespaces(this.#names.map(({ namespace }) => namespace));
    failed.push(...(await removeVeths(this.#names.flatMap(({ outside }) => outside))));
    if (failed.length > 0) throw joined(failed);
    for (const strike of this.#strikes.splice(0)) strike();
    this.#hosts.clear();
    this.#names.length = 0;
  }
}

/** Time for the kernel to destroy namespaces that nothing holds any more, in milliseconds. */
const GONE_MS = 1000;

/**
 * The pairs go with their namespaces, all of them in one sweep of the kernel's (20 ms each when they are deleted one by
 * one). What is left after that, because something of another program's still holds a namespace, is deleted here.
 */
async function removeVeths(outsides: readonly string[]): Promise<TsunaguError[]> {
  const left = () => outsides.filter(name => interfaceExists(Namespace.own(), name));
  try {
    await waitFor(() => (left().length === 0 ? { done: true, value: [] } : { done: false, seen: '' }), {
      budgetMs: GONE_MS,
      everyMs: 5,
    });
    return [];
  } catch (error) {
    if (!(error instanceof WaitTimeout)) throw error;
    return ipBatchAll(left().map(name => `link delete ${name}`));
  }
}

/** Packet filters can only have been made where nft (or iptables, which uses the same) is installed. */
async function clearFilters(ns: Namespace): Promise<void> {
  try {
    await runIn(ns, 'nft', ['flush', 'ruleset'], { budgetMs: 2000 });
  } catch (error) {
    if (!(error instanceof TsunaguError) || error.code !== 'netns.commandMissing') throw error;
  }
}

function joined([first, ...causes]: TsunaguError[]): TsunaguError | undefined {
  first?.causes.push(...causes);
  return first;
}

async function eachOf<T>(items: readonly T[], action: (item: T) => Promise<void>): Promise<void> {
  const left = items.values();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const item of left) await action(item);
    }),
  );
}
