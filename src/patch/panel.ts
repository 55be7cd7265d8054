import { EventEmitter } from 'node:events';
import type { PortRef } from '../testbed/model.js';
import { checkAbilities } from './abilities.js';
import type { ControlledSwitch } from './controlled-switch.js';
import { cookieOf } from './cookies.js';
import type { CutResult, Failure, FaultContext, Limits } from './fault.js';
import type { WantedFlow } from './flow.js';
import type { SilentCut } from './hardware-flows.js';
import type { Order } from './in-order.js';
import { KeptSwitches } from './kept-switches.js';
import { withLease } from './lease-minimum.js';
import { cutSet, type OneLink, restoreSet } from './link-sets.js';
import { checkFailure } from './make-fault.js';
import { putRight } from './outcomes.js';
import { PanelLink } from './panel-link.js';
import { PanelLinks } from './panel-links.js';
import type { CutOptions, PanelChange, PanelOptions } from './panel-options.js';
import { type PanelState, panelState } from './panel-state.js';
import type { Plan } from './plan.js';
import { Planner } from './planner.js';
import { type Link, portText, requirePort, type Wiring } from './wiring.js';

/** A connection that broke just before the end is back by then, in ms; nothing is left on the switch. */
const COME_BACK_MS = 5000;

/**
 * The patch panel of one site: joins hosts to ports and ports to ports, cuts links and restores them. Connections
 * are brought to its switches by `Connections`; after each reconnection it puts the switch right by itself.
 */
export class Panel extends EventEmitter<{ change: [PanelChange] }> {
  readonly #options: PanelOptions;
  readonly #now: () => number;
  readonly #planner: Planner;
  readonly #switches: KeptSwitches;
  readonly #links: PanelLinks;
  readonly #one: OneLink = {
    check: (link, options) => this.checkFailure(link, options),
    cut: (link, options) => this.cut(link, options),
    restore: (link, limits) => this.restore(link, limits),
  };
  #wiring: Wiring | undefined;

  constructor(options: PanelOptions) {
    super();
    this.#options = options;
    this.#now = options.now ?? (() => performance.timeOrigin + performance.now());
    this.#planner = new Planner(options);
    this.#links = new PanelLinks((link, ends) => this.#panelLink(link, ends));
    this.#switches = new KeptSwitches(options, {
      ...{ ledger: options.ledger, now: this.#now },
      planned: () => this.#planned(),
      links: () => this.#links.all,
      onChange: change => this.emit('change', change),
    });
  }

  /** The tester's software switch. */
  get software(): ControlledSwitch {
    return this.#switches.software;
  }

  /** A patch switch by its name in the testbed. */
  switch(name: string): ControlledSwitch {
    return this.#switches.get(name);
  }

  /**
   * Makes this wiring, and no other: links that go away or change are restored first.
   * @throws wiring.* before anything is changed; switch.* from the switches.
   */
  async setWiring(wiring: Wiring, limits: Limits): Promise<void> {
    this.#planner.plan(wiring, []);
    await this.#switches.ready();
    await this.#switches.check(wiring);
    const { gone, replace } = this.#links.prepare(wiring.links);
    await putRight(gone, limits);
    this.#wiring = wiring;
    replace();
    await this.#switches.apply(limits);
  }

  /**
   * Cuts a link and verifies that it is cut. A link that flaps goes on by itself, and is to be restored all the same.
   * @throws link.unknown, link.alreadyCut, link.overlaps, link.notUp, link.carrierStays, and what `checkFailure`
   *   throws; switch.* from the switch. Whatever was changed is put back then.
   */
  async cut(link: string, { budgetMs, signal, ...failure }: CutOptions): Promise<CutResult> {
    const found = this.#links.find(link);
    await this.#switches.ready();
    return await this.#cut(found, failure, { budgetMs, signal });
  }

  /**
   * Whether a link can be cut like this, as far as can be known before: changes nothing.
   * @throws link.unknown, link.badFlap, link.notItsPort, link.cannotDo with the nearest thing that can be done.
   */
  async checkFailure(link: string, failure: Failure): Promise<void> {
    const { context } = this.#links.find(link);
    await this.#switches.ready();
    checkFailure(context, failure);
    withLease(failure, context, this.#options.switches);
    await checkAbilities(context, this.#options.switches, failure);
  }

  /** As `checkFailure`, for a port to be cut by itself. @throws wiring.undeclaredPort, unknownSwitch, uplinkPort too. */
  async checkPortFailure(port: PortRef, failure: Failure): Promise<void> {
    requirePort(this.#options.switches, portText(port), port);
    await this.#switches.ready();
    const { context } = this.#panelLink({ name: portText(port), pairs: [] }, [port]);
    checkFailure(context, failure);
    await checkAbilities(context, this.#options.switches, failure);
  }

  /**
   * Cuts several links, all or none: at once, or in the order in which they are given, with gaps.
   * @throws what `checkFailure` throws before anything is changed; link.notAllCut with one cause a link.
   */
  cutAll(links: string[], options: CutOptions & Order): Promise<Map<string, CutResult>> {
    return cutSet(this.#one, links, options);
  }

  /**
   * Restores several links: at once, or in the order in which they are given, with gaps.
   * @throws link.notRestored with one cause a link.
   */
  restoreSome(links: string[], options: Limits & Order): Promise<Map<string, CutResult>> {
    return restoreSet(this.#one, links, options);
  }

  /**
   * Cuts a port of a patch switch off from all that it is joined to, be it hosts or a link; `one-way` drops what
   * comes in there.
   * @throws as `cut`; wiring.undeclaredPort, unknownSwitch, uplinkPort.
   */
  async cutPort(port: PortRef, { budgetMs, signal, ...failure }: CutOptions): Promise<CutResult> {
    requirePort(this.#options.switches, portText(port), port);
    await this.#switches.ready();
    return await this.#cut(this.#links.port(port), failure, { budgetMs, signal });
  }

  /** Ends what `cutPort` began. @throws as `restore`. */
  async restorePort(port: PortRef, limits: Limits): Promise<CutResult> {
    await this.#switches.ready();
    return await this.#links.cutPort(port).restore(limits);
  }

  /**
   * Restores a link and verifies that it is restored.
   * @throws link.unknown, link.notCut, link.lapsed, link.noCarrier; switch.* from the switch.
   */
  async restore(link: string, limits: Limits): Promise<CutResult> {
    const found = this.#links.find(link);
    await this.#switches.ready();
    return await found.restore(limits);
  }

  /**
   * Restores every link that is not up; those that are need nothing.
   * @throws link.notRestored with one cause a link.
   */
  async restoreAll(limits: Limits): Promise<void> {
    await this.#switches.ready();
    await putRight(this.#links.all, limits);
  }

  /** How switches, ports (with counters) and links are now. */
  state(): Promise<PanelState> {
    const { links, ports } = this.#links;
    return panelState(this.#options.switches, this.#switches.all, links, ports, this.#now);
  }

  /**
   * Restores all links and removes all our flows from the patch switches; again is allowed.
   * @throws link.notRestored, or switch.notCleared with one cause a switch, after everything was tried.
   */
  async close(limits: Limits): Promise<void> {
    await this.#switches.comeBack(Math.min(limits.budgetMs / 2, COME_BACK_MS));
    const restored = this.restoreAll(limits);
    await restored.catch(() => {});
    this.#wiring = undefined;
    this.#links.clear();
    const [, cleared] = await Promise.allSettled([restored, this.#switches.clear(limits)]);
    await restored;
    if (cleared.status === 'rejected') throw cleared.reason;
  }

  async #cut(link: PanelLink, failure: Failure, limits: Limits): Promise<CutResult> {
    await checkAbilities(link.context, this.#options.switches, failure);
    const leased = withLease(failure, link.context, this.#options.switches);
    // A switch that has renumbered its ports since would have other ones taken down.
    await this.#switches.checkPorts(new Set(link.ends.map(end => end.switch)));
    this.#links.requireFree(link);
    return await link.cut(leased, limits);
  }

  #panelLink(link: Link, ends: PortRef[]): PanelLink {
    const { ledger, carrier = async () => undefined } = this.#options;
    const cutFlows = (name: string, cut: SilentCut): WantedFlow[] =>
      (this.#planner.plan(this.#wiring ?? { hosts: [], links: [] }, [cut]).hardware.get(name) ?? []).filter(
        flow => flow.cookie === cookieOf('cut'),
      );
    const via = (): PortRef[] => {
      const wires = this.#wiring ? this.#planner.plan(this.#wiring, []).routes.wires : [];
      return wires
        .filter(wire => wire.link === link.name)
        .flatMap(({ hops }) => hops.flatMap(({ from, to }) => [from, to]));
    };
    const context: FaultContext = {
      ...{ link, ends, via, cutFlows, ledger, carrier, now: this.#now, switchOf: name => this.switch(name) },
    };
    return new PanelLink(context, change => this.emit('change', change));
  }

  #planned(): Plan | undefined {
    return (
      this.#wiring &&
      this.#planner.plan(
        this.#wiring,
        this.#links.all.flatMap(link => link.drops ?? []),
      )
    );
  }
}
