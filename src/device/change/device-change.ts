import { TsunaguError } from '../../errors/index.js';
import { linesOf } from '../configuration/lines.js';
import { significant } from '../configuration/tree.js';
import type { Device } from '../device.js';
import type { Limits } from '../limits.js';
import { mask } from '../mask.js';
import { errors, type Fate, type Outcome } from './errors.js';
import { type Change, type Net, netFor } from './net.js';
import { predict } from './predict.js';
import { WithoutNet } from './without-net.js';

/** Login after a change, in milliseconds: who does not come through by then is locked out. */
const REACH_MS = 6000;
/** After these nothing on the device was changed. */
const HARMLESS = ['device.noSafetyNet', 'device.netRefused', 'device.timerTooLong'];

/** What a change would make different. */
export interface Preview {
  /** Lines for people, secrets masked: `+` would come, `-` would go; or the device's own words. */
  difference: string[];
  /** device: it says so itself; predicted: told from the lines alone. */
  by: 'device' | 'predicted';
}

/**
 * One change to one device: applied with a net below it, then confirmed or rolled back. What was there before is
 * kept until then. All errors of connection and conversation are TsunaguErrors `device.*`.
 */
export class DeviceChange {
  readonly device: Device;
  readonly #change: Change;
  #before: string[] = [];
  #net: Net | undefined;
  #since: number | undefined;
  /** The device has obeyed its own command that takes the change back. */
  #reverted = false;

  constructor(device: Device, change: Change) {
    this.device = device;
    this.#change = change;
  }

  /** When the device takes the change back by itself, in milliseconds since the epoch; undefined: never. */
  get until(): number | undefined {
    if (this.#since === undefined || this.#net?.timerMs === undefined) return undefined;
    return this.#since + this.#net.timerMs;
  }

  /** What happens to the change if nobody does anything. */
  get fate(): Fate {
    const leftMs = this.until === undefined ? undefined : this.until - Date.now();
    return { leftMs, expiry: this.#net?.expiry };
  }

  /** What the change would make different; nothing is changed. */
  async preview(limits: Limits): Promise<Preview> {
    const { device } = this;
    const now = await device.configuration(limits);
    const words = await device.converse(limits, (session, signal) =>
      netFor(device.name, device.platform, session, { ...this.#change, withoutNet: true }).preview(
        session,
        signal,
      ),
    );
    const { configuration, net } = device.platform;
    if (words && net?.kind === 'shell') {
      const candidate = significant(words, configuration);
      return { difference: device.configurationDifference(candidate, now), by: 'device' };
    }
    const lines = words ?? predict(now, linesOf(this.#change.text), configuration);
    return { difference: lines.map(line => mask(device.platform, line)), by: words ? 'device' : 'predicted' };
  }

  /**
   * Starts the device's timer, makes the change, and logs in anew to see that the device can still be reached. What
   * the device refuses half-way is taken back.
   * @param look what else must succeed, or the change is taken back as when its configuration cannot be read
   * @returns what became different, secrets masked
   * @throws TsunaguError `device.noSafetyNet`, `device.netRefused`: nothing was changed; `device.lockedOut`: the
   *   device comes back by itself; `device.changeUnseen`, which says what became of the change
   */
  async apply(limits: Limits, look?: () => Promise<void>): Promise<string[]> {
    const { device } = this;
    this.#before = await device.configuration(limits);
    try {
      await device.converse(limits, async (session, signal) => {
        this.#net = netFor(device.name, device.platform, session, this.#change);
        this.#since = Date.now();
        await this.#net.apply(session, signal).catch(async error => {
          if (error.code !== 'device.netRefused' || !this.#change.withoutNet) throw error;
          this.#net = new WithoutNet(device.platform, this.#change);
          await this.#net.apply(session, signal);
        });
      });
    } catch (error) {
      await this.#takeBack(error, limits);
      throw error;
    }
    await this.#reach(limits);
    try {
      const now = await device.configuration(limits);
      await look?.();
      return device.configurationDifference(now, this.#before);
    } catch (error) {
      throw await this.#takeBackUnseen(error, limits);
    }
  }

  /**
   * Makes the change stay, in a new session.
   * @throws TsunaguError `device.confirmedTooLate` when the device has taken it back already
   */
  async confirm(limits: Limits): Promise<void> {
    const { device } = this;
    await this.#reach(limits);
    const inTime = await device.converse(limits, (session, signal) => this.#made.confirm(session, signal));
    if (!inTime || (this.fate.leftMs ?? 0) < 0) {
      const left = device.configurationDifference(await device.configuration(limits), this.#before);
      if (!inTime || left.length === 0) throw errors.confirmedTooLate({ device: device.name });
    }
  }

  /**
   * Takes the change back: by the device's own means, else by undoing what is different; then ends the timer.
   * @param causes why it has to be, for the error.
   * @throws TsunaguError `device.notRolledBack`: the timer runs on
   */
  async rollBack(limits: Limits, causes: TsunaguError[] = []): Promise<void> {
    const { device } = this;
    const net = this.#made;
    const obeyed = (what: 'revert' | 'confirm') =>
      device
        .converse(limits, (session, signal) => net[what](session, signal))
        .catch(error => {
          if (error instanceof TsunaguError && error.code === 'device.commandRefused') return false;
          throw error;
        });
    const reverted = await obeyed('revert');
    this.#reverted ||= reverted;
    let left = device.configurationDifference(await device.configuration(limits), this.#before);
    if (left.length > 0) left = await device.restoreConfiguration(this.#before, limits);
    if (left.length > 0) {
      throw errors.notRolledBack({ device: device.name, differences: left, ...this.fate }, { causes });
    }
    if (!reverted) await obeyed('confirm');
  }

  get #made(): Net {
    if (!this.#net) throw errors.noChange({ device: this.device.name });
    return this.#net;
  }

  /** @throws TsunaguError `device.lockedOut` */
  async #reach({ signal }: Limits): Promise<void> {
    try {
      await this.device.renew({ budgetMs: REACH_MS, signal });
    } catch (error) {
      signal?.throwIfAborted();
      const causes = error instanceof TsunaguError ? [error] : [];
      throw errors.lockedOut({ device: this.device.name, ...this.fate }, { causes, cause: error });
    }
  }

  /** After a failure half-way: the device may have obeyed some of it. */
  async #takeBack(error: unknown, limits: Limits): Promise<void> {
    if (error instanceof TsunaguError && HARMLESS.includes(error.code)) {
      this.#net = undefined;
      return;
    }
    if (!this.#net) return;
    limits.signal?.throwIfAborted();
    await this.#reach(limits);
    await this.rollBack(limits, error instanceof TsunaguError ? [error] : []);
    this.#net = undefined;
  }

  /**
   * After a change that was made and cannot be looked at: it is taken back now, while the device answers; its timer is
   * there for when it does not.
   * @returns the error that says what failed, and what has become of the change
   */
  async #takeBackUnseen(error: unknown, limits: Limits): Promise<TsunaguError> {
    limits.signal?.throwIfAborted();
    const unseen = (outcome: Outcome, ...reasons: unknown[]) =>
      errors.changeUnseen(
        { device: this.device.name, outcome, ...this.fate },
        { cause: error, causes: reasons.filter(reason => reason instanceof TsunaguError) },
      );
    try {
      await this.#reach(limits);
      await this.rollBack(limits);
    } catch (failure) {
      return unseen(this.#reverted ? 'reverted' : 'left', error, failure);
    }
    this.#net = undefined;
    return unseen('rolledBack', error);
  }

  /** Whether the device may still have something of the change. */
  get isPending(): boolean {
    return this.#net !== undefined;
  }
}
