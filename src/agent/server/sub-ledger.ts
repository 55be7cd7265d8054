import type { Ledger, UndoRecord } from '../../scope/index.js';

/** A part of a ledger whose records can be struck together, when what they are about is gone as a whole. */
export class SubLedger implements Ledger {
  readonly #ledger: Ledger;
  readonly #strikes = new Set<() => void>();

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** See Ledger. */
  add(...records: UndoRecord[]): () => void {
    const strike = this.#ledger.add(...records);
    this.#strikes.add(strike);
    return () => {
      this.#strikes.delete(strike);
      strike();
    };
  }

  /** Strikes all records that are still open. */
  strikeAll(): void {
    for (const strike of this.#strikes) strike();
    this.#strikes.clear();
  }
}
