import type { TimerRange } from './contract.js';
import { errors } from './errors.js';

const UNIT_MS = { seconds: 1000, minutes: 60_000 };
/** A shell's `sleep` takes any; a day is longer than anybody should leave a change unconfirmed. */
export const SHELL_TIMER: TimerRange = { unit: 'seconds', least: 1, most: 86_400 };

/**
 * The length nearest to the one wanted that the device's timer can have and that is not shorter, in milliseconds.
 * @throws TsunaguError `device.timerTooLong`
 */
export function timerLength(device: string, wantedMs: number, { unit, least, most }: TimerRange): number {
  const count = Math.max(least, Math.ceil(wantedMs / UNIT_MS[unit]));
  if (count > most) throw errors.timerTooLong({ device, wantedMs, mostMs: most * UNIT_MS[unit] });
  return count * UNIT_MS[unit];
}
