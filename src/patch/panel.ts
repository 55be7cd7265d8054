import { EventEmitter } from 'node:events';
import { TsunaguError } from '../errors/index.js';
import type { Ledger } from '../scope/index.js';
import type { PatchSwitchSpec } from '../testbed/model.js';
import { ControlledSwitch } from './controlled-switch.js';
import type { CarrierLook, CutKind, CutResult, FaultContext, Limits } from './fault.js';
import { KeptSwitch, type SwitchChange } from './kept-switch.js';
import { linkErrors } from './link-errors.js';
import { findLink, type LinkChange, PanelLink } from './panel-link.js';
import { type PanelState, panelState } from './panel-state.js';
import { type Plan, plan } from './plan.js';
import { switchErrors } from './switch-errors.js';
import { type Link, portKey, type Wiring } from './wiring.js';

/** What a panel is made of. */
export interface PanelOptions {
  /** The patch switches of this site. */
  switches: Map<string, PatchSwitchSpec>;
  /** Port number on the tester's software switch of each uplink interface; empty: there is no software switch. */
  uplinks: Map<string, number>;
  ledger: Ledger;
  /** Looks at the far end of a port's cable, where the caller can; without it the switch's word is all there is. */
  carrier?: CarrierLook;
  /** CLOCK_REALTIME in ms. */
  now?: () => number;
}

/** Limits of a cut. */
export interface CutOptions extends Limits {
  how: CutKind;
  /** Silent cuts end by themselves this long after our last sign of life, in ms (default 10,000). */
  leaseMs?: number;
}

/** Something happened on the panel. */
export type PanelChange = LinkChange | SwitchChange;

const DEFAULT_LEASE_MS = 10_000;

/**
 * The patch panel of one site: joins hosts to ports and ports to ports, cuts links and restores them. Connections
 * are brought to its switches by `Connections`; after each reconnection it puts the switch right by itself.
 */
export class Panel extends EventEmitter<{ change: [PanelChange] }> {
  /** The tester's software switch. */
  readonly software: ControlledSwitch;
  readonly #options: PanelOptions;
  readonly #now: () => number;
  readonly #hardware = new Map<string, ControlledSwitch>();
  readonly #kept: KeptSwitch[] = [];
  #wiring: Wiring | undefined;
  #links = new Map<string, PanelLink>();

  constructor(options: PanelOptions) {
    super();
    this.#options = options;
    this.#now = options.now ?? (() => performance.timeOrigin + performance.now());
    this.software = new ControlledSwitch('software switch', undefined, this.#now);
    if (options.uplinks.size > 0) this.#follow(this.software);
    for (const spec of options.switches.values()) {
      const target = new ControlledSwitch(spec.name, spec.datapathId, this.#now);
      this.#hardware.set(spec.name, target);
      this.#follow(target, spec);
    }
  }

  /** A patch switch by its name in the testbed. */
  switch(name: string): ControlledSwitch {
    const found = this.#hardware.get(name);
    if (!found) throw new Error(`the panel has no switch ${name}`);
    return found;
  }

  /**
   * Makes this wiring, and no other: links that go away or change are restored first.
   * @throws wiring.* before anything is changed; switch.* from the switches.
   */
  async setWiring(wiring: Wiring, limits: Limits): Promise<void> {
    this.#plan(wiring, []);
    await this.#ready();
    await Promise.all(this.#kept.map(each => each.checkPorts()));
    const keeps = ({ name, pairs }: Link): PanelLink | undefined => {
      const before = this.#links.get(name);
      return before && pairsText(before.pairs) === pairsText(pairs) ? before : undefined;
    };
    const links = new Map(
      wiring.links.map(link => [
        link.name,
        keeps(link) ?? new PanelLink(this.#context(link), change => this.emit('change', change)),
      ]),
    );
    const gone = [...this.#links.values()].filter(link => links.get(link.name) !== link);
    await putRight(gone, limits);
    this.#wiring = wiring;
    this.#links = links;
    await Promise.all(this.#kept.map(each => each.apply(limits)));
  }

  /**
   * Cuts a link and verifies that it is cut.
   * @throws link.unknown, link.alreadyCut, link.notUp, link.carrierStays; switch.* from the switch. Whatever was
   *   changed is put back then.
   */
  async cut(link: string, { how, leaseMs = DEFAULT_LEASE_MS, ...limits }: CutOptions): Promise<CutResult> {
    const found = findLink(this.#links, link);
    await this.#ready();
    return await found.cut(how, leaseMs, limits);
  }

  /**
   * Restores a link and verifies that it is restored.
   * @throws link.unknown, link.notCut, link.lapsed, link.noCarrier; switch.* from the switch.
   */
  async restore(link: string, limits: Limits): Promise<CutResult> {
    const found = findLink(this.#links, link);
    await this.#ready();
    return await found.restore(limits);
  }

  /**
   * Restores every link that is not up; those that are need nothing.
   * @throws link.notRestored with one cause a link.
   */
  async restoreAll(limits: Limits): Promise<void> {
    await this.#ready();
    await putRight([...this.#links.values()], limits);
  }

  /** How switches, ports (with counters) and links are now. */
  state(): Promise<PanelState> {
    const { switches, uplinks } = this.#options;
    const targets = [...(uplinks.size > 0 ? [this.software] : []), ...this.#hardware.values()];
    return panelState(switches, targets, [...this.#links.values()]);
  }

  /**
   * Restores all links and removes all our flows from the patch switches; again is allowed.
   * @throws link.notRestored, or switch.notCleared with one cause a switch, after everything was tried.
   */
  async close(limits: Limits): Promise<void> {
    const restored = this.restoreAll(limits);
    await restored.catch(() => {});
    this.#wiring = undefined;
    this.#links.clear();
    const left = this.#kept.filter(each => each.hasFlows);
    const results = await Promise.allSettled(left.map(each => each.clear(limits)));
    await restored;
    const failed = left.filter((_, index) => results[index]?.status === 'rejected').map(each => each.name);
    if (failed.length > 0) throw switchErrors.notCleared({ switches: failed }, { causes: causesOf(results) });
  }

  #follow(target: ControlledSwitch, spec?: PatchSwitchSpec): void {
    const through = (link: PanelLink): boolean => link.pairs.flat().some(end => end.switch === spec?.name);
    this.#kept.push(
      new KeptSwitch({
        ...{ target, ledger: this.#options.ledger, now: this.#now },
        ...(spec && { spec }),
        wanted: () => {
          const planned = this.#planned();
          return spec ? planned?.hardware.get(spec.name) : planned?.software;
        },
        links: () => [...this.#links.values()].filter(through),
        onChange: change => this.emit('change', change),
      }),
    );
  }

  #context(link: Link): FaultContext {
    const { ledger, carrier = async () => undefined } = this.#options;
    return { link, ledger, carrier, now: this.#now, switchOf: name => this.switch(name) };
  }

  #planned(): Plan | undefined {
    const cuts = [...this.#links.values()].flatMap(link => link.silentCut ?? []);
    return this.#wiring && this.#plan(this.#wiring, cuts);
  }

  #plan(wiring: Wiring, cuts: Parameters<typeof plan>[0]['cuts']): Plan {
    const { switches, uplinks } = this.#options;
    return plan({ ...wiring, switches, uplinks, cuts });
  }

  async #ready(): Promise<void> {
    await Promise.all(this.#kept.map(each => each.ready()));
  }
}

async function putRight(links: PanelLink[], limits: Limits): Promise<void> {
  const results = await Promise.allSettled(links.map(link => link.putRight(limits)));
  const failed = links.filter((_, index) => results[index]?.status === 'rejected').map(link => link.name);
  if (failed.length > 0) throw linkErrors.notRestored({ links: failed }, { causes: causesOf(results) });
}

/** What went wrong for the user; a defect of ours is thrown as it is. */
function causesOf(results: PromiseSettledResult<unknown>[]): TsunaguError[] {
  return results.flatMap(result => {
    if (result.status === 'fulfilled') return [];
    if (result.reason instanceof TsunaguError) return [result.reason];
    throw result.reason;
  });
}

const pairsText = (pairs: Link['pairs']): string => pairs.map(pair => pair.map(portKey).join('-')).join(' ');
