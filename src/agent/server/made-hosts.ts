import type { HostBatch, HostPool } from '../../host/index.js';
import { type Panel, plugHosts, type SoftwareSwitch, unplugHosts, waitForPorts } from '../../patch/index.js';
import type { Ledger } from '../../scope/index.js';
import type { HostSpec, PatchSwitchSpec, Testbed } from '../../testbed/index.js';
import { wiringOf } from './wiring.js';

/** Where hosts are made. */
export interface MadeHostsOptions {
  site: string;
  testbed: Testbed;
  switches: readonly PatchSwitchSpec[];
  hosts: HostPool;
  software: SoftwareSwitch;
  panel: Panel;
  ledger: Ledger;
}

/** Limits of making hosts. */
interface Limits {
  budgetMs: number;
  signal?: AbortSignal | undefined;
}

/** Time to remove hosts in, in milliseconds. */
const REMOVE_MS = 15_000;

/** Hosts that scenarios make besides those of the testbed file; the testbed knows them as long as they are there. */
export class MadeHosts {
  readonly #options: MadeHostsOptions;
  /** The wiring is changed as a whole, so by one at a time. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: MadeHostsOptions) {
    this.#options = options;
  }

  /** The site's name, for what is made from it. */
  get site(): string {
    return this.#options.site;
  }

  /**
   * Makes hosts and plugs them in; they are ready when this resolves.
   * @returns what removes them again; a second call does nothing.
   * @throws TsunaguError `wiring.*` for a port that cannot take them; what the pool and the switch throw. Nothing is left then.
   */
  make(specs: readonly HostSpec[], limits: Limits): Promise<() => Promise<void>> {
    return this.#inTurn(async () => {
      const { hosts, testbed, software, panel } = this.#options;
      const batch = await hosts.add(specs);
      try {
        for (const spec of specs) testbed.hosts.set(spec.name, spec);
        const outsides = batch.hosts.flatMap(each => each.outsides);
        const innerTags = specs.some(({ vlan }) => vlan !== undefined);
        await plugHosts(software, outsides, { ...limits, innerTags });
        await waitForPorts(panel.software, software, limits);
        await this.#rewire(limits);
      } catch (error) {
        await this.#remove(batch, specs);
        throw error;
      }
      return () => this.#inTurn(() => this.#remove(batch, specs));
    });
  }

  async #remove(batch: HostBatch, specs: readonly HostSpec[]): Promise<void> {
    const { hosts, testbed, software, ledger } = this.#options;
    const limits = { budgetMs: REMOVE_MS };
    const outsides = batch.hosts.flatMap(each => each.outsides);
    for (const { name } of specs) testbed.hosts.delete(name);
    try {
      await hosts.removeBatch(batch);
    } finally {
      await unplugHosts(software, outsides, { ...limits, ledger });
      await this.#rewire(limits);
    }
  }

  #rewire(limits: Limits): Promise<void> {
    const { testbed, hosts, software, switches, panel } = this.#options;
    return panel.setWiring(wiringOf(testbed, hosts, software, switches), limits);
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(work, work);
    this.#turn = mine.catch(() => {});
    return mine;
  }
}
