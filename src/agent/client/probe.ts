import type { ProbeKind, ProbeReport, Recovery } from '../protocol.js';
import type { Ask } from './ask.js';

/** Continuous traffic from one host to another. */
export class Probe {
  readonly #id: number;
  readonly #ask: Ask;
  readonly from: string;
  readonly to: string;
  readonly kind: ProbeKind;

  constructor(id: number, from: string, to: string, ask: Ask, kind: ProbeKind) {
    this.#id = id;
    this.#ask = ask;
    this.from = from;
    this.to = to;
    this.kind = kind;
  }

  /**
   * Waits until traffic sent after the latest cut or restore comes through again.
   * @param budgetMs how long to wait, in milliseconds (default 30,000).
   * @throws TsunaguError that says for how long nothing came, and where the packets were last seen.
   */
  recovery({
    budgetMs = 30_000,
    signal,
  }: {
    budgetMs?: number;
    signal?: AbortSignal;
  } = {}): Promise<Recovery> {
    return this.#ask('probe/recovery', { id: this.#id, budgetMs }, signal);
  }

  /** Ends the traffic and says what happened to it. Stopping again gives the same report. */
  stop(): Promise<ProbeReport> {
    return this.#ask('probe/stop', { id: this.#id });
  }
}
