import type { TestHost } from '../../../host/index.js';
import type { Check, ProofLimits } from '../../../traffic/index.js';

/** A positive control of a target: its TCP service answers when it is asked from the target itself. */
export async function tcpServiceCheck(
  name: string,
  host: TestHost,
  address: string,
  port: number,
  limits: ProofLimits,
): Promise<Check> {
  const { outcome, story } = await host.tcpConnect(address, port, limits);
  const en = `TCP port ${port} of ${name}, asked by itself: ${story.en}`;
  const ja = `${name} 自身からの TCP ポート ${port} への接続: ${story.ja}`;
  return { passed: outcome === 'connected', what: { en, ja } };
}
