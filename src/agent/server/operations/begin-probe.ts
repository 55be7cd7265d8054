import { TsunaguError } from '../../../errors/index.js';
import { realtime } from '../../../netns/index.js';
import { endOf, type ProbeKind, startProbe } from '../../../traffic/index.js';
import type { Called } from '../called.js';
import type { Site } from '../site.js';
import type { OperationContext } from './context.js';
import { networkFacts } from './network-facts.js';
import { addressOf, isHostTarget, target, targetEnd } from './targets.js';

/** How long the first packet may take to come through, in milliseconds. */
const firstMs = 5000;
/** Packets in a row that must come through before the probe counts as running. */
const baseline = 10;

interface Wanted {
  from: string;
  to: string;
  kind: ProbeKind;
  port?: number;
  intervalMs?: number;
  budgetMs?: number;
  graceMs?: number;
  /** http: what is requested, and what messages call it. */
  url?: string;
  headers?: Record<string, string>;
  name?: string;
}

/** Starts a probe of the scenario, and resolves when it runs; its number is how the client calls it. */
export async function beginProbe(
  { from, to, kind, name = to, budgetMs = firstMs, ...more }: Wanted,
  { site, scenario, signal, progress }: OperationContext,
): Promise<{ id: number }> {
  const source = site.host(from);
  const aim = { ...target(site, source, to), name };
  const hosts = [{ name: from, host: source }, ...(aim.host ? [{ name, host: aim.host }] : [])];
  progress({
    en: `waiting for the first packet from ${from} to ${name}`,
    ja: `${from} から ${name} への最初のパケットを待っています`,
  });
  return withNetworkFacts(site, hosts, async () => {
    const probe = await startProbe({
      from: endOf(source, addressOf(from, source, aim.family), from),
      to: isHostTarget(aim) ? targetEnd(aim, name) : aim,
      ...{ kind, budgetMs, signal, ...more },
    });
    const id = scenario.addProbe(probe, hosts);
    // What is done next is to be seen against traffic that flowed.
    await probe.waitForRecovery({ sinceMs: realtime(), budgetMs, signal, steady: baseline });
    return { id };
  });
}

/** Says beside a failure of the traffic what ports and links were like. */
export async function withNetworkFacts<T>(site: Site, hosts: Called[], work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof TsunaguError)) throw error;
    throw error.withSeen(await networkFacts(site, hosts));
  }
}
