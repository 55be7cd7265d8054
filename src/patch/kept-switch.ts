import { setTimeout as delay } from 'node:timers/promises';
import type { Ledger } from '../scope/index.js';
import type { PatchSwitchSpec } from '../testbed/model.js';
import { checkPorts } from './check-ports.js';
import { type OurPorts, placeOf, placesOf } from './compare.js';
import type { ControlledSwitch } from './controlled-switch.js';
import { cookieOf, isOurs } from './cookies.js';
import type { Limits } from './fault.js';
import type { WantedFlow } from './flow.js';
import { type Applied, applyFlows, holdsFlows } from './flow-table.js';
import { ourPorts } from './hardware-flows.js';
import type { Connection, FlowRemoved } from './openflow.js';
import type { PanelLink } from './panel-link.js';
import { isUsable } from './port-state.js';
import { switchErrors } from './switch-errors.js';
import type { FlowsRecord } from './undo.js';

/** Something happened to a switch. */
export type SwitchChange =
  | { kind: 'connected' | 'disconnected'; switch: string; at: number }
  | { kind: 'port'; switch: string; port: number; name: string; up: boolean; at: number }
  /** Putting a switch right did not work (it is tried again), or it had lost flows of ours. */
  | { kind: 'problem'; switch: string; error: unknown; at: number };

/** What a switch is kept to. */
export interface Keep {
  target: ControlledSwitch;
  /** Its part of the testbed; absent for the tester's own software switch, which is removed as a whole. */
  spec?: PatchSwitchSpec;
  ledger: Ledger;
  /** The flows it must hold now; undefined before there is any wiring. */
  wanted(): WantedFlow[] | undefined;
  /** The links that run through it. */
  links(): PanelLink[];
  now(): number;
  onChange(change: SwitchChange): void;
}

/** Time to put a switch right after it has connected, in ms. */
const SETTLE_BUDGET_MS = 15_000;
/** Pauses before it is tried again, in ms: some switches refuse flows for up to 180 s after a reboot. */
const AGAIN_MS = [1000, 2000, 4000, 8000, ...Array.from({ length: 12 }, () => 15_000)];
/** Somebody who deletes all flows is told flow by flow: so long after the first one it is looked at, in ms. */
const LOSSES_MS = 20;

/** Keeps one switch to what the panel wants of it, also when it connects again. */
export class KeptSwitch {
  readonly #keep: Keep;
  #settled: Promise<void> = Promise.resolve();
  /** Takes back the ledger's record that flows of ours are on the switch. */
  #strike: (() => void) | undefined;
  /** The connection on which it was put right last. */
  #settledOn: Connection | undefined;
  /** Wires and drops that somebody else has deleted since the last look. */
  #lost = new Set<string>();

  constructor(keep: Keep) {
    this.#keep = keep;
    const { target, onChange, now } = keep;
    const { name } = target;
    target.on('disconnected', () => onChange({ kind: 'disconnected', switch: name, at: now() }));
    target.on('connected', () => {
      onChange({ kind: 'connected', switch: name, at: now() });
      this.#begin();
    });
    target.on('flowRemoved', removed => this.#onRemoved(removed));
    target.on('portStatus', port => {
      const { portNo, name: portName } = port;
      onChange({ kind: 'port', switch: name, port: portNo, name: portName, up: isUsable(port), at: now() });
    });
  }

  get name(): string {
    return this.#keep.target.name;
  }

  /** Whether flows of ours may be on a switch that is not ours as a whole. */
  get hasFlows(): boolean {
    return this.#strike !== undefined;
  }

  /** A patch switch may be shared with another tsunagu, which has other ports of it. */
  get #ports(): OurPorts {
    const { spec } = this.#keep;
    return spec && ourPorts(spec);
  }

  /** Waits until the switch, if it has just connected, is put right. */
  ready(): Promise<void> {
    return this.#settled;
  }

  /** @throws switch.noSuchPort, switch.portNameDiffers, switch.disconnected. */
  async checkPorts(): Promise<void> {
    const { target, spec } = this.#keep;
    const doing = { en: 'check its ports', ja: 'ポートの確認' };
    if (spec) await target.use(doing, async ({ ports }) => checkPorts(spec, ports));
  }

  /** Makes it hold the flows that are wanted. @throws what `applyFlows` throws. */
  async apply(limits: Limits): Promise<Applied> {
    const { target, spec, ledger, wanted } = this.#keep;
    if (spec && !this.#strike) {
      const { datapathText: datapathId } = target;
      const ports = [...ourPorts(spec)];
      const record: FlowsRecord = { kind: 'flows', switch: spec.name, datapathId, ports };
      this.#strike = ledger.add(record);
    }
    const applied = await applyFlows(target, () => wanted() ?? [], limits, this.#ports);
    this.#settledOn = target.current;
    return applied;
  }

  /** A switch that had flows of ours before, and has none now, is told of: it may have made loops while it was away. */
  async #applyAgain(limits: Limits): Promise<void> {
    const { target, spec, now, wanted, onChange } = this.#keep;
    const isNew = target.current !== this.#settledOn;
    const { added } = await this.apply(limits);
    const count = wanted()?.length ?? 0;
    if (!spec || !isNew || count === 0 || added < count) return;
    const error = switchErrors.emptyAfterAway({ switch: spec.name, count });
    onChange({ kind: 'problem', switch: spec.name, error, at: now() });
  }

  /** Removes all flows of ours. @throws what `applyFlows` throws. */
  async clear(limits: Limits): Promise<void> {
    await applyFlows(this.#keep.target, () => [], limits, this.#ports);
    this.#strike?.();
    this.#strike = undefined;
  }

  /** Puts the switch right, once more and again in the background when that fails. */
  #begin(): void {
    const { target } = this.#keep;
    const connection = target.current;
    this.#settled = this.#settle().then(isRight => {
      if (!isRight) void again();
    });
    const again = async (): Promise<void> => {
      for (const pause of AGAIN_MS) {
        await delay(pause, undefined, { ref: false });
        if (target.current !== connection || (await this.#settle())) return;
      }
    };
  }

  /** What is not for a lease to end, and still wanted, was deleted by somebody else. */
  #onRemoved({ cookie, tableId, priority, match }: FlowRemoved): void {
    if (!isOurs(cookie) || cookie === cookieOf('cut')) return;
    const { wanted } = this.#keep;
    const place = placeOf({ tableId, priority, match });
    if (!placesOf(wanted() ?? []).has(place)) return;
    this.#lost.add(place);
    if (this.#lost.size === 1) setTimeout(() => void this.#lookForLosses(), LOSSES_MS).unref();
  }

  /** What was removed may have been earlier flows in the same places: Open vSwitch says so late. */
  async #lookForLosses(): Promise<void> {
    const { target, wanted, onChange, now } = this.#keep;
    const places = this.#lost;
    this.#lost = new Set();
    const flows = (wanted() ?? []).filter(flow => places.has(placeOf(flow)));
    if (await holdsFlows(target, flows).catch(() => false)) return;
    const error = switchErrors.flowsLost({ switch: target.name, count: flows.length });
    onChange({ kind: 'problem', switch: target.name, error, at: now() });
    if (target.current) this.#begin();
  }

  /**
   * What was restored while it was away is up, wires are there, and a cut still holds or is said to have ended.
   * @returns whether it worked; if not, that has been said.
   */
  async #settle(): Promise<boolean> {
    const { target, wanted, links, now, onChange } = this.#keep;
    if (!wanted()) return true;
    const limits = { budgetMs: SETTLE_BUDGET_MS };
    try {
      // Before flows are applied, as that would make a silent cut anew that had ended.
      await Promise.all(links().map(link => link.checkCut()));
      await Promise.all([
        ...links().map(link => link.clearLeftovers(limits)),
        this.checkPorts().then(() => this.#applyAgain(limits)),
      ]);
      return true;
    } catch (error) {
      onChange({ kind: 'problem', switch: target.name, error, at: now() });
      return false;
    }
  }
}
