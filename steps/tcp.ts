import { Given, Then } from '@cucumber/cucumber';
import type { NetWorld } from '../src/plugin/world.js';
import { untimed } from './limits.js';

async function listen(this: NetWorld, host: string, port: number) {
  await this.net.host(host).serveTcp(port);
}
Given('{node} listens on TCP port {number}', untimed, listen);
Given('{node}が( )TCP( )ポート{number}で待ち受ける', untimed, listen);
Given('{node}が( )TCP( )ポート{number}で待ち受けている', untimed, listen);

async function canOpen(this: NetWorld, from: string, port: number, to: string) {
  await this.net.host(from).connectTcp(to, port);
}
Then('{node} can open TCP port {number} of {node}', untimed, canOpen);
Then(
  '{node}から{node}の( )TCP( )ポート{number}に接続できる',
  untimed,
  function (this: NetWorld, from: string, to: string, port: number) {
    return canOpen.call(this, from, port, to);
  },
);

async function cannotOpen(this: NetWorld, from: string, port: number, to: string) {
  await this.net.host(from).cannotConnectTcp(to, port);
}
Then('{node} cannot open TCP port {number} of {node}', untimed, cannotOpen);
Then(
  '{node}から{node}の( )TCP( )ポート{number}に接続できない',
  untimed,
  function (this: NetWorld, from: string, to: string, port: number) {
    return cannotOpen.call(this, from, port, to);
  },
);
