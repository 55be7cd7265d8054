import { Given, Then, When } from '@cucumber/cucumber';
import type { NetWorld } from '../src/plugin/world.js';
import { untimed } from './limits.js';

async function serve(this: NetWorld, host: string) {
  await this.net.host(host).serve.ssh();
}
Given('{node} runs an SSH server', untimed, serve);
Given('{node}が( )SSH( )サーバを動かす', untimed, serve);
Given('{node}が( )SSH( )サーバを動かしている', untimed, serve);

async function canLogIn(this: NetWorld, from: string, to: string) {
  await this.net.host(from).can.ssh(to);
}
Then('{node} can log in to {node} by SSH', untimed, canLogIn);
Then('{node}から{node}に( )SSH( )でログインできる', untimed, canLogIn);

async function cannotLogIn(this: NetWorld, from: string, to: string) {
  await this.net.host(from).cannot.ssh(to);
}
Then('{node} cannot log in to {node} by SSH', untimed, cannotLogIn);
Then('{node}から{node}に( )SSH( )でログインできない', untimed, cannotLogIn);

async function canLogInAs(this: NetWorld, from: string, to: string, user: string, password: string) {
  await this.net.host(from).can.ssh(to, { user, password });
}
Then('{node} can log in to {node} by SSH as {text} with password {text}', untimed, canLogInAs);
Then('{node}から{node}にユーザー{text}、パスワード{text}で( )SSH( )ログインできる', untimed, canLogInAs);

async function isDenied(this: NetWorld, from: string, to: string, user: string, password: string) {
  await this.net.host(from).ends('denied').ssh(to, { user, password });
}
Then('{node} is denied a login to {node} by SSH as {text} with password {text}', untimed, isDenied);
Then(
  '{node}から{node}へのユーザー{text}、パスワード{text}の( )SSH( )ログインは拒否される',
  untimed,
  isDenied,
);

async function run(this: NetWorld, from: string, command: string, to: string) {
  const { seen } = await this.net.host(from).can.ssh(to, { command });
  this.net.seen.command = { exitCode: seen?.exitCode ?? 0, stdout: seen?.output ?? '', stderr: '' };
}
When('{node} runs {text} on {node} by SSH', untimed, run);
When(
  '{node}から{node}で{text}を( )SSH( )で実行する',
  untimed,
  function (this: NetWorld, from: string, to: string, command: string) {
    return run.call(this, from, command, to);
  },
);
