import { setTimeout as delay } from 'node:timers/promises';
import { waitSteady } from '../../../device/index.js';
import type { Handlers } from './context.js';

/** How long a network may take to come to rest, in milliseconds. */
const steadyMs = 30_000;
/** How long nothing may change: longer than the pauses of a protocol that says hello each second, in milliseconds. */
const quietMs = 1100;

export const net: Handlers<'net'> = {
  'net/steady': async ({ windowMs = quietMs, budgetMs = steadyMs }, { site, signal, progress }) => {
    progress({ en: 'waiting until the network is steady', ja: 'ネットワークが安定するのを待っています' });
    const started = performance.now();
    const ended = new AbortController();
    const limits = { budgetMs, signal: AbortSignal.any([signal, ended.signal]) };
    const ways: Promise<unknown>[] = [waitSteady(site.devices.values(), { ...limits, windowMs })];
    // With all links whole there is a better sign than quiet: everything is as it was when the run began.
    if (!(await site.linkStates()).some(({ cut }) => cut)) ways.push(site.waitGolden(limits));
    try {
      await Promise.any(ways).catch((error: AggregateError) => {
        throw error.errors[0];
      });
    } finally {
      ended.abort(new Error('it is steady'));
    }
    return { afterMs: performance.now() - started };
  },

  // The one place where time itself is what a user waits for.
  'net/wait': async ({ ms }, { signal, progress }) => {
    const seconds = ms / 1000;
    progress({ en: `waiting for ${seconds} s`, ja: `${seconds} 秒待っています` });
    await delay(ms, undefined, { signal });
    return null;
  },
};
