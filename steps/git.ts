import { Given, Then } from '@cucumber/cucumber';
import type { NetWorld } from '../src/plugin/world.js';
import { untimed } from './limits.js';

async function serve(this: NetWorld, host: string, port: number) {
  await this.net.host(host).serve.git({ port });
}
Given('{node} runs a git server on port {number}', untimed, serve);
Given('{node}がポート{number}で( )git( )サーバを動かす', untimed, serve);
Given('{node}がポート{number}で( )git( )サーバを動かしている', untimed, serve);

async function canUse(this: NetWorld, from: string, port: number, to: string) {
  await this.net.host(from).can.git(to, { port });
}
Then('{node} can use git on port {number} of {node}', untimed, canUse);
Then(
  '{node}から{node}のポート{number}の( )git( )を使える',
  untimed,
  function (this: NetWorld, from: string, to: string, port: number) {
    return canUse.call(this, from, port, to);
  },
);

async function cannotUse(this: NetWorld, from: string, port: number, to: string) {
  await this.net.host(from).cannot.git(to, { port });
}
Then('{node} cannot use git on port {number} of {node}', untimed, cannotUse);
Then(
  '{node}から{node}のポート{number}の( )git( )を使えない',
  untimed,
  function (this: NetWorld, from: string, to: string, port: number) {
    return cannotUse.call(this, from, port, to);
  },
);
