import type { TestHost } from '../../../host/index.js';
import type { Check } from '../../../traffic/index.js';
import type { Site } from '../site.js';

export type { Check };

/** How long a gateway has to answer, in milliseconds. */
const gatewayMs = 1000;

/** The positive control of a sender: what leaves it is carried, since it reaches its gateway. */
export function senderCheck(site: Site, name: string, host: TestHost, signal: AbortSignal): Promise<Check> {
  return gatewayCheck(site, name, host, signal);
}

/** The positive control of a target: it is alive and connected, since it reaches its own gateway. */
export function targetCheck(site: Site, name: string, host: TestHost, signal: AbortSignal): Promise<Check> {
  return gatewayCheck(site, name, host, signal);
}

async function gatewayCheck(site: Site, name: string, host: TestHost, signal: AbortSignal): Promise<Check> {
  const gateway = site.testbed.hosts.get(host.name)?.gateway;
  if (gateway === undefined) {
    return {
      passed: false,
      what: { en: `${name} has no gateway to reach`, ja: `${name} にはゲートウェイがありません` },
    };
  }
  const { outcome, story } = await host.ping(gateway, { budgetMs: gatewayMs, signal });
  const passed = outcome === 'reply';
  const en = `${name} ${passed ? 'reaches' : 'does not reach'} its gateway ${gateway} (${story.en})`;
  const ja = `${name} からゲートウェイ ${gateway} に${passed ? '届きます' : '届きません'}（${story.ja}）`;
  return { passed, what: { en, ja } };
}

/** A further control of a target: its service answers when it is asked from the target itself. */
export async function tcpServiceCheck(
  name: string,
  host: TestHost,
  address: string,
  port: number,
  signal: AbortSignal,
): Promise<Check> {
  const { outcome, story } = await host.tcpConnect(address, port, { budgetMs: gatewayMs, signal });
  const passed = outcome === 'connected';
  const en = `TCP port ${port} of ${name}, asked by itself: ${story.en}`;
  const ja = `${name} 自身からの TCP ポート ${port} への接続: ${story.ja}`;
  return { passed, what: { en, ja } };
}
