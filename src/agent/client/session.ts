import type { SessionFacts } from '../protocol.js';
import type { Ask } from './ask.js';
import { Probe } from './probe.js';

/** A TCP session that is kept from one host to another. */
export class Session extends Probe {
  readonly #id: number;
  readonly #ask: Ask;

  constructor(id: number, from: string, to: string, ask: Ask) {
    super(id, from, to, ask, 'tcp');
    this.#id = id;
    this.#ask = ask;
  }

  /**
   * Makes sure that the session is still the one that was opened: what is sent from now on is answered on it.
   * @param budgetMs how long to wait for that, in milliseconds (default 30,000): after an outage TCP takes up to as
   *   long again until it sends the next time (RFC 6298, section 5.5).
   * @throws TsunaguError `session.ended` with how and when; `traffic.notRecovered` while it stalls.
   */
  survives({
    budgetMs = 30_000,
    signal,
  }: {
    budgetMs?: number;
    signal?: AbortSignal;
  } = {}): Promise<SessionFacts> {
    return this.#ask('session/survives', { id: this.#id, budgetMs }, signal);
  }
}
