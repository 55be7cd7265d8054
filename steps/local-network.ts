import { Given, Then, When } from '@cucumber/cucumber';
import type { NetWorld } from '../src/plugin/world.js';
import { untimed } from './limits.js';

async function isOnce(this: NetWorld, of: string, host: string) {
  await this.net.host(host).local.expectOneNeighbour(of);
}
Then('the address of {node} is at one machine only, seen from {node}', untimed, isOnce);
Then('{node}のアドレスが{node}から見て重複していない', untimed, isOnce);

async function announce(this: NetWorld, host: string, address: string) {
  await this.net.host(host).local.announce(address);
}
When('{node} announces {node} by gratuitous ARP', untimed, announce);
When('{node}が{node}を( )gratuitous ARP( )で通知する', untimed, announce);

async function serveDhcp(this: NetWorld, host: string, first: string, last: string, prefix: number) {
  await this.net.host(host).serve.dhcp({ first, last, prefix });
}
Given('{node} runs a DHCP server for {node} to {node}, prefix length {number}', untimed, serveDhcp);
Given('{node}が{node}から{node}まで、プレフィックス長{number}の( )DHCP( )サーバを動かす', untimed, serveDhcp);

async function isOffered(this: NetWorld, host: string) {
  await this.net.host(host).local.expectOffers(1);
}
Then('{node} gets an offer from one DHCP server', untimed, isOffered);
Then('{node}が 1 台の( )DHCP( )サーバから提示を受ける', untimed, isOffered);

async function isNotOffered(this: NetWorld, host: string) {
  await this.net.host(host).local.expectOffers(0);
}
Then('{node} gets no DHCP offer', untimed, isNotOffered);
Then('{node}が( )DHCP( )サーバから提示を受けない', untimed, isNotOffered);

async function send(this: NetWorld, host: string, group: string, port: number) {
  await this.net.host(host).serve.multicast({ group, port });
}
Given('{node} sends to multicast group {node} port {number}', untimed, send);
Given('{node}がマルチキャストグループ{node}のポート{number}に送信する', untimed, send);
Given('{node}がマルチキャストグループ{node}のポート{number}に送信している', untimed, send);

async function receives(this: NetWorld, host: string, group: string, port: number) {
  await this.net.host(host).local.expectMulticast(group, true, { port });
}
Then('{node} receives multicast group {node} port {number}', untimed, receives);
Then('{node}がマルチキャストグループ{node}のポート{number}を受信できる', untimed, receives);

async function receivesNot(this: NetWorld, host: string, group: string, port: number) {
  await this.net.host(host).local.expectMulticast(group, false, { port });
}
Then('{node} does not receive multicast group {node} port {number}', untimed, receivesNot);
Then('{node}がマルチキャストグループ{node}のポート{number}を受信できない', untimed, receivesNot);
