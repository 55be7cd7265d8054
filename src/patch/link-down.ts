import type { Port } from 'node-openflow';
import type { PortRef } from '../testbed/model.js';
import { WaitTimeout, waitFor } from '../wait/index.js';
import type { ControlledSwitch } from './controlled-switch.js';
import type { CutResult, Fault, FaultContext, LapseReason, Limits } from './fault.js';
import { groupBy } from './group-by.js';
import { linkErrors } from './link-errors.js';
import { setPorts } from './port-state.js';
import { type PortDownRecord, portNow } from './undo.js';
import { portKey } from './wiring.js';

/** Takes the ports at both ends of each wire of a link down, so that what is plugged in there loses carrier. */
export class LinkDown implements Fault {
  readonly how = 'link-down';
  readonly #context: FaultContext;
  readonly #onLapse: (reason: LapseReason) => void;
  readonly #unwatch: (() => void)[] = [];
  readonly #strikes: (() => void)[] = [];
  /** What the switch called the ports when they were taken down. */
  readonly #names = new Map<string, string>();

  /** @param onLapse told when something else brought a port up again. */
  constructor(context: FaultContext, onLapse: (reason: LapseReason) => void) {
    this.#context = context;
    this.#onLapse = onLapse;
  }

  async cut(limits: Limits): Promise<CutResult> {
    for (const end of this.#ends) this.#strikes.push(this.#context.ledger.add(this.#record(end)));
    const result = await this.#set('down', limits);
    this.#watch();
    return result;
  }

  async restore(limits: Limits): Promise<CutResult> {
    for (const unwatch of this.#unwatch.splice(0)) unwatch();
    const result = await this.#set('up', limits);
    for (const strike of this.#strikes.splice(0)) strike();
    return result;
  }

  async inEffect(): Promise<boolean> {
    return this.#ends.every(end => {
      const target = this.#context.switchOf(end.switch);
      return target.port(this.#now(target, end)).portDown;
    });
  }

  get #ends(): PortRef[] {
    return this.#context.ends;
  }

  #record({ switch: name, port }: PortRef): PortDownRecord {
    const target = this.#context.switchOf(name);
    const { name: portName } = target.port(port);
    this.#names.set(portKey({ switch: name, port }), portName);
    const { datapathText: datapathId } = target;
    return {
      kind: 'port-down',
      switch: name,
      datapathId,
      port,
      name: portName,
      link: this.#context.link.name,
    };
  }

  #watch(): void {
    for (const [name, ends] of groupBy(this.#ends, end => end.switch)) {
      const target = this.#context.switchOf(name);
      const onStatus = (port: Port): void => {
        const isOurs = ends.some(end => this.#now(target, end) === port.portNo);
        if (isOurs && !port.portDown) this.#onLapse('undone');
      };
      target.on('portStatus', onStatus);
      this.#unwatch.push(() => target.off('portStatus', onStatus));
    }
  }

  async #set(goal: 'down' | 'up', limits: Limits): Promise<CutResult> {
    const start = performance.now();
    const at = this.#context.now();
    await Promise.all(
      [...groupBy(this.#ends, end => end.switch)].map(([name, ends]) => {
        const target = this.#context.switchOf(name);
        const ports = ends.map(end => (goal === 'up' ? this.#now(target, end) : end.port));
        return setPorts(target, ports, goal, limits);
      }),
    );
    const left = { ...limits, budgetMs: Math.max(0, limits.budgetMs - (performance.now() - start)) };
    const seen = await Promise.all(this.#ends.map(end => this.#farEnd(end, goal === 'up', left)));
    return { how: this.how, at, verifiedAt: this.#context.now(), evidence: this.#evidence(goal, seen) };
  }

  /** The number of a port, by its name: a switch may renumber its ports while one is down, and another's stay down. */
  #now(target: ControlledSwitch, end: PortRef): number {
    const name = this.#names.get(portKey(end));
    const known = { port: end.port, ...(name !== undefined && { name }) };
    return portNow(target.current?.ports ?? new Map(), known) ?? end.port;
  }

  /** Waits until the far end of a port has, or has lost, carrier. Returns whether that can be seen at all. */
  async #farEnd(end: PortRef, wanted: boolean, limits: Limits): Promise<boolean> {
    const look = async () => {
      const carrier = await this.#context.carrier(end);
      return carrier === undefined || carrier === wanted
        ? { done: true as const, value: carrier !== undefined }
        : { done: false as const, seen: carrier ? 'carrier' : 'no carrier' };
    };
    try {
      return await waitFor(look, { ...limits, everyMs: 5 });
    } catch (error) {
      if (!(error instanceof WaitTimeout)) throw error;
      const facts = { ...end, link: this.#context.link.name, waitedMs: error.elapsedMs };
      throw wanted ? linkErrors.noCarrier(facts) : linkErrors.carrierStays(facts);
    }
  }

  #evidence(goal: 'down' | 'up', seen: boolean[]): CutResult['evidence'] {
    const down = goal === 'down';
    const ports = this.#ends.map(portKey).join(', ');
    const far = this.#ends
      .filter((_, index) => seen[index])
      .map(portKey)
      .join(', ');
    return {
      en: `the switch reports ${ports} ${goal}${far && `; the far ends of ${far} ${down ? 'lost' : 'have'} carrier`}`,
      ja: `スイッチが ${ports} の${down ? 'ダウン' : 'アップ'}を報告${far && `。${far} の対向側でキャリア${down ? '断' : 'あり'}を確認`}`,
    };
  }
}
