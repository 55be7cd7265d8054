import { configure } from '../configuration/configure.js';
import { linesOf } from '../configuration/lines.js';
import type { Platform } from '../platform.js';
import type { Session } from '../session.js';
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
    await configure(session, this.#platform, linesOf(this.#change.text), signal);
  }

  async confirm(): Promise<boolean> {
    return true;
  }

  async revert(): Promise<boolean> {
    return false;
  }
}
