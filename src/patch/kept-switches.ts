import type { Ledger } from '../scope/index.js';
import type { PatchSwitchSpec } from '../testbed/model.js';
import { WaitTimeout, waitFor } from '../wait/index.js';
import { checkVersion } from './check-version.js';
import { ControlledSwitch } from './controlled-switch.js';
import type { Limits } from './fault.js';
import { KeptSwitch, type SwitchChange } from './kept-switch.js';
import { causesOf } from './outcomes.js';
import type { PanelLink } from './panel-link.js';
import type { PanelOptions } from './panel-options.js';
import type { Plan } from './plan.js';
import { switchErrors } from './switch-errors.js';
import type { Wiring } from './wiring.js';

/** What the switches are kept to. */
export interface KeepAll {
  ledger: Ledger;
  now(): number;
  /** The flows that they must hold now; undefined before there is any wiring. */
  planned(): Plan | undefined;
  /** All links and ports that may have a failure. */
  links(): PanelLink[];
  onChange(change: SwitchChange): void;
}

/** The switches of a site: the tester's software switch and the patch switches, each kept to what is wanted of it. */
export class KeptSwitches {
  /** The tester's software switch. */
  readonly software: ControlledSwitch;
  readonly #options: Pick<PanelOptions, 'switches' | 'uplinks'>;
  readonly #keep: KeepAll;
  readonly #hardware = new Map<string, ControlledSwitch>();
  readonly #kept: KeptSwitch[] = [];

  constructor(options: Pick<PanelOptions, 'switches' | 'uplinks'>, keep: KeepAll) {
    this.#options = options;
    this.#keep = keep;
    this.software = new ControlledSwitch('software switch', undefined, keep.now);
    if (options.uplinks.size > 0) this.#follow(this.software);
    for (const spec of options.switches.values()) {
      const target = new ControlledSwitch(spec.name, spec.datapathId, keep.now);
      this.#hardware.set(spec.name, target);
      this.#follow(target, spec);
    }
  }

  /** A patch switch by its name in the testbed. */
  get(name: string): ControlledSwitch {
    const found = this.#hardware.get(name);
    if (!found) throw new Error(`the panel has no switch ${name}`);
    return found;
  }

  /** All of them; the software switch only where there is one. */
  get all(): ControlledSwitch[] {
    return [...(this.#options.uplinks.size > 0 ? [this.software] : []), ...this.#hardware.values()];
  }

  /** Waits until those that have just connected are put right. */
  async ready(): Promise<void> {
    await Promise.all(this.#kept.map(each => each.ready()));
  }

  /** Waits until those that hold something of ours are connected, if they are away; what does not come back, does not. */
  async comeBack(budgetMs: number): Promise<void> {
    const away = this.#kept.filter(({ hasFlows }) => hasFlows).map(({ name }) => this.get(name));
    const look = () => {
      const [first] = away.filter(({ current }) => !current);
      return first
        ? { done: false as const, seen: `${first.name} away` }
        : { done: true as const, value: undefined };
    };
    await waitFor(look, { budgetMs }).catch((error: unknown) => {
      if (!(error instanceof WaitTimeout)) throw error;
    });
  }

  /** Whether all can make a wiring. @throws switch.noSuchPort, portNameDiffers, disconnected, onlyVersion10, replacesTags. */
  async check(wiring: Wiring): Promise<void> {
    await Promise.all(this.#kept.map(each => each.checkPorts()));
    const { switches } = this.#options;
    for (const spec of switches.values()) checkVersion(spec, this.get(spec.name), wiring, switches);
  }

  /** Looks again at the ports of those of these that are connected: some switches renumber them. */
  async checkPorts(names: Set<string>): Promise<void> {
    const connected = this.#kept.filter(({ name }) => names.has(name) && this.get(name).current);
    await Promise.all(connected.map(each => each.checkPorts()));
  }

  /** Makes all hold the flows that are wanted. @throws what `applyFlows` throws. */
  async apply(limits: Limits): Promise<void> {
    await Promise.all(this.#kept.map(each => each.apply(limits)));
  }

  /** Removes all flows of ours from the patch switches. @throws switch.notCleared with one cause a switch. */
  async clear(limits: Limits): Promise<void> {
    const left = this.#kept.filter(each => each.hasFlows);
    const results = await Promise.allSettled(left.map(each => each.clear(limits)));
    const failed = left.filter((_, index) => results[index]?.status === 'rejected').map(each => each.name);
    if (failed.length > 0) throw switchErrors.notCleared({ switches: failed }, { causes: causesOf(results) });
  }

  #follow(target: ControlledSwitch, spec?: PatchSwitchSpec): void {
    const { ledger, planned, links, onChange, now } = this.#keep;
    const through = (link: PanelLink): boolean => link.ends.some(end => end.switch === spec?.name);
    this.#kept.push(
      new KeptSwitch({
        ...{ target, ledger, now, onChange },
        ...(spec && { spec }),
        wanted: () => (spec ? planned()?.hardware.get(spec.name) : planned()?.software),
        links: () => links().filter(through),
      }),
    );
  }
}
