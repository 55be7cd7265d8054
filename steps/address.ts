import { When } from '@cucumber/cucumber';
import type { NetWorld } from '../src/plugin/world.js';
import { untimed } from './limits.js';

async function acquire(this: NetWorld, host: string) {
  await this.net.host(host).acquireAddresses();
}
When('{node} gets its addresses from the network', untimed, acquire);
When('{node}がネットワークからアドレスを取得する', untimed, acquire);
