import { Given, Then } from '@cucumber/cucumber';
import type { NetWorld } from '../src/plugin/world.js';
import { untimed } from './limits.js';

async function serve(this: NetWorld, host: string) {
  await this.net.host(host).serve.telnet();
}
Given('{node} runs a telnet server', untimed, serve);
Given('{node}が( )telnet( )サーバを動かす', untimed, serve);
Given('{node}が( )telnet( )サーバを動かしている', untimed, serve);

async function canLogIn(this: NetWorld, from: string, to: string) {
  await this.net.host(from).can.telnet(to);
}
Then('{node} can log in to {node} by telnet', untimed, canLogIn);
Then('{node}から{node}に( )telnet( )でログインできる', untimed, canLogIn);

async function cannotLogIn(this: NetWorld, from: string, to: string) {
  await this.net.host(from).cannot.telnet(to);
}
Then('{node} cannot log in to {node} by telnet', untimed, cannotLogIn);
Then('{node}から{node}に( )telnet( )でログインできない', untimed, cannotLogIn);

async function canLogInAs(this: NetWorld, from: string, to: string, user: string, password: string) {
  await this.net.host(from).can.telnet(to, { user, password });
}
Then('{node} can log in to {node} by telnet as {text} with password {text}', untimed, canLogInAs);
Then('{node}から{node}にユーザー{text}、パスワード{text}で( )telnet( )ログインできる', untimed, canLogInAs);

async function isDenied(this: NetWorld, from: string, to: string, user: string, password: string) {
  await this.net.host(from).ends('denied').telnet(to, { user, password });
}
Then('{node} is denied a login to {node} by telnet as {text} with password {text}', untimed, isDenied);
Then(
  '{node}から{node}へのユーザー{text}、パスワード{text}の( )telnet( )ログインは拒否される',
  untimed,
  isDenied,
);
