import { Then, When } from '@cucumber/cucumber';
import type { NetWorld } from '../src/plugin/world.js';
import { untimed } from './limits.js';

async function capture(this: NetWorld, host: string) {
  await this.net.captures.atHost(host);
}
When('{node} captures packets', untimed, capture);
When('{node}でパケットをキャプチャする', untimed, capture);

async function captureMatching(this: NetWorld, host: string, filter: string) {
  await this.net.captures.atHost(host, { filter });
}
When('{node} captures packets that match {text}', untimed, captureMatching);
When('{node}で{text}に合うパケットをキャプチャする', untimed, captureMatching);

async function captureAt(this: NetWorld, host: string, name: string) {
  await this.net.captures.atHost(host, { interface: name });
}
When('{node} captures packets at interface {node}', untimed, captureAt);
When('{node}のインターフェース{node}でパケットをキャプチャする', untimed, captureAt);

When(
  '{node} captures packets that match {text} at interface {node}',
  untimed,
  function (this: NetWorld, host: string, filter: string, name: string) {
    return this.net.captures.atHost(host, { interface: name, filter });
  },
);
When(
  '{node}のインターフェース{node}で{text}に合うパケットをキャプチャする',
  untimed,
  function (this: NetWorld, host: string, name: string, filter: string) {
    return this.net.captures.atHost(host, { interface: name, filter });
  },
);

async function captureUplink(this: NetWorld, name: string) {
  await this.net.captures.atUplink(name);
}
When('packets are captured at the uplink of {node}', untimed, captureUplink);
When('{node}のアップリンクでパケットをキャプチャする', untimed, captureUplink);

async function noneMatches(this: NetWorld, filter: string) {
  await this.net.captures.expectMatching(filter, { atMost: 0 });
}
Then('no captured packet matches {text}', untimed, noneMatches);
Then('キャプチャに{text}に合うパケットがない', untimed, noneMatches);

async function atLeastMatch(this: NetWorld, count: number, filter: string) {
  await this.net.captures.expectMatching(filter, { atLeast: count });
}
Then('at least {number} captured packet(s) match(es) {text}', untimed, atLeastMatch);
Then(
  'キャプチャに{text}に合うパケットが{number}個以上ある',
  untimed,
  function (this: NetWorld, filter: string, count: number) {
    return atLeastMatch.call(this, count, filter);
  },
);

async function atMostMatch(this: NetWorld, count: number, filter: string) {
  await this.net.captures.expectMatching(filter, { atMost: count });
}
Then('at most {number} captured packet(s) match(es) {text}', untimed, atMostMatch);
Then(
  'キャプチャに{text}に合うパケットは{number}個以内である',
  untimed,
  function (this: NetWorld, filter: string, count: number) {
    return atMostMatch.call(this, count, filter);
  },
);

async function retransmissionsAtMost(this: NetWorld, count: number) {
  await this.net.captures.expectRetransmissionsAtMost(count);
}
Then('at most {number} TCP retransmission(s) is/are captured', untimed, retransmissionsAtMost);
Then('キャプチャの( )TCP( )再送は{number}回以内である', untimed, retransmissionsAtMost);
