import { randomBytes } from 'node:crypto';
import { type Device, DeviceChange, errorsOfChanges, type Preview } from '../../device/index.js';
import { TsunaguError } from '../../errors/index.js';
import type { Ledger, UndoRecord } from '../../scope/index.js';
import { WaitTimeout, waitFor } from '../../wait/index.js';
import type { AppliedChange, ChangeOptions, PendingChange } from '../protocol.js';

/** How long applying, confirming, or one try to roll back may take, in milliseconds. */
const stepMs = 30_000;
const defaultTimerMs = 120_000;
/** After a device's timer has ended, how long it may take to be as it was, in milliseconds; a restart takes longer. */
const graceMs = { reverts: 15_000, restarts: 600_000 };

/** What the journal says of a change that is neither confirmed nor rolled back. */
export interface ChangeRecord extends UndoRecord {
  kind: 'device-change';
  device: string;
  file: string;
  /** The change's own name on the device. */
  id: string;
  /** When the device has taken it back by itself at the latest, in milliseconds since the epoch; absent: never. */
  until?: number;
}

interface Pending {
  change: DeviceChange;
  file: string;
  strike: () => void;
  expiry?: NodeJS.Timeout;
}

/** Changes of this site's devices that are neither confirmed nor rolled back; at most one a device. */
export class DeviceChanges {
  readonly #ledger: Ledger;
  readonly #log: (entry: unknown) => void;
  readonly #pending = new Map<string, Pending>();
  /** Devices whose last change was taken back by their timer. */
  readonly #tookBack = new Set<string>();

  constructor(ledger: Ledger, log: (entry: unknown) => void) {
    this.#ledger = ledger;
    this.#log = log;
  }

  /** Names of devices with a change that is neither confirmed nor rolled back. */
  get devices(): string[] {
    return [...this.#pending.keys()];
  }

  /** Whether a device has such a change, and its timer has not taken it back. */
  isStanding(name: string): boolean {
    const pending = this.#pending.get(name);
    return pending !== undefined && (pending.change.fate.leftMs ?? 1) > 0;
  }

  /** That change of a device, once it was made. */
  pendingOf(name: string): PendingChange | undefined {
    const { change, file } = this.#pending.get(name) ?? {};
    if (!change?.isPending || file === undefined) return undefined;
    const { until, fate } = change;
    return { file, ...(until !== undefined && { until, expiry: fate.expiry ?? 'reverts' }) };
  }

  /** What a change would make different. */
  preview(device: Device, text: string, signal: AbortSignal): Promise<Preview> {
    const change = new DeviceChange(device, { text, timerMs: 0, id: newId(), withoutNet: true });
    return change.preview({ budgetMs: stepMs, signal });
  }

  /**
   * Applies a change, journalled before.
   * @param look what must succeed after it, or it is taken back at once
   * @throws what `DeviceChange.apply` throws; `device.changePending`
   */
  async apply(
    device: Device,
    { file, text }: { file: string; text: string },
    { timerMs = defaultTimerMs, withoutSafetyNet = false }: ChangeOptions,
    signal: AbortSignal,
    look?: () => Promise<void>,
  ): Promise<AppliedChange> {
    const { name } = device;
    if (this.#pending.has(name)) throw errorsOfChanges.changePending({ device: name });
    const id = newId();
    const change = new DeviceChange(device, { text, timerMs, id, withoutNet: withoutSafetyNet });
    // The timer starts when the device says so; the platform may round it up by a minute.
    const record = { kind: 'device-change', device: name, file, id } as const;
    const latest = Date.now() + stepMs + timerMs + 60_000;
    const pending: Pending = { change, file, strike: this.#ledger.add({ ...record, until: latest }) };
    this.#pending.set(name, pending);
    this.#tookBack.delete(name);
    try {
      const difference = await change.apply({ budgetMs: stepMs, signal }, look);
      const { until, fate } = change;
      const exactly: ChangeRecord = { ...record, ...(until !== undefined && { until }) };
      const strike = this.#ledger.add(exactly);
      pending.strike();
      pending.strike = strike;
      return {
        device: name,
        difference,
        ...(until !== undefined && { until, expiry: fate.expiry ?? 'reverts' }),
      };
    } finally {
      if (change.isPending) this.#watch(name, pending);
      else this.#forget(name);
    }
  }

  /** Makes a change stay. @throws TsunaguError `device.noChange`, `device.confirmedTooLate`. */
  async confirm(device: Device, signal: AbortSignal): Promise<void> {
    const { name } = device;
    const pending = this.#pending.get(name);
    if (!pending && this.#tookBack.delete(name)) throw errorsOfChanges.confirmedTooLate({ device: name });
    if (!pending) throw errorsOfChanges.noChange({ device: name });
    try {
      await pending.change.confirm({ budgetMs: stepMs, signal });
      this.#forget(name);
    } catch (error) {
      if (error instanceof TsunaguError && error.code === 'device.confirmedTooLate') this.#forget(name);
      throw error;
    }
  }

  /**
   * Takes a change back. A device that cannot be reached is waited for until its own timer must have ended.
   * @throws TsunaguError `device.noChange`, `device.notRolledBack`
   */
  async rollBack(name: string, signal?: AbortSignal): Promise<void> {
    const pending = this.#pending.get(name);
    if (!pending) throw errorsOfChanges.noChange({ device: name });
    const { change } = pending;
    const { leftMs, expiry } = change.fate;
    const budgetMs = Math.max(stepMs, leftMs === undefined ? 0 : leftMs + graceMs[expiry ?? 'reverts']);
    let last: TsunaguError | undefined;
    const attempt = async () => {
      try {
        await change.rollBack({ budgetMs: stepMs, signal });
        return { done: true as const, value: undefined };
      } catch (error) {
        if (!(error instanceof TsunaguError)) throw error;
        last = error;
        return { done: false as const, seen: error.message };
      }
    };
    try {
      await waitFor(attempt, { budgetMs, everyMs: 500, signal });
      this.#forget(name);
    } catch (error) {
      throw error instanceof WaitTimeout && last ? last : error;
    }
  }

  /** Takes back what is left of these devices. @returns why some could not be */
  async rollBackAll(names: Iterable<string>): Promise<unknown[]> {
    const left = [...names].filter(name => this.#pending.has(name));
    const results = await Promise.allSettled(left.map(name => this.rollBack(name)));
    return results.flatMap(result => (result.status === 'rejected' ? [result.reason] : []));
  }

  /** Looks after the device's timer has ended, so that the journal can forget the change. */
  #watch(name: string, pending: Pending): void {
    const { leftMs } = pending.change.fate;
    if (leftMs === undefined) return;
    pending.expiry = setTimeout(() => {
      this.#tookBack.add(name);
      this.rollBack(name).catch(this.#log);
    }, leftMs + 1000);
    pending.expiry.unref();
  }

  #forget(name: string): void {
    const pending = this.#pending.get(name);
    clearTimeout(pending?.expiry);
    pending?.strike();
    this.#pending.delete(name);
  }
}

/** Letters and digits, which every platform takes as a name. */
function newId(): string {
  return `c${randomBytes(4).toString('hex')}`;
}
