import { realtime } from '../../../netns/index.js';
import { beginProbe, withNetworkFacts } from './begin-probe.js';
import type { Handlers } from './context.js';

export const probes: Handlers<'probe'> = {
  'probe/start': (params, context) => beginProbe(params, context),

  'probe/recovery': async ({ id, budgetMs }, { site, scenario, signal, progress }) => {
    const { probe, hosts } = scenario.probe(id);
    const event = scenario.lastEvent;
    progress({ en: 'waiting for the traffic to come back', ja: '通信の復旧を待っています' });
    // Without a cut or a restore, what counts is that it comes through from now on.
    const sinceMs = event?.atMs ?? realtime();
    const { outages, recoveredMs } = await withNetworkFacts(site, hosts, () =>
      probe.waitForRecovery({ sinceMs, budgetMs, signal }),
    );
    return {
      afterMs: recoveredMs === undefined ? 0 : recoveredMs - sinceMs,
      lost: outages.reduce((sum, { lost }) => sum + lost, 0),
      ...(event && { event }),
    };
  },

  'probe/stop': ({ id }, { scenario }) => scenario.probe(id).probe.stop(),
};
