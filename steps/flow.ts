import { Then, When } from '@cucumber/cucumber';
import type { NetWorld } from '../src/plugin/world.js';
import { untimed } from './limits.js';

async function keepRequesting(this: NetWorld, host: string, url: string) {
  await this.net.host(host).keepRequesting(url);
}
When('{node} keeps requesting {text}', untimed, keepRequesting);
When('{node}から( )URL{text}へのリクエストを続ける', untimed, keepRequesting);

async function keepFlows(this: NetWorld, count: number, from: string, to: string, perSecond: number) {
  await this.net.host(from).keepFlows(to, count, { intervalMs: 1000 / perSecond });
}
When(
  '{number} UDP flow(s) run between {node} and {node} at {number} packet(s) per second',
  untimed,
  keepFlows,
);

async function フローを流し続ける(
  this: NetWorld,
  from: string,
  to: string,
  perSecond: number,
  count: number,
) {
  await keepFlows.call(this, count, from, to, perSecond);
}
When(
  '{node}と{node}の間で毎秒{number}パケットの( )UDP( )フローを{number}本流し続ける',
  untimed,
  フローを流し続ける,
);

async function lostAtMost(this: NetWorld, packets: number) {
  await this.net.traffic.expectAtMost('lost', packets);
}
Then('at most {number} packet(s) is/are lost', untimed, lostAtMost);
Then('失われるパケットは{number}個以内である', untimed, lostAtMost);

async function lossAtMost(this: NetWorld, percent: number) {
  await this.net.traffic.expectAtMost('lossPercent', percent);
}
Then('at most {number} % of the packets are lost', untimed, lossAtMost);
Then('パケット損失率は{number}( )%( )以内である', untimed, lossAtMost);

async function gapAtMost(this: NetWorld, ms: number) {
  await this.net.traffic.expectAtMost('gapMs', ms);
}
Then('the longest gap between arrivals is at most {number} ms', untimed, gapAtMost);
Then('最長の受信間隔は{number}ミリ秒以内である', untimed, gapAtMost);

async function latencyAtMost(this: NetWorld, ms: number) {
  await this.net.traffic.expectAtMost('p99Ms', ms);
}
Then('99 % of the packets take at most {number} ms', untimed, latencyAtMost);
Then('パケットの( )99( )%( )の遅延は{number}ミリ秒以内である', untimed, latencyAtMost);

async function noDuplicates(this: NetWorld) {
  await this.net.traffic.expectAtMost('duplicated', 0);
}
Then('no packet arrives twice', untimed, noDuplicates);
Then('パケットの重複がない', untimed, noDuplicates);

async function inOrder(this: NetWorld) {
  await this.net.traffic.expectAtMost('reordered', 0);
}
Then('no packet arrives out of order', untimed, inOrder);
Then('パケットの順序の入れ替わりがない', untimed, inOrder);
