import { When } from '@cucumber/cucumber';
import type { NetWorld } from '../src/plugin/world.js';
import { untimed } from './limits.js';

async function steady(this: NetWorld) {
  await this.net.steady();
}
When('the network is steady', untimed, steady);
When('ネットワークが安定するまで待つ', untimed, steady);

async function wait(this: NetWorld, seconds: number) {
  await this.net.wait(seconds * 1000);
}
When('{number} second(s) pass(es)', untimed, wait);
When('{number}秒待つ', untimed, wait);
