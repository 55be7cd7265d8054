import type { Device, Snapshot } from './device.js';
import type { Limits } from './limits.js';

/** What each device is like when all is well, by its name. Plain data. */
export type Golden = Map<string, Snapshot>;

/**
 * Takes down what the devices are like now, all at the same time. Wait until they are steady first.
 * The snapshots hold configurations with their secrets: not for people's eyes.
 */
export async function takeGolden(devices: Iterable<Device>, limits: Limits): Promise<Golden> {
  const snapshots = await Promise.all(
    [...devices].map(async device => [device.name, await device.look(limits)] as const),
  );
  return new Map(snapshots);
}
