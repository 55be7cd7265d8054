import { suggest, TsunaguError } from '../errors/index.js';
import { endProcesses, ipBatchAll, renewNamespaces } from '../netns/index.js';
import type { Ledger } from '../scope/index.js';
import { HostBatch, plug, wake } from './batch.js';
import { type HostConfig, moveHost } from './config.js';
import { errors } from './errors.js';
import type { TestHost } from './host.js';
import { makeRoomForNeighbours, type Room } from './neighbour-table.js';

/** What a pool is made with. */
export interface PoolOptions {
  ledger: Ledger;
  site: string;
}

/** All test hosts of a site. */
export class HostPool {
  readonly #options: PoolOptions;
  readonly #batches: HostBatch[] = [];
  #room: Room = { isEnough: true, leave: () => {} };

  private constructor(options: PoolOptions) {
    this.#options = options;
  }

  /** Makes a pool with its first hosts. @throws as `add`. */
  static async create(configs: readonly HostConfig[], options: PoolOptions): Promise<HostPool> {
    const pool = new HostPool(options);
    await pool.add(configs);
    return pool;
  }

  /**
   * Makes further hosts, all at once; they go together, by `remove` of the batch or of the pool.
   * @throws as `HostBatch.make`.
   */
  async add(configs: readonly HostConfig[]): Promise<HostBatch> {
    const first = Math.max(0, ...this.#batches.map(({ end }) => end));
    const batch = await HostBatch.make(configs, { ...this.#options, first, neighbours: this });
    this.#batches.push(batch);
    this.#makeRoom();
    return batch;
  }

  /** Whether the kernel's table has room for the neighbours of all, should each speak to every other. */
  get hasRoomForNeighbours(): boolean {
    return this.#room.isEnough;
  }

  /** Removes hosts that were made together. @throws as `HostBatch.remove`. */
  async removeBatch(batch: HostBatch): Promise<void> {
    await batch.remove();
    const at = this.#batches.indexOf(batch);
    if (at >= 0) this.#batches.splice(at, 1);
    this.#makeRoom();
  }

  /** The hosts, in the order they were given. */
  get hosts(): TestHost[] {
    return this.#batches.flatMap(({ hosts }) => hosts);
  }

  /** @throws TsunaguError `host.unknown`, with the nearest names. */
  get(name: string): TestHost {
    for (const { hosts } of this.#batches) {
      const found = hosts.find(each => each.name === name);
      if (found) return found;
    }
    const names = this.hosts.map(each => each.name);
    throw errors.unknown({ name, near: suggest(name, names) });
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
      await plug([host]);
    } finally {
      old.close();
    }
    wake(host);
  }

  /**
   * Removes all hosts with everything in them; a second call does nothing.
   * @throws TsunaguError with a cause for each thing that is still there.
   */
  async remove(): Promise<void> {
    const failed: TsunaguError[] = [];
    for (const batch of [...this.#batches].reverse()) {
      try {
        await this.removeBatch(batch);
      } catch (error) {
        if (!(error instanceof TsunaguError)) throw error;
        failed.push(error);
      }
    }
    const [first, ...causes] = failed;
    first?.causes.push(...causes);
    if (first) throw first;
  }

  /** The new room is made before the former is given up, so that it is never too little. */
  #makeRoom(): void {
    const interfaces = this.hosts.flatMap(({ outsides }) => outsides).length;
    const former = this.#room;
    this.#room = makeRoomForNeighbours(interfaces, this.#options.ledger);
    former.leave();
  }
}
