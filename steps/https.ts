import { Given, Then } from '@cucumber/cucumber';
import type { NetWorld } from '../src/plugin/world.js';
import { untimed } from './limits.js';

async function serve(this: NetWorld, host: string, text: string) {
  await this.net.host(host).serve.https({ pages: { '/': `${text}\n` } });
}
Given('{node} runs an HTTPS server whose page says {text}', untimed, serve);
Given('{node}が{text}というページの( )HTTPS( )サーバを動かす', untimed, serve);
Given('{node}が{text}というページの( )HTTPS( )サーバを動かしている', untimed, serve);

async function canReach(this: NetWorld, from: string, to: string) {
  this.net.seen.saw((await this.net.host(from).can.https(to)).seen);
}
Then('{node} can reach HTTPS of {node}', untimed, canReach);
Then('{node}から{node}の( )HTTPS( )に接続できる', untimed, canReach);

async function canReachByHttp2(this: NetWorld, from: string, to: string) {
  this.net.seen.saw((await this.net.host(from).can.https(to, { http2: true })).seen);
}
Then('{node} can reach HTTPS of {node} by HTTP\\/2', untimed, canReachByHttp2);
Then('{node}から{node}の( )HTTPS( )に( )HTTP\\/2( )で接続できる', untimed, canReachByHttp2);

async function cannotReach(this: NetWorld, from: string, to: string) {
  await this.net.host(from).cannot.https(to);
}
Then('{node} cannot reach HTTPS of {node}', untimed, cannotReach);
Then('{node}から{node}の( )HTTPS( )に接続できない', untimed, cannotReach);

async function canReachHttp(this: NetWorld, from: string, to: string) {
  this.net.seen.saw((await this.net.host(from).can.http(to)).seen);
}
Then('{node} can reach HTTP of {node}', untimed, canReachHttp);
Then('{node}から{node}の( )HTTP( )に接続できる', untimed, canReachHttp);

async function cannotReachHttp(this: NetWorld, from: string, to: string) {
  await this.net.host(from).cannot.http(to);
}
Then('{node} cannot reach HTTP of {node}', untimed, cannotReachHttp);
Then('{node}から{node}の( )HTTP( )に接続できない', untimed, cannotReachHttp);

function certificateFor(this: NetWorld, name: string) {
  this.net.seen.expectCertificateFor(name);
}
Then('the certificate is for {text}', certificateFor);
Then('証明書は{text}のものである', certificateFor);

function certificateLasts(this: NetWorld, days: number) {
  this.net.seen.expectCertificateLasts(days);
}
Then('the certificate is valid for at least {number} more day(s)', certificateLasts);
Then('証明書の有効期限まで{number}日以上ある', certificateLasts);
