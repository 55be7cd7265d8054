import { isDeepStrictEqual } from 'node:util';
import type { of13 } from 'node-openflow';
import type { Quirks } from './quirks.js';

/** An entry, as OpenFlow 1.3 describes it; 1.0's is kept in the same form, with its actions and match as they came. */
export interface Entry {
  tableId: number;
  priority: number;
  cookie: bigint;
  match: object;
  instructions: of13.Instruction[] | unknown[];
  flags: number;
  idleTimeout: number;
  hardTimeout: number;
}

/** What a FLOW_MOD says of which entries it is about. */
export type Selection = Pick<Entry, 'tableId' | 'priority' | 'cookie' | 'match'> & { cookieMask: bigint };

/** The flow entries of a switch, and the timers that end them. Frames always match: no entry is ever idle. */
export class FlowEntries {
  readonly #quirks: Quirks;
  readonly #onExpired: (entry: Entry) => void;
  #entries = new Map<Entry, NodeJS.Timeout | undefined>();

  constructor(quirks: Quirks, onExpired: (entry: Entry) => void) {
    this.#quirks = quirks;
    this.#onExpired = onExpired;
  }

  get all(): Entry[] {
    return [...this.#entries.keys()];
  }

  /** Those whose cookie equals `cookie` in the bits of `mask` (OpenFlow 1.3.5, 6.4). */
  byCookie(cookie: bigint, mask: bigint): Entry[] {
    return this.all.filter(entry => (entry.cookie & mask) === (cookie & mask));
  }

  /** Adds an entry; one in the same place is replaced. False when it does not fit. */
  add(entry: Entry): boolean {
    const before = this.#inPlace(entry);
    const { capacity = Number.POSITIVE_INFINITY } = this.#quirks;
    if (!before && this.#entries.size >= capacity) return false;
    if (before) this.#remove(before);
    this.#entries.set(entry, this.#timer(entry));
    return true;
  }

  /** Removes the one entry in that place, if its cookie is selected. */
  deleteStrict(selection: Selection): void {
    const found = this.#inPlace(selection);
    const { cookie, cookieMask } = selection;
    if (found && this.byCookie(cookie, cookieMask).includes(found)) this.#remove(found);
  }

  /** Removes all entries, as a switch does that loses its power or its controller. */
  erase(): void {
    for (const entry of this.all) this.#remove(entry);
  }

  #inPlace({ tableId, priority, match }: Pick<Entry, 'tableId' | 'priority' | 'match'>): Entry | undefined {
    return this.all.find(
      entry =>
        entry.tableId === tableId && entry.priority === priority && isDeepStrictEqual(entry.match, match),
    );
  }

  #remove(entry: Entry): void {
    clearTimeout(this.#entries.get(entry));
    this.#entries.delete(entry);
  }

  #timer(entry: Entry): NodeJS.Timeout | undefined {
    const { timersLateMs = 0, deletesBusyFlows } = this.#quirks;
    const busy = deletesBusyFlows && entry.idleTimeout > 0 && entry.idleTimeout < 20;
    if (!busy && entry.hardTimeout === 0) return undefined;
    const timer = setTimeout(
      () => {
        this.#remove(entry);
        this.#onExpired(entry);
      },
      busy ? 0 : entry.hardTimeout * 1000 + timersLateMs,
    );
    return timer.unref();
  }
}
