import { TsunaguError } from '../../../errors/index.js';
import { realtime } from '../../../netns/index.js';
import { endOf, startProbe } from '../../../traffic/index.js';
import type { Called } from '../called.js';
import type { Site } from '../site.js';
import type { Handlers } from './context.js';
import { networkFacts } from './network-facts.js';
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
    const hosts = [{ name: from, host: source }, ...(aim.host ? [{ name: to, host: aim.host }] : [])];
    progress({
      en: `waiting for the first packet from ${from} to ${to}`,
      ja: `${from} から ${to} への最初のパケットを待っています`,
    });
    return withNetworkFacts(site, hosts, async () => {
      const probe = await startProbe({
        from: endOf(source, addressOf(from, source, aim.family), from),
        to: aim.host ? endOf(aim.host, aim.address, to) : aim,
        ...{ kind, budgetMs, signal, ...(intervalMs !== undefined && { intervalMs }) },
      });
      const id = scenario.addProbe(probe, hosts);
      // What is done next is to be seen against traffic that flowed.
      await probe.waitForRecovery({ sinceMs: realtime(), budgetMs, signal, steady: baseline });
      return { id };
    });
  },

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

/** Says beside a failure of the traffic what ports and links were like. */
async function withNetworkFacts<T>(site: Site, hosts: Called[], work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof TsunaguError)) throw error;
    throw error.withSeen(await networkFacts(site, hosts));
  }
}
