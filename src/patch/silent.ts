import { placeOf } from './compare.js';
import { cookieOf, cookieText } from './cookies.js';
import type { CutResult, Fault, FaultContext, LapseReason, Limits } from './fault.js';
import type { WantedFlow } from './flow.js';
import { changeFlows, holdsFlows } from './flow-table.js';
import { groupBy } from './group-by.js';
import type { SilentCut } from './hardware-flows.js';
import type { Connection, FlowRemoved } from './openflow.js';
import type { FlowsRecord } from './undo.js';
import { portKey } from './wiring.js';

/** How often a lease is renewed within its length. */
const RENEWALS = 3;

/** Drops frames at the patch switch; carrier stays. The switch ends it by itself when it is not renewed. */
export class Silent implements Fault {
  readonly how: 'silent' | 'one-way';
  readonly drops: SilentCut;
  /** Length of the lease: hard_timeout is in whole seconds. */
  readonly #leaseS: number;
  readonly #context: FaultContext;
  readonly #onLapse: (reason: LapseReason) => void;
  /** Connections on which the cut is known to be in effect: only there it may be renewed. */
  #verifiedOn = new WeakSet<Connection>();
  #renewal: NodeJS.Timeout | undefined;
  #renewedAt = 0;
  #strikes: (() => void)[] = [];

  /**
   * @param how which of the two it is called.
   * @param which the frames to drop.
   * @param leaseMs time without renewal after which the switch ends the cut; rounded up to whole seconds.
   * @param onLapse told when the cut ended by itself.
   */
  constructor(
    context: FaultContext,
    how: 'silent' | 'one-way',
    which: Pick<SilentCut, 'incoming' | 'outgoing'>,
    leaseMs: number,
    onLapse: (reason: LapseReason) => void,
  ) {
    this.#context = context;
    this.#onLapse = onLapse;
    this.#leaseS = Math.max(1, Math.ceil(leaseMs / 1000));
    this.how = how;
    this.drops = { ...which, leaseS: this.#leaseS };
  }

  async cut(limits: Limits): Promise<CutResult> {
    for (const name of this.#switches()) this.#strikes.push(this.#context.ledger.add(this.#record(name)));
    const at = this.#context.now();
    await this.#put(limits);
    this.#keepUp();
    return this.#result(at, {
      en: `the drop flows for ${this.#ends()} were read back from the switch`,
      ja: `${this.#ends()} のドロップフローをスイッチから読み戻して確認`,
    });
  }

  async restore(limits: Limits): Promise<CutResult> {
    this.stop();
    const at = this.#context.now();
    await this.#eachSwitch((name, flows) =>
      changeFlows(this.#context.switchOf(name), { add: [], remove: flows }, limits),
    );
    for (const strike of this.#strikes.splice(0)) strike();
    return this.#result(at, {
      en: `the drop flows for ${this.#ends()} are gone from what the switch reports`,
      ja: `${this.#ends()} のドロップフローがスイッチの報告から消えたことを確認`,
    });
  }

  async inEffect(): Promise<boolean> {
    const held = await this.#eachSwitch(async (name, flows) => {
      const connection = this.#context.switchOf(name).current;
      const holds = await holdsFlows(this.#context.switchOf(name), flows);
      if (holds && connection) this.#verifiedOn.add(connection);
      return holds;
    });
    return held.every(Boolean);
  }

  stop(): void {
    clearInterval(this.#renewal);
    this.#renewal = undefined;
    for (const name of this.#switches()) this.#context.switchOf(name).off('flowRemoved', this.#onRemoved);
  }

  #keepUp(): void {
    for (const name of this.#switches()) this.#context.switchOf(name).on('flowRemoved', this.#onRemoved);
    this.#renewal = setInterval(() => void this.#renew(), (this.#leaseS * 1000) / RENEWALS);
    // A cut must not keep a process alive that has ended otherwise.
    this.#renewal.unref();
  }

  async #renew(): Promise<void> {
    try {
      await this.#put({ budgetMs: (this.#leaseS * 1000) / RENEWALS }, true);
    } catch {
      // A later attempt may succeed in time; what counts is whether the lease is over.
      if (this.#renewal && performance.now() - this.#renewedAt >= this.#leaseS * 1000) this.#onLapse('lease');
    }
  }

  /** Adds the drop flows, or starts their time anew: a flow that is added again replaces the one that is there. */
  async #put(limits: Limits, onlyWhereVerified = false): Promise<void> {
    const sentAt = performance.now();
    await this.#eachSwitch(async (name, flows) => {
      const connection = this.#context.switchOf(name).current;
      if (onlyWhereVerified && !(connection && this.#verifiedOn.has(connection))) {
        throw new Error(`${name} has connected again and was not looked at yet`);
      }
      await changeFlows(this.#context.switchOf(name), { add: flows, remove: [] }, limits);
      if (connection) this.#verifiedOn.add(connection);
    });
    this.#renewedAt = sentAt;
  }

  readonly #onRemoved = ({ tableId, priority, match, reason }: FlowRemoved): void => {
    const places = [...this.#flows().values()].flat().map(placeOf);
    if (!places.includes(placeOf({ tableId, priority, match }))) return;
    void this.#lookWhetherLapsed(reason === 'hardTimeout' ? 'lease' : 'undone');
  };

  /** What was removed may have been the flow of an earlier cut in the same place: Open vSwitch says so late. */
  async #lookWhetherLapsed(why: 'lease' | 'undone'): Promise<void> {
    const holds = await this.inEffect().catch(() => false);
    if (!holds && this.#renewal) this.#onLapse(why);
  }

  #flows() {
    return new Map(this.#switches().map(name => [name, this.#context.cutFlows(name, this.drops)] as const));
  }

  #switches(): string[] {
    return [...groupBy([...this.drops.incoming, ...this.drops.outgoing], end => end.switch).keys()];
  }

  #eachSwitch<T>(work: (name: string, flows: WantedFlow[]) => Promise<T>): Promise<T[]> {
    return Promise.all([...this.#flows()].map(([name, flows]) => work(name, flows)));
  }

  #record(name: string): FlowsRecord {
    return {
      kind: 'flows',
      switch: name,
      datapathId: this.#context.switchOf(name).datapathText,
      cookie: cookieText(cookieOf('cut')),
      ports: [...new Set((this.#flows().get(name) ?? []).flatMap(({ match }) => Number(match.inPort ?? [])))],
      link: this.#context.link.name,
    };
  }

  #ends(): string {
    return this.drops.incoming.map(portKey).join(', ');
  }

  #result(at: number, evidence: CutResult['evidence']): CutResult {
    return { how: this.how, at, verifiedAt: this.#context.now(), evidence };
  }
}
