import { isDeepStrictEqual } from 'node:util';
import type { CutResult, Failure, Panel } from '../../patch/index.js';
import type { HandCut } from '../protocol.js';

/** Budget for cutting or restoring links, verification included, in milliseconds. */
const budgetMs = 10_000;

interface Held {
  failure: Failure;
  end: NodeJS.Timeout;
}

/**
 * Links that a person has cut by hand, outside of any scenario. Each cut ends by itself when its lease is not
 * renewed; taking the site down restores it too, as the panel does with every cut.
 */
export class HandCuts {
  readonly #panel: Panel;
  readonly #log: (entry: unknown) => void;
  readonly #held = new Map<string, Held>();

  constructor(panel: Panel, log: (entry: unknown) => void) {
    this.#panel = panel;
    this.#log = log;
  }

  /**
   * Cuts links, all or none, until the lease ends; links that this has cut in the same way get a new lease.
   * @param links their canonical names
   * @throws link.alreadyCut when one was cut in another way, or by a scenario; what `Panel.cut` and `cutAll` throw.
   */
  async cut(links: string[], failure: Failure, leaseMs: number, signal: AbortSignal): Promise<HandCut[]> {
    const { how } = failure;
    if (await this.#areCut(links, failure)) {
      for (const link of links) this.#hold(link, failure, leaseMs);
      return links.map(link => ({ link, how, leaseMs, renewed: true }));
    }
    const cuts = await this.#change(links, { ...failure, budgetMs, signal });
    for (const link of links) this.#hold(link, failure, leaseMs);
    return links.map(link => {
      const evidence = cuts.get(link)?.evidence;
      return { link, how, leaseMs, renewed: false, ...(evidence && { evidence }) };
    });
  }

  /** Restores links, whoever has cut them. @throws what `Panel.restore` and `restoreSome` throw. */
  async restore(links: string[], signal: AbortSignal) {
    for (const link of links) this.#release(link);
    const limits = { budgetMs, signal };
    const [only] = links;
    const restored =
      links.length === 1 && only !== undefined
        ? new Map([[only, await this.#panel.restore(only, limits)]])
        : await this.#panel.restoreSome(links, limits);
    return [...restored].map(([link, { how, evidence }]) => ({ link, how, evidence }));
  }

  /** Forgets all leases; restoring is left to the panel. */
  close(): void {
    for (const link of [...this.#held.keys()]) this.#release(link);
  }

  /** One link by itself, so that what is wrong is not wrapped in an error about a set. */
  async #change(
    links: string[],
    options: Failure & { budgetMs: number; signal: AbortSignal },
  ): Promise<Map<string, CutResult>> {
    const [only] = links;
    if (links.length > 1 || only === undefined) return await this.#panel.cutAll(links, options);
    return new Map([[only, await this.#panel.cut(only, options)]]);
  }

  #hold(link: string, failure: Failure, leaseMs: number): void {
    this.#release(link);
    const end = setTimeout(() => {
      this.#held.delete(link);
      // A link that something else has restored meanwhile needs nothing.
      this.#panel.restore(link, { budgetMs }).catch(this.#log);
    }, leaseMs);
    this.#held.set(link, { failure, end });
  }

  #release(link: string): void {
    clearTimeout(this.#held.get(link)?.end);
    this.#held.delete(link);
  }

  /** Whether this has cut all of these links like that, and they are cut still. */
  async #areCut(links: string[], failure: Failure): Promise<boolean> {
    if (!links.every(link => isDeepStrictEqual(this.#held.get(link)?.failure, failure))) return false;
    const { links: states } = await this.#panel.state();
    return links.every(link => states.some(({ name, state }) => name === link && state === 'cut'));
  }
}
