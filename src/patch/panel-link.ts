import { suggest, TsunaguError } from '../errors/index.js';
import type { CutKind, CutResult, Failure, Fault, FaultContext, LapseReason, Limits } from './fault.js';
import type { SilentCut } from './hardware-flows.js';
import { linkErrors } from './link-errors.js';
import { makeFault } from './make-fault.js';
import { describePort, isUsable } from './port-state.js';
import { portKey } from './wiring.js';

/** Time in ms to put things right when nobody said how long it may take. */
const UNDO_BUDGET_MS = 15_000;

/** What a link is doing: `restoring` while what a failure changed is not yet put back. */
export interface LinkState {
  name: string;
  state: 'up' | 'cut' | 'restoring';
  how?: CutKind;
  /** When it was cut, in ms since the epoch. */
  since?: number;
  /** That its last cut ended by itself. */
  lapsed?: { how: CutKind; at: number; reason: LapseReason };
}

/** Something happened to a link. */
export type LinkChange =
  | { kind: 'cut' | 'restored'; link: string; result: CutResult }
  | { kind: 'lapsed'; link: string; how: CutKind; at: number; reason: LapseReason }
  /** A flapping link went down and came up as often as was asked for, and is up; it is yet to be restored. */
  | { kind: 'flapped'; link: string; cycles: number; at: number };

/** One link on the panel, and the failure it has at the moment. One thing at a time happens to it. */
export class PanelLink {
  readonly #context: FaultContext;
  readonly #onChange: (change: LinkChange) => void;
  /** The failure that is wanted. */
  #fault: Fault | undefined;
  /** When it was made; undefined until it is verified. */
  #since: number | undefined;
  /** A failure that is not wanted any more, and may have left something behind. */
  #leftover: Fault | undefined;
  #lapsed: LinkState['lapsed'];
  #turn: Promise<unknown> = Promise.resolve();

  constructor(context: FaultContext, onChange: (change: LinkChange) => void) {
    this.#context = context;
    this.#onChange = onChange;
  }

  get name(): string {
    return this.#context.link.name;
  }

  get pairs() {
    return this.#context.link.pairs;
  }

  get context(): FaultContext {
    return this.#context;
  }

  /** The ports that it is at. */
  get ends() {
    return this.#context.ends;
  }

  /** The trunk ports on the way of its wires. */
  get via() {
    return this.#context.via();
  }

  /** The frames that are to be dropped for its failure now. */
  get drops(): SilentCut | undefined {
    return this.#fault?.drops;
  }

  get state(): LinkState {
    const fault = this.#fault ?? this.#leftover;
    return {
      name: this.name,
      state: this.#fault && this.#since !== undefined ? 'cut' : fault ? 'restoring' : 'up',
      ...(fault && { how: fault.how }),
      ...(this.#since !== undefined && { since: this.#since }),
      ...(this.#lapsed && { lapsed: this.#lapsed }),
    };
  }

  /** @throws link.alreadyCut, link.notUp, and what the failure's own verification throws. */
  cut(failure: Failure, limits: Limits): Promise<CutResult> {
    return this.#inTurn(async () => {
      if (this.#fault) {
        throw linkErrors.alreadyCut({ link: this.name, how: this.#fault.how, since: this.#since ?? 0 });
      }
      await this.#clear(limits);
      await this.#requireUp();
      this.#lapsed = undefined;
      return await this.#make(failure, limits);
    });
  }

  /** @throws link.notCut; link.lapsed when the cut ended by itself; what its verification throws. */
  restore(limits: Limits): Promise<CutResult> {
    return this.#inTurn(async () => {
      this.#leave();
      const result = await this.#clear(limits);
      const lapsed = this.#lapsed;
      this.#lapsed = undefined;
      if (lapsed) throw linkErrors.lapsed({ link: this.name, ...lapsed });
      if (!result) throw linkErrors.notCut({ link: this.name });
      return result;
    });
  }

  /** Puts the link right, whatever it is in. */
  putRight(limits: Limits): Promise<void> {
    return this.#inTurn(async () => {
      this.#leave();
      await this.#clear(limits);
      this.#lapsed = undefined;
    });
  }

  /** To be asked first when the switch has connected again: a cut that is not in effect any more has ended. */
  checkCut(): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#fault && !(await this.#fault.inEffect())) this.#lapse(this.#fault, 'switch');
    });
  }

  /** Undoes what an earlier failure could not undo, if anything. */
  clearLeftovers(limits: Limits): Promise<void> {
    return this.#inTurn(async () => {
      await this.#clear(limits);
    });
  }

  async #make(failure: Failure, limits: Limits): Promise<CutResult> {
    const onLapse = (reason: LapseReason): void => {
      this.#lapse(fault, reason);
      // What fails here is left over, and tried again on the next occasion.
      this.#inTurn(() => this.#clear({ budgetMs: UNDO_BUDGET_MS })).catch(() => {});
    };
    const onDone = (cycles: number): void => {
      this.#onChange({ kind: 'flapped', link: this.name, cycles, at: this.#context.now() });
    };
    const fault = makeFault(this.#context, failure, { onLapse, onDone });
    this.#fault = fault;
    try {
      const result = await fault.cut(limits);
      if (this.#fault !== fault && this.#lapsed)
        throw linkErrors.lapsed({ link: this.name, ...this.#lapsed });
      this.#since = result.at;
      this.#onChange({ kind: 'cut', link: this.name, result });
      return result;
    } catch (error) {
      this.#leave();
      await this.#clear({ budgetMs: UNDO_BUDGET_MS }).catch(undone => {
        throw this.#notUndone(error, undone);
      });
      throw error;
    }
  }

  /** When there is no connection, the one error about that is enough: all is put right when there is one. */
  #notUndone(error: unknown, undone: unknown): unknown {
    if (!(error instanceof TsunaguError && undone instanceof TsunaguError)) return error;
    if (undone.code === 'switch.disconnected') return error;
    return linkErrors.notUndone({ link: this.name }, { causes: [error, undone] });
  }

  #lapse(fault: Fault, reason: LapseReason): void {
    if (this.#fault !== fault) return;
    this.#leave();
    this.#lapsed = { how: fault.how, at: this.#context.now(), reason };
    this.#onChange({ kind: 'lapsed', link: this.name, ...this.#lapsed });
  }

  /** The failure is not wanted any more. */
  #leave(): void {
    this.#leftover = this.#fault ?? this.#leftover;
    this.#fault = undefined;
    this.#since = undefined;
  }

  /** Undoes what a failure left, if any. */
  async #clear(limits: Limits): Promise<CutResult | undefined> {
    if (!this.#leftover) return undefined;
    const result = await this.#leftover.restore(limits);
    this.#leftover = undefined;
    this.#onChange({ kind: 'restored', link: this.name, result });
    return result;
  }

  async #requireUp(): Promise<void> {
    const down: string[] = [];
    for (const end of this.ends) {
      const port = await this.#context.switchOf(end.switch).port(end.port);
      if (!isUsable(port)) down.push(`${portKey(end)}: ${describePort(port)}`);
      else if ((await this.#context.carrier(end)) === false) down.push(`${portKey(end)}: far end NO-CARRIER`);
    }
    for (const end of this.via) {
      const port = this.#context.switchOf(end.switch).port(end.port);
      if (!isUsable(port)) down.push(`trunk ${portKey(end)}: ${describePort(port)}`);
    }
    if (down.length > 0) throw linkErrors.notUp({ link: this.name, ports: down });
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => {});
    return result;
  }
}

/** @throws link.unknown with names that are near. */
export function findLink<T>(links: Map<string, T>, link: string): T {
  const found = links.get(link);
  if (found) return found;
  const known = [...links.keys()];
  throw linkErrors.unknown({ link, near: suggest(link, known), known });
}
