import { realtime } from '../../../netns/index.js';
import { endOf, startProbe } from '../../../traffic/index.js';
import type { Handlers } from './context.js';
import { addressOf, target } from './targets.js';

/** How long the first packet may take to come through, in milliseconds. */
const firstMs = 5000;
/** Packets in a row that must come through before the probe counts as running. */
const baseline = 10;

export const probes: Handlers<'probe'> = {
  'probe/start': async (
    { from, to, kind, intervalMs, budgetMs = firstMs },
    { site, scenario, signal, progress },
  ) => {
    const source = site.host(from);
    const aim = target(site, source, to);
    progress({
      en: `waiting for the first packet from ${from} to ${to}`,
      ja: `${from} から ${to} への最初のパケットを待っています`,
    });
    const probe = await startProbe({
      ...{
        from: endOf(source, addressOf(from, source, aim.family), from),
        to: aim.host ? endOf(aim.host, aim.address, to) : aim,
        kind,
        budgetMs,
        signal,
      },
      ...(intervalMs !== undefined && { intervalMs }),
    });
    const id = scenario.addProbe(probe);
    // What is done next is to be seen against traffic that flowed.
    await probe.waitForRecovery({ sinceMs: realtime(), budgetMs, signal, steady: baseline });
    return { id };
  },

  'probe/recovery': async ({ id, budgetMs }, { scenario, signal, progress }) => {
    const probe = scenario.probe(id);
    const event = scenario.lastEvent;
    progress({ en: 'waiting for the traffic to come back', ja: '通信の復旧を待っています' });
    // Without a cut or a restore, what counts is that it comes through from now on.
    const sinceMs = event?.atMs ?? realtime();
    const { outages, recoveredMs } = await probe.waitForRecovery({ sinceMs, budgetMs, signal });
    return {
      afterMs: recoveredMs === undefined ? 0 : recoveredMs - sinceMs,
      lost: outages.reduce((sum, { lost }) => sum + lost, 0),
      ...(event && { event }),
    };
  },

  'probe/stop': ({ id }, { scenario }) => scenario.probe(id).stop(),
};
