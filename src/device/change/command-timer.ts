import { TsunaguError } from '../../errors/index.js';
import { enterLines, linesOf } from '../configuration/lines.js';
import type { Platform } from '../platform.js';
import type { Session } from '../session.js';
import type { CommandNet, NetStep } from './contract.js';
import { errors } from './errors.js';
import type { Change, Net } from './net.js';
import { filled, timerValues } from './template.js';
import { timerLength } from './timer.js';

/** The platform's own timer: `commit confirmed`, a revert timer, a session's timer, a planned restart. */
export class CommandTimer implements Net {
  readonly timerMs: number;
  readonly expiry: CommandNet['expiry'];
  readonly #device: string;
  readonly #platform: Platform;
  readonly #net: CommandNet;
  readonly #change: Change;

  constructor(device: string, platform: Platform, net: CommandNet, change: Change) {
    this.timerMs = timerLength(device, change.timerMs, net.timer);
    this.expiry = net.expiry;
    this.#device = device;
    this.#platform = platform;
    this.#net = net;
    this.#change = change;
  }

  async preview(session: Session, signal: AbortSignal): Promise<string[] | undefined> {
    const { difference, arm, discard } = this.#net;
    if (!difference) return undefined;
    await this.#run(arm, session, signal);
    try {
      await enterLines(session, this.#platform, linesOf(this.#change.text), signal);
      return await session.run(filled(difference.command, this.#fillings), difference.mode, signal);
    } finally {
      if (!session.isDead) await this.#run(discard, session, signal);
    }
  }

  async apply(session: Session, signal: AbortSignal): Promise<void> {
    try {
      await this.#run(this.#net.arm, session, signal);
    } catch (error) {
      throw errors.netRefused(
        { device: this.#device },
        { causes: error instanceof TsunaguError ? [error] : [], cause: error },
      );
    }
    try {
      await enterLines(session, this.#platform, linesOf(this.#change.text), signal);
      await this.#run(this.#net.commit, session, signal);
    } catch (error) {
      if (!session.isDead) await this.#run(this.#net.discard, session, signal);
      throw error;
    }
    await session.go(this.#platform.commandMode, signal);
  }

  async confirm(session: Session, signal: AbortSignal): Promise<boolean> {
    await this.#run(this.#net.confirm, session, signal);
    await session.go(this.#platform.commandMode, signal);
    return true;
  }

  async revert(session: Session, signal: AbortSignal): Promise<boolean> {
    const { revert } = this.#net;
    if (!revert) return false;
    await this.#run(revert, session, signal);
    await session.go(this.#platform.commandMode, signal);
    return true;
  }

  get #fillings() {
    return timerValues(this.timerMs, this.#change.id);
  }

  async #run(steps: NetStep[], session: Session, signal: AbortSignal): Promise<void> {
    for (const { command, mode } of steps) await session.run(filled(command, this.#fillings), mode, signal);
  }
}
