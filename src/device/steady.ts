import { type Look, WaitTimeout, waitFor } from '../wait/index.js';
import { stateDifference } from './compare.js';
import type { Device } from './device.js';
import type { Limits } from './limits.js';
import { errors } from './reset-errors.js';

export interface SteadyOptions extends Limits {
  /** How long nothing may change, in milliseconds (default 500). */
  windowMs?: number;
}

/** How a wait for steadiness went. */
export interface Steadiness {
  /** From the start to the last change seen, in milliseconds; 0 if nothing changed. */
  lastChangeMs: number;
  /** What changed last, a line each, led by the device's name. */
  lastChange: string[];
}

/** Between two looks, in milliseconds. */
const EVERY_MS = 50;

/**
 * Waits until the state of all devices has stayed the same for a while.
 * @throws TsunaguError `device.notSteady` with what changed last; whatever a look throws
 */
export async function waitSteady(devices: Iterable<Device>, options: SteadyOptions): Promise<Steadiness> {
  const { windowMs = 500, budgetMs, signal } = options;
  const all = [...devices];
  const start = performance.now();
  const limits = { budgetMs: Math.max(budgetMs, windowMs), signal };
  let before: string[] | undefined;
  let since = start;
  let lastChange: string[] = [];
  const look = async (): Promise<Look<Steadiness>> => {
    const now = await statesOf(all, limits);
    const changed = before ? stateDifference(now, before) : [];
    if (changed.length > 0) lastChange = changed;
    if (!before || changed.length > 0) since = performance.now();
    before = now;
    if (performance.now() - since < windowMs) return { done: false, seen: lastChange.join('; ') };
    return { done: true, value: { lastChange, lastChangeMs: lastChange.length > 0 ? since - start : 0 } };
  };
  try {
    return await waitFor(look, { ...limits, everyMs: EVERY_MS });
  } catch (error) {
    if (!(error instanceof WaitTimeout)) throw error;
    throw errors.notSteady({
      devices: all.map(({ name }) => name),
      windowMs,
      ms: error.elapsedMs,
      lastChange,
    });
  }
}

async function statesOf(devices: Device[], limits: Limits): Promise<string[]> {
  const states = await Promise.all(
    devices.map(async device => (await device.state(limits)).map(line => `${device.name}: ${line}`)),
  );
  return states.flat();
}
