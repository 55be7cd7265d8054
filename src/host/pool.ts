import { writeFileSync } from 'node:fs';
import { suggest, TsunaguError } from '../errors/index.js';
import {
  applyChanges,
  carrier,
  checksumOffloadOff,
  createNamespaces,
  endProcesses,
  interfaceExists,
  ipBatch,
  ipBatchAll,
  Namespace,
  removeNamespaces,
  renewNamespaces,
  setUp,
} from '../netns/index.js';
import type { Ledger } from '../scope/index.js';
import { WaitTimeout, waitFor } from '../wait/index.js';
import { configure, type HostConfig, interfacesOf, moveHost, prepare } from './config.js';
import { errors } from './errors.js';
import { TestHost } from './host.js';
import { type HostNames, hostNames } from './names.js';
import { makeRoomForNeighbours } from './neighbour-table.js';

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
      pool.#strikes.push(makeRoomForNeighbours(names.flatMap(({ outside }) => outside).length, ledger));
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
    configs.forEach((config, index) => {
      const host = new TestHost(config, this.#names[index] as HostNames, this, ledger);
      this.#hosts.set(config.name, host);
      prepare(host.ns);
    });
    await this.#plug(this.hosts);
  }

  /** Makes the veth pairs of hosts, and configures their ends. */
  async #plug(hosts: readonly TestHost[]): Promise<void> {
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
   * Ends what scenarios left in these hosts (all, unless told): services and their connections, processes, files,
   * neighbours and cached routes. Where commands ran, nothing of the namespace is kept but the interfaces themselves:
   * whatever they changed (addresses, routes, rules, filters, tracked connections, queues, sysctls) is gone with it.
   * Costs nothing for hosts that were not used.
   */
  async reset(hosts: readonly TestHost[] = this.hosts): Promise<void> {
    const ran = hosts.filter(host => host.ranCommands);
    const failed = await endProcesses(ran.map(host => host.ns.name ?? ''));
    if (failed[0]) throw failed[0];
    await Promise.all(hosts.map(host => host.reset()));
    await renewNamespaces(ran.map(host => host.ns.name ?? ''));
    for (const host of ran) await this.#renew(host);
  }

  /** Gives a host the namespace that now has its name. */
  async #renew(host: TestHost): Promise<void> {
    const old = host.ns;
    const fresh = host.enterAnew();
    try {
      await moveHost(old, fresh, host.config);
    } catch (error) {
      if (!(error instanceof TsunaguError)) throw error;
      // Commands have deleted or renamed an interface: it is made anew, and the switch takes it back by its name.
      const { outsides } = host;
      await ipBatchAll(outsides.map(name => `link delete ${name}`));
      await this.#plug([host]);
    } finally {
      old.close();
    }
    wake(host);
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

/** Has the kernel act at once on the carrier that both ends of a host's pairs have now. */
function wake(host: TestHost): void {
  host.interfaces.forEach(({ ifname }, at) => {
    const outside = host.outsides[at] ?? '';
    if (interfaceExists(Namespace.own(), outside)) carrier(Namespace.own(), outside);
    carrier(host.ns, ifname);
  });
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

function joined([first, ...causes]: TsunaguError[]): TsunaguError | undefined {
  first?.causes.push(...causes);
  return first;
}
