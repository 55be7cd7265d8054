import { Then, When } from '@cucumber/cucumber';
import type { NetWorld } from '../src/plugin/world.js';
import { untimed } from './limits.js';

async function keepPinging(this: NetWorld, from: string, to: string) {
  await this.net.host(from).keepPinging(to);
}
When('{node} keeps pinging {node}', untimed, keepPinging);
When('{node}から{node}へ( )ping( )を続ける', untimed, keepPinging);

async function keepSending(this: NetWorld, from: string, to: string) {
  await this.net.host(from).keepPinging(to, { kind: 'udp' });
}
When('{node} and {node} keep sending UDP to each other', untimed, keepSending);
When('{node}と{node}の間で( )UDP( )を流し続ける', untimed, keepSending);

async function pingComesBack(this: NetWorld, seconds: number) {
  await this.net.traffic.expectRecovery(seconds * 1000, { kind: 'icmp' });
}
Then('the ping comes back within {number} second(s)', untimed, pingComesBack);
Then('ping( )が{number}秒以内に復旧する', untimed, pingComesBack);

async function comesBack(this: NetWorld, seconds: number) {
  await this.net.traffic.expectRecovery(seconds * 1000);
}
Then('the traffic comes back within {number} second(s)', untimed, comesBack);
Then('通信が{number}秒以内に復旧する', untimed, comesBack);

async function outageAtMost(this: NetWorld, ms: number) {
  await this.net.traffic.expectOutageAtMost(ms);
}
Then('the outage is at most {number} ms', untimed, outageAtMost);
Then('通信断は{number}ミリ秒以内である', untimed, outageAtMost);
