import type { TsunaguError } from '../errors/index.js';
import type { Device } from './device.js';
import type { Golden } from './golden.js';
import { Ladder } from './ladder.js';
import type { Limits } from './limits.js';

/** How the reset of one device went. */
export interface DeviceReset {
  /** What was found different and undone, a line each: `configuration: + ip route ...`, `state: - ...`. */
  changed: string[];
  /** Time that went into it, in milliseconds. */
  ms: number;
  /** Why the device is not as it was, if it is not. */
  tainted?: TsunaguError;
}

/** Limits of a reset. */
export interface ResetLimits extends Limits {
  /** Clear all that the devices learned and count, also where nothing differs. */
  deep?: boolean;
}

/**
 * Brings all devices back to their golden state, side by side: look (if nothing differs, that is all), clear the
 * tables, restore the configuration, wait for the state, and where it does not return, clear the routing
 * protocols. As mending one device may disturb another, all are looked at again until none needs anything.
 * A device that does not come back within the budget is tainted; nothing but the caller's abort is thrown.
 */
export async function resetDevices(
  devices: Iterable<Device>,
  golden: Golden,
  limits: ResetLimits,
): Promise<Map<string, DeviceReset>> {
  const ladders = [...devices].map(device => new Ladder(device, golden.get(device.name), limits));
  let mended: boolean;
  do {
    const sound = ladders.filter(({ tainted }) => !tainted);
    mended = (await Promise.all(sound.map(ladder => ladder.climb()))).includes(true);
  } while (mended);
  return new Map(ladders.map(ladder => [ladder.device.name, reportOf(ladder)]));
}

function reportOf({ changed, ms, tainted }: Ladder): DeviceReset {
  return { changed, ms, ...(tainted && { tainted }) };
}
