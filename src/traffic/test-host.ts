import type { TestHost } from '../host/index.js';
import { carrier } from '../netns/index.js';
import type { Check } from './control.js';
import type { ProofHost, ProofLimits } from './prove.js';

const INTERFACE = 'eth0';

/**
 * A test host as the end of a probe or of a proof.
 * @param address which of its addresses the other end sends to (default: its first).
 */
export function endOf(host: TestHost, address = host.addresses[0] ?? ''): ProofHost {
  const { gateway } = host.config;
  return {
    name: host.name,
    namespace: host.ns,
    interface: INTERFACE,
    address,
    alive: limits =>
      gateway === undefined ? Promise.resolve(hasCarrier(host)) : reachesGateway(host, gateway, limits),
  };
}

async function reachesGateway(host: TestHost, gateway: string, limits: ProofLimits): Promise<Check> {
  const { outcome, story } = await host.ping(gateway, limits);
  return {
    passed: outcome === 'reply',
    what: {
      en: `${host.name} to its gateway (${gateway}): ${story.en}`,
      ja: `${host.name} からゲートウェイ (${gateway}): ${story.ja}`,
    },
  };
}

function hasCarrier(host: TestHost): Check {
  const passed = carrier(host.ns, INTERFACE);
  return {
    passed,
    what: {
      en: `${host.name} has no gateway; its interface is ${passed ? 'up' : 'down'}`,
      ja: `${host.name} にはゲートウェイがありません。インターフェースは${passed ? '動作中' : '停止中'}`,
    },
  };
}
