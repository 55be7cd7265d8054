import type { TestHost } from '../host/index.js';
import { carrier } from '../netns/index.js';
import type { Check } from './control.js';
import type { ProofHost, ProofLimits } from './prove.js';

/**
 * A test host as the end of a probe or of a proof.
 * @param address which of its addresses the other end sends to (default: its first).
 * @param name what messages call it (default: its own name).
 */
export function endOf(host: TestHost, address = host.addresses[0] ?? '', name = host.name): ProofHost {
  const { ifname, gateway } = host.wayOf(address);
  return {
    name,
    namespace: host.ns,
    interface: ifname,
    address,
    alive: limits =>
      gateway === undefined
        ? Promise.resolve(hasCarrier(host, name, ifname))
        : reachesGateway(host, name, gateway, limits),
  };
}

async function reachesGateway(
  host: TestHost,
  name: string,
  gateway: string,
  limits: ProofLimits,
): Promise<Check> {
  const { outcome, story } = await host.ping(gateway, limits);
  return {
    passed: outcome === 'reply',
    what: {
      en: `${name} to its gateway (${gateway}): ${story.en}`,
      ja: `${name} からゲートウェイ (${gateway}): ${story.ja}`,
    },
  };
}

function hasCarrier(host: TestHost, name: string, ifname: string): Check {
  const passed = carrier(host.ns, ifname);
  return {
    passed,
    what: {
      en: `${name} has no gateway; its interface is ${passed ? 'up' : 'down'}`,
      ja: `${name} にはゲートウェイがありません。インターフェースは${passed ? '動作中' : '停止中'}`,
    },
  };
}
