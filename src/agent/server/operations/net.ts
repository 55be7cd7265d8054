import { setTimeout as delay } from 'node:timers/promises';
import { waitSteady } from '../../../device/index.js';
import type { Handlers } from './context.js';

/** How long a network may take to come to rest, in milliseconds. */
const steadyMs = 30_000;

export const net: Handlers<'net'> = {
  'net/steady': async ({ windowMs, budgetMs = steadyMs }, { site, signal, progress }) => {
    progress({ en: 'waiting until the network is steady', ja: 'ネットワークが安定するのを待っています' });
    const started = performance.now();
    const options = { budgetMs, signal, ...(windowMs !== undefined && { windowMs }) };
    await waitSteady(site.devices.values(), options);
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
