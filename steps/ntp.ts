import { Given, Then } from '@cucumber/cucumber';
import type { NetWorld } from '../src/plugin/world.js';
import { untimed } from './limits.js';

async function serve(this: NetWorld, host: string) {
  await this.net.host(host).serve.ntp();
}
Given('{node} runs an NTP server', untimed, serve);
Given('{node}が( )NTP( )サーバを動かす', untimed, serve);
Given('{node}が( )NTP( )サーバを動かしている', untimed, serve);

async function canGet(this: NetWorld, from: string, to: string) {
  this.net.seen.time = (await this.net.host(from).can.ntp(to)).seen;
}
Then('{node} can get the time from {node} by NTP', untimed, canGet);
Then('{node}が{node}から( )NTP( )で時刻を取得できる', untimed, canGet);

async function cannotGet(this: NetWorld, from: string, to: string) {
  await this.net.host(from).cannot.ntp(to);
}
Then('{node} cannot get the time from {node} by NTP', untimed, cannotGet);
Then('{node}が{node}から( )NTP( )で時刻を取得できない', untimed, cannotGet);

function differs(this: NetWorld, ms: number) {
  this.net.seen.expectOffset(ms);
}
Then('the time differs by at most {number} ms', differs);
Then('時刻の差は{number}ミリ秒以内である', differs);
