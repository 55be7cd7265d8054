import type { Panel } from '../../patch/index.js';
import type { CutMethod, HandCut } from '../protocol.js';

/** Budget for cutting or restoring a link, verification included, in milliseconds. */
const budgetMs = 10_000;

interface Held {
  how: CutMethod;
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
   * Cuts a link until the lease ends; a link that this has cut in the same way gets a new lease.
   * @param link its canonical name
   * @throws link.alreadyCut when it was cut in another way, or by a scenario; what `Panel.cut` throws.
   */
  async cut(
    link: string,
    how: CutMethod,
    leaseMs: number,
    signal: AbortSignal,
  ): Promise<Omit<HandCut, 'link'>> {
    const held = this.#held.get(link);
    if (held?.how === how && (await this.#isCut(link))) {
      this.#hold(link, how, leaseMs);
      return { how, leaseMs, renewed: true };
    }
    const { evidence } = await this.#panel.cut(link, { how, budgetMs, signal });
    this.#hold(link, how, leaseMs);
    return { how, leaseMs, renewed: false, evidence };
  }

  /** Restores a link, whoever has cut it. @throws what `Panel.restore` throws. */
  async restore(link: string, signal: AbortSignal) {
    this.#release(link);
    const { how, evidence } = await this.#panel.restore(link, { budgetMs, signal });
    return { how, evidence };
  }

  /** Forgets all leases; restoring is left to the panel. */
  close(): void {
    for (const link of [...this.#held.keys()]) this.#release(link);
  }

  #hold(link: string, how: CutMethod, leaseMs: number): void {
    this.#release(link);
    const end = setTimeout(() => {
      this.#held.delete(link);
      // A link that something else has restored meanwhile needs nothing.
      this.#panel.restore(link, { budgetMs }).catch(this.#log);
    }, leaseMs);
    this.#held.set(link, { how, end });
  }

  #release(link: string): void {
    clearTimeout(this.#held.get(link)?.end);
    this.#held.delete(link);
  }

  async #isCut(link: string): Promise<boolean> {
    const { links } = await this.#panel.state();
    return links.some(({ name, state }) => name === link && state === 'cut');
  }
}
