import { Then } from '@cucumber/cucumber';
import type { NetWorld } from 'tsunagu';

// {node} and {number} are tsunagu's parameter types; this.net is what the shipped steps use.
Then(
  '{node} reaches the gateway {node} in less than {number} ms',
  async function (this: NetWorld, host: string, gateway: string, most: number) {
    const { rttMs = Number.POSITIVE_INFINITY } = await this.net.host(host).ping(gateway);
    await this.net.evidence(`round trip of ${host}`, { gateway, rttMs });
    if (rttMs >= most)
      throw new Error(`${host} reached ${gateway} in ${rttMs.toFixed(1)} ms, not below ${most} ms`);
  },
);
