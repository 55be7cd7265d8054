import { TsunaguError } from '../../../errors/index.js';
import type { TestHost } from '../../../host/index.js';
import { realtime } from '../../../netns/index.js';
import { beginProbe, withNetworkFacts } from './begin-probe.js';
import type { Handlers } from './context.js';
import { target } from './targets.js';

/** Time between two records, in milliseconds: as finely as a stall is to be seen. */
const recordEveryMs = 20;

export const sessions: Handlers<'session'> = {
  'session/start': async ({ intervalMs = recordEveryMs, ...params }, context) => {
    const { site } = context;
    const { host } = target(site, site.host(params.from), params.to);
    if (host) await listenUnlessListening(host, params.port);
    return beginProbe({ ...params, intervalMs, kind: 'tcp' }, context);
  },

  'session/survives': async ({ id, budgetMs }, { site, scenario, signal, progress }) => {
    const { probe, hosts } = scenario.probe(id);
    progress({
      en: 'waiting for the TCP session to go on',
      ja: 'TCP セッションの継続を確認しています',
    });
    return withNetworkFacts(site, hosts, async () => {
      await probe.waitForRecovery({ sinceMs: realtime(), budgetMs, signal, steady: 1 });
      if (!probe.session) throw new Error(`probe ${id} is not a TCP session`);
      return probe.session;
    });
  },
};

/** Has a host send back what it gets on a port, unless something of the scenario's listens there already. */
async function listenUnlessListening(host: TestHost, port: number): Promise<void> {
  try {
    await host.listenTcp(port);
  } catch (error) {
    if (!(error instanceof TsunaguError) || error.code !== 'netns.bind') throw error;
  }
}
