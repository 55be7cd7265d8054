import { Given, Then } from '@cucumber/cucumber';
import type { NetWorld } from '../src/plugin/world.js';
import { untimed } from './limits.js';

async function serve(this: NetWorld, host: string) {
  await this.net.host(host).serve.smtp();
}
Given('{node} runs a mail server', untimed, serve);
Given('{node}がメールサーバを動かす', untimed, serve);
Given('{node}がメールサーバを動かしている', untimed, serve);

async function canReach(this: NetWorld, from: string, to: string) {
  await this.net.host(from).can.smtp(to);
}
Then('{node} can reach SMTP of {node}', untimed, canReach);
Then('{node}から{node}の( )SMTP( )に接続できる', untimed, canReach);

async function cannotReach(this: NetWorld, from: string, to: string) {
  await this.net.host(from).cannot.smtp(to);
}
Then('{node} cannot reach SMTP of {node}', untimed, cannotReach);
Then('{node}から{node}の( )SMTP( )に接続できない', untimed, cannotReach);
