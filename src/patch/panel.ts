import { EventEmitter } from 'node:events';
import { TsunaguError } from '../errors/index.js';
import type { Ledger } from '../scope/index.js';
import type { PatchSwitchSpec, PortRef } from '../testbed/model.js';
import { checkAbilities } from './abilities.js';
import { checkVersion } from './check-version.js';
import { ControlledSwitch } from './controlled-switch.js';
import { cookieOf } from './cookies.js';
import type { CarrierLook, CutResult, Failure, FaultContext, Limits } from './fault.js';
import type { WantedFlow } from './flow.js';
import type { SilentCut } from './hardware-flows.js';
import { inOrder, type Order } from './in-order.js';
import { KeptSwitch, type SwitchChange } from './kept-switch.js';
import { linkErrors } from './link-errors.js';
import { checkFailure } from './make-fault.js';
import { findLink, type LinkChange, PanelLink } from './panel-link.js';
import { type PanelState, panelState } from './panel-state.js';
import { type Plan, plan } from './plan.js';
import { switchErrors } from './switch-errors.js';
import { type Link, portKey, requirePort, type Wiring } from './wiring.js';

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

/** A failure, and how long making it may take. */
export type CutOptions = Failure & Limits;

/** Time to restore links in when others of a set could not be cut, in ms. */
const UNDO_BUDGET_MS = 15_000;

/** Something happened on the panel. */
export type PanelChange = LinkChange | SwitchChange;

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
  /** Ports that were cut by themselves, by their text. */
  readonly #ports = new Map<string, PanelLink>();

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
    for (const spec of this.#options.switches.values()) checkVersion(spec, this.switch(spec.name), wiring);
    const keeps = ({ name, pairs }: Link): PanelLink | undefined => {
      const before = this.#links.get(name);
      return before && pairsText(before.pairs) === pairsText(pairs) ? before : undefined;
    };
    const links = new Map(
      wiring.links.map(link => [link.name, keeps(link) ?? this.#panelLink(link, link.pairs.flat())]),
    );
    const gone = [...this.#links.values()].filter(link => links.get(link.name) !== link);
    await putRight(gone, limits);
    this.#wiring = wiring;
    this.#links = links;
    await Promise.all(this.#kept.map(each => each.apply(limits)));
  }

  /**
   * Cuts a link and verifies that it is cut. A link that flaps goes on by itself, and is to be restored all the same.
   * @throws link.unknown, link.alreadyCut, link.overlaps, link.notUp, link.carrierStays, and what `checkFailure`
   *   throws; switch.* from the switch. Whatever was changed is put back then.
   */
  async cut(link: string, { budgetMs, signal, ...failure }: CutOptions): Promise<CutResult> {
    const found = findLink(this.#links, link);
    await this.#ready();
    return await this.#cut(found, failure, { budgetMs, signal });
  }

  /**
   * Whether a link can be cut like this, as far as can be known before: changes nothing.
   * @throws link.unknown, link.badFlap, link.notItsPort, link.cannotDo with the nearest thing that can be done.
   */
  async checkFailure(link: string, failure: Failure): Promise<void> {
    const { context } = findLink(this.#links, link);
    await this.#ready();
    checkFailure(context, failure);
    await checkAbilities(context, this.#options.switches, failure);
  }

  /**
   * Cuts several links, all or none: at once, or in the order in which they are given, with gaps.
   * @throws what `checkFailure` throws before anything is changed; link.notAllCut with one cause a link.
   */
  async cutAll(
    links: string[],
    { order, gapMs, ...options }: CutOptions & Order,
  ): Promise<Map<string, CutResult>> {
    for (const link of links) await this.checkFailure(link, options);
    const names = [...new Set(links)];
    const when = { order, gapMs, signal: options.signal } as Order;
    const outcomes = await inOrder(names, when, link => this.cut(link, options));
    const failed = names.filter(link => outcomes.get(link)?.status === 'rejected');
    if (failed.length === 0) return results(outcomes);
    const cut = names.filter(link => outcomes.get(link)?.status === 'fulfilled');
    const undone = await Promise.allSettled(
      cut.map(link => this.restore(link, { budgetMs: UNDO_BUDGET_MS })),
    );
    const causes = [...causesOf([...outcomes.values()]), ...causesOf(undone)];
    throw linkErrors.notAllCut({ links: names, failed }, { causes });
  }

  /**
   * Restores several links: at once, or in the order in which they are given, with gaps.
   * @throws link.notRestored with one cause a link.
   */
  async restoreSome(
    links: string[],
    { order, gapMs, ...limits }: Limits & Order,
  ): Promise<Map<string, CutResult>> {
    const when = { order, gapMs, signal: limits.signal } as Order;
    const outcomes = await inOrder([...new Set(links)], when, link => this.restore(link, limits));
    const failed = links.filter(link => outcomes.get(link)?.status !== 'fulfilled');
    if (failed.length === 0) return results(outcomes);
    throw linkErrors.notRestored({ links: failed }, { causes: causesOf([...outcomes.values()]) });
  }

  /**
   * Cuts a port of a patch switch off from all that it is joined to, be it hosts or a link; `one-way` drops what
   * comes in there.
   * @throws as `cut`; wiring.undeclaredPort, unknownSwitch, uplinkPort.
   */
  async cutPort(port: PortRef, { budgetMs, signal, ...failure }: CutOptions): Promise<CutResult> {
    requirePort(this.#options.switches, portText(port), port);
    await this.#ready();
    const found =
      this.#ports.get(portText(port)) ?? this.#panelLink({ name: portText(port), pairs: [] }, [port]);
    this.#ports.set(found.name, found);
    return await this.#cut(found, failure, { budgetMs, signal });
  }

  /** Ends what `cutPort` began. @throws as `restore`. */
  async restorePort(port: PortRef, limits: Limits): Promise<CutResult> {
    await this.#ready();
    const found = this.#ports.get(portText(port));
    if (!found) throw linkErrors.notCut({ link: portText(port) });
    return await found.restore(limits);
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
    await putRight(this.#all, limits);
  }

  /** How switches, ports (with counters) and links are now. */
  state(): Promise<PanelState> {
    const { switches, uplinks } = this.#options;
    const targets = [...(uplinks.size > 0 ? [this.software] : []), ...this.#hardware.values()];
    return panelState(switches, targets, [...this.#links.values()], [...this.#ports.values()], this.#now);
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
    this.#ports.clear();
    const left = this.#kept.filter(each => each.hasFlows);
    const results = await Promise.allSettled(left.map(each => each.clear(limits)));
    await restored;
    const failed = left.filter((_, index) => results[index]?.status === 'rejected').map(each => each.name);
    if (failed.length > 0) throw switchErrors.notCleared({ switches: failed }, { causes: causesOf(results) });
  }

  #follow(target: ControlledSwitch, spec?: PatchSwitchSpec): void {
    const through = (link: PanelLink): boolean => link.ends.some(end => end.switch === spec?.name);
    this.#kept.push(
      new KeptSwitch({
        ...{ target, ledger: this.#options.ledger, now: this.#now },
        ...(spec && { spec }),
        wanted: () => {
          const planned = this.#planned();
          return spec ? planned?.hardware.get(spec.name) : planned?.software;
        },
        links: () => this.#all.filter(through),
        onChange: change => this.emit('change', change),
      }),
    );
  }

  get #all(): PanelLink[] {
    return [...this.#links.values(), ...this.#ports.values()];
  }

  async #cut(link: PanelLink, failure: Failure, limits: Limits): Promise<CutResult> {
    await checkAbilities(link.context, this.#options.switches, failure);
    const ends = this.#footprint(link);
    const other = this.#all.find(
      each => each !== link && each.state.how && this.#footprint(each).some(end => ends.includes(end)),
    );
    if (other) throw linkErrors.overlaps({ link: link.name, other: other.name, how: other.state.how ?? '' });
    return await link.cut(failure, limits);
  }

  /** The ports that a failure touches: with one port of a link, all of that link's. */
  #footprint({ ends }: PanelLink): string[] {
    const own = ends.map(portKey);
    const through = [...this.#links.values()].map(link => link.ends.map(portKey));
    return [...own, ...through.filter(ports => ports.some(port => own.includes(port))).flat()];
  }

  #panelLink(link: Link, ends: PortRef[]): PanelLink {
    const { ledger, carrier = async () => undefined } = this.#options;
    const cutFlows = (name: string, cut: SilentCut): WantedFlow[] =>
      (this.#plan(this.#wiring ?? { hosts: [], links: [] }, [cut]).hardware.get(name) ?? []).filter(
        flow => flow.cookie === cookieOf('cut'),
      );
    const context: FaultContext = {
      ...{ link, ends, cutFlows, ledger, carrier, now: this.#now, switchOf: name => this.switch(name) },
    };
    return new PanelLink(context, change => this.emit('change', change));
  }

  #planned(): Plan | undefined {
    return (
      this.#wiring &&
      this.#plan(
        this.#wiring,
        this.#all.flatMap(link => link.drops ?? []),
      )
    );
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

function results(outcomes: Map<string, PromiseSettledResult<CutResult>>): Map<string, CutResult> {
  return new Map(
    [...outcomes].flatMap(([link, outcome]) =>
      outcome.status === 'fulfilled' ? [[link, outcome.value]] : [],
    ),
  );
}

/** A port as the testbed writes it. */
const portText = ({ switch: name, port }: PortRef): string => `${name}:${port}`;

const pairsText = (pairs: Link['pairs']): string => pairs.map(pair => pair.map(portKey).join('-')).join(' ');
