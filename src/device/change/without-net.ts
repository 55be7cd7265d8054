import type { Platform } from '../platform.js';
import type { Session } from '../session.js';
import { commit } from './commit.js';
import { enterLines, linesOf } from './lines.js';
import type { Change, Net } from './net.js';

/** Lines that are simply entered: nothing takes them back but us. */
export class WithoutNet implements Net {
  readonly #platform: Platform;
  readonly #change: Change;

  constructor(platform: Platform, change: Change) {
    this.#platform = platform;
    this.#change = change;
  }

  async preview(): Promise<undefined> {
    return undefined;
  }

  async apply(session: Session, signal: AbortSignal): Promise<void> {
    await enterLines(session, this.#platform, linesOf(this.#change.text), signal);
    await commit(session, this.#platform, signal);
  }

  async confirm(): Promise<boolean> {
    return true;
  }

  async revert(): Promise<boolean> {
    return false;
  }
}
