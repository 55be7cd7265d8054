import type { SilentCut } from './hardware-flows.js';
import type { PanelOptions } from './panel-options.js';
import { type Plan, plan } from './plan.js';
import type { Wiring } from './wiring.js';

/** Makes plans for one site, and remembers the last one: each switch asks for it by itself. */
export class Planner {
  readonly #site: Pick<PanelOptions, 'switches' | 'uplinks'>;
  #last: { wiring: Wiring; cuts: SilentCut[]; plan: Plan } | undefined;

  constructor({ switches, uplinks }: Pick<PanelOptions, 'switches' | 'uplinks'>) {
    this.#site = { switches, uplinks };
  }

  /** @throws TsunaguError `wiring.*` for wiring that cannot be made. */
  plan(wiring: Wiring, cuts: SilentCut[]): Plan {
    const last = this.#last;
    const isSame = last?.wiring === wiring && last.cuts.length === cuts.length;
    if (isSame && cuts.every((cut, index) => cut === last.cuts[index])) return last.plan;
    this.#last = { wiring, cuts, plan: plan({ ...wiring, ...this.#site, cuts }) };
    return this.#last.plan;
  }
}
