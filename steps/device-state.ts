import { Then, When } from '@cucumber/cucumber';
import type { NetWorld } from '../src/plugin/world.js';
import { untimed } from './limits.js';

async function login(this: NetWorld, device: string) {
  await this.net.device(device).expectLogin();
}
Then('the login to device {node} works', untimed, login);
Then('機器{node}にログインできる', untimed, login);

async function up(this: NetWorld, name: string, device: string) {
  await this.net.device(device).expectRows('interfaces', [{ name, oper: 'up' }]);
}
Then('interface {text} of device {node} is up', untimed, up);
Then(
  '機器{node}のインターフェース{text}がアップしている',
  untimed,
  function (this: NetWorld, device: string, name: string) {
    return up.call(this, name, device);
  },
);

async function down(this: NetWorld, name: string, device: string) {
  await this.net.device(device).expectRows('interfaces', [{ name, oper: 'down' }]);
}
Then('interface {text} of device {node} is down', untimed, down);
Then(
  '機器{node}のインターフェース{text}がダウンしている',
  untimed,
  function (this: NetWorld, device: string, name: string) {
    return down.call(this, name, device);
  },
);

async function reset(this: NetWorld, device: string) {
  await this.net.device(device).reset();
}
When('device {node} is reset', untimed, reset);
When('機器{node}をリセットする', untimed, reset);

async function golden(this: NetWorld, device: string) {
  await this.net.device(device).expectGolden();
}
Then('the configuration of device {node} is the golden one', untimed, golden);
Then('機器{node}の設定が実行開始時と同じである', untimed, golden);
