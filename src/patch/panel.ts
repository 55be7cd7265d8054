import { EventEmitter } from 'node:events';
import { TsunaguError } from '../errors/index.js';
import type { Ledger } from '../scope/index.js';
import type { PatchSwitchSpec } from '../testbed/model.js';
import { checkPorts } from './check-ports.js';
import { ControlledSwitch } from './controlled-switch.js';
import type { CarrierLook, CutKind, CutResult, FaultContext, Limits } from './fault.js';
import type { WantedFlow } from './flow.js';
import { applyFlows } from './flow-table.js';
import { linkErrors } from './link-errors.js';
import { findLink, type LinkChange, PanelLink } from './panel-link.js';
import { type PanelState, panelState } from './panel-state.js';
import { plan } from './plan.js';
import { isUsable } from './port-state.js';
import { switchErrors } from './switch-errors.js';
import type { FlowsRecord } from './undo.js';
import { portKey, type Wiring } from './wiring.js';

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
export type PanelChange =
  | LinkChange
  | { kind: 'connected' | 'disconnected'; switch: string; at: number }
  | { kind: 'port'; switch: string; port: number; name: string; up: boolean; at: number }
  /** Putting a switch right after it connected did not work. */
  | { kind: 'problem'; switch: string; error: unknown; at: number };

const DEFAULT_LEASE_MS = 10_000;
/** Time to put a switch right after it has connected, in ms. */
const SETTLE_BUDGET_MS = 15_000;
const SOFTWARE = 'software switch';

/**
 * The patch panel of one site: joins hosts to ports and ports to ports, cuts links and restores them. Connections
 * are brought to its switches by `Connections`; after each reconnection it puts the switch right by itself.
 */
export class Panel extends EventEmitter<{ change: [PanelChange] }> {
  /** The tester's software switch. */
  readonly software: ControlledSwitch;
  readonly #options: PanelOptions;
  readonly #now: () => number;
  readonly #hardware: Map<string, ControlledSwitch>;
  readonly #settled = new Map<ControlledSwitch, Promise<void>>();
  readonly #strikeFlows = new Map<string, () => void>();
  #wiring: Wiring | undefined;
  #links = new Map<string, PanelLink>();

  constructor(options: PanelOptions) {
    super();
    this.#options = options;
    this.#now = options.now ?? (() => performance.timeOrigin + performance.now());
    this.software = new ControlledSwitch(SOFTWARE, undefined, this.#now);
    this.#hardware = new Map(
      [...options.switches.values()].map(spec => [
        spec.name,
        new ControlledSwitch(spec.name, spec.datapathId, this.#now),
      ]),
    );
    for (const target of this.#switches) this.#follow(target);
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
    for (const spec of this.#options.switches.values()) await this.#checkPorts(spec);
    const kept = new Map(
      wiring.links.flatMap(link => {
        const before = this.#links.get(link.name);
        return before && samePairs(before, link) ? [[link.name, before]] : [];
      }),
    );
    await this.#restore(
      [...this.#links.values()].filter(link => kept.get(link.name) !== link),
      limits,
    );
    this.#wiring = wiring;
    this.#links = new Map(
      wiring.links.map(link => [
        link.name,
        kept.get(link.name) ?? new PanelLink(this.#context(link), change => this.emit('change', change)),
      ]),
    );
    await Promise.all(this.#switches.map(target => this.#apply(target, limits)));
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
    await this.#restore([...this.#links.values()], limits);
  }

  /** How switches, ports and links are now, with the counters of ports and of the wires' flows. */
  state(): Promise<PanelState> {
    return panelState(this.#options.switches, this.#switches, [...this.#links.values()]);
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
    const names = [...this.#strikeFlows.keys()];
    const results = await Promise.allSettled(names.map(name => this.#clear(name, limits)));
    await restored;
    const failed = names.filter((_, index) => results[index]?.status === 'rejected');
    if (failed.length > 0) throw switchErrors.notCleared({ switches: failed }, { causes: causesOf(results) });
  }

  async #clear(name: string, limits: Limits): Promise<void> {
    await applyFlows(this.switch(name), () => [], limits);
    this.#strikeFlows.get(name)?.();
    this.#strikeFlows.delete(name);
  }

  get #switches(): ControlledSwitch[] {
    return [...(this.#options.uplinks.size > 0 ? [this.software] : []), ...this.#hardware.values()];
  }

  #context(link: Wiring['links'][number]): FaultContext {
    const { ledger, carrier = async () => undefined } = this.#options;
    return { link, ledger, carrier, now: this.#now, switchOf: name => this.switch(name) };
  }

  #plan(wiring: Wiring, cuts: Parameters<typeof plan>[0]['cuts']) {
    const { switches, uplinks } = this.#options;
    return plan({ ...wiring, switches, uplinks, cuts });
  }

  #wanted(target: ControlledSwitch): WantedFlow[] {
    if (!this.#wiring) return [];
    const cuts = [...this.#links.values()].flatMap(link => link.silentCut ?? []);
    const { hardware, software } = this.#plan(this.#wiring, cuts);
    return target === this.software ? software : (hardware.get(target.name) ?? []);
  }

  #checkPorts(spec: PatchSwitchSpec): Promise<void> {
    const doing = { en: 'check its ports', ja: 'ポートの確認' };
    return this.switch(spec.name).use(doing, async ({ ports }) => checkPorts(spec, ports));
  }

  async #apply(target: ControlledSwitch, limits: Limits): Promise<void> {
    if (target !== this.software && !this.#strikeFlows.has(target.name)) {
      const { name, datapathText } = target;
      const record: FlowsRecord = { kind: 'flows', switch: name, datapathId: datapathText };
      this.#strikeFlows.set(name, this.#options.ledger.add(record));
    }
    await applyFlows(target, () => this.#wanted(target), limits);
  }

  async #restore(links: PanelLink[], limits: Limits): Promise<void> {
    const results = await Promise.allSettled(links.map(link => link.putRight(limits)));
    const failed = links.filter((_, index) => results[index]?.status === 'rejected').map(link => link.name);
    if (failed.length > 0) throw linkErrors.notRestored({ links: failed }, { causes: causesOf(results) });
  }

  #follow(target: ControlledSwitch): void {
    const tell = (kind: 'connected' | 'disconnected'): void => {
      this.emit('change', { kind, switch: target.name, at: this.#now() });
    };
    target.on('disconnected', () => tell('disconnected'));
    target.on('connected', () => {
      tell('connected');
      this.#settled.set(target, this.#settle(target));
    });
    target.on('portStatus', port => {
      const { portNo, name } = port;
      const change = { port: portNo, name, up: isUsable(port), at: this.#now() };
      this.emit('change', { kind: 'port', switch: target.name, ...change });
    });
  }

  /** Puts a switch right that has connected: what was restored meanwhile stays so, wires are there, cuts still hold. */
  async #settle(target: ControlledSwitch): Promise<void> {
    if (!this.#wiring) return;
    const limits = { budgetMs: SETTLE_BUDGET_MS };
    try {
      const touching = [...this.#links.values()].filter(link =>
        link.pairs.flat().some(end => end.switch === target.name),
      );
      // Before flows are applied, as that would make a silent cut anew that had ended.
      await Promise.all(touching.map(link => link.checkCut()));
      const spec = this.#options.switches.get(target.name);
      await Promise.all([
        ...touching.map(link => link.clearLeftovers(limits)),
        spec ? this.#checkPorts(spec).then(() => this.#apply(target, limits)) : this.#apply(target, limits),
      ]);
    } catch (error) {
      this.emit('change', { kind: 'problem', switch: target.name, error, at: this.#now() });
    }
  }

  /** Waits until switches that have just connected are put right. */
  async #ready(): Promise<void> {
    await Promise.all(this.#settled.values());
  }
}

function samePairs(before: PanelLink, { pairs }: Wiring['links'][number]): boolean {
  const text = (all: typeof pairs): string => all.map(pair => pair.map(portKey).join('-')).join(' ');
  return text(before.pairs) === text(pairs);
}

/** What went wrong for the user; a defect of ours is thrown as it is. */
function causesOf(results: PromiseSettledResult<unknown>[]): TsunaguError[] {
  return results.flatMap(result => {
    if (result.status === 'fulfilled') return [];
    if (result.reason instanceof TsunaguError) return [result.reason];
    throw result.reason;
  });
}
