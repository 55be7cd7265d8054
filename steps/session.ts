import { Then, When } from '@cucumber/cucumber';
import type { NetWorld } from '../src/plugin/world.js';
import { untimed } from './limits.js';

async function keepSession(this: NetWorld, from: string, port: number, to: string) {
  await this.net.host(from).keepSession(to, port);
}
When('{node} keeps a TCP session to port {number} of {node}', untimed, keepSession);

async function セッションを維持する(this: NetWorld, from: string, to: string, port: number) {
  await keepSession.call(this, from, port, to);
}
When('{node}から{node}の( )TCP( )ポート{number}へのセッションを維持する', untimed, セッションを維持する);
When('{node}から{node}の( )TCP( )ポート{number}へのセッションを維持している', untimed, セッションを維持する);

async function survives(this: NetWorld) {
  await this.net.traffic.expectSessionsSurvive();
}
Then('the TCP session survives', untimed, survives);
Then('TCP( )セッションが切れていない', untimed, survives);

async function stallAtMost(this: NetWorld, ms: number) {
  await this.net.traffic.expectStallAtMost(ms);
}
Then('the TCP session stalls for at most {number} ms', untimed, stallAtMost);
Then('TCP( )セッションの停止は{number}ミリ秒以内である', untimed, stallAtMost);

async function retransmissionsAtMost(this: NetWorld, count: number) {
  await this.net.traffic.expectRetransmissionsAtMost(count);
}
Then('the TCP session has at most {number} retransmission(s)', untimed, retransmissionsAtMost);
Then('TCP( )セッションの再送は{number}回以内である', untimed, retransmissionsAtMost);
