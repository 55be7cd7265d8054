import { Then, When } from '@cucumber/cucumber';
import type { NetWorld } from '../src/plugin/world.js';
import { untimed } from './limits.js';

async function cut(this: NetWorld, link: string) {
  await this.net.link(link).cut();
}
When('the link {link} is cut', untimed, cut);
When('リンク{link}を切断する', untimed, cut);

async function cutSilently(this: NetWorld, link: string) {
  await this.net.link(link).cut({ how: 'silent' });
}
When('the link {link} is cut silently', untimed, cutSilently);
When('リンク{link}をリンクダウンさせずに切断する', untimed, cutSilently);

async function restore(this: NetWorld, link: string) {
  await this.net.link(link).restore();
}
When('the link {link} is restored', untimed, restore);
When('リンク{link}を復旧する', untimed, restore);

async function isUp(this: NetWorld, link: string) {
  await this.net.link(link).expectUp();
}
Then('the link {link} is up', untimed, isUp);
Then('リンク{link}がアップしている', untimed, isUp);

async function allUp(this: NetWorld) {
  await this.net.expectAllLinksUp();
}
Then('all links are up', untimed, allUp);
Then('すべてのリンクがアップしている', untimed, allUp);

async function portUp(this: NetWorld, port: number, switchName: string) {
  await this.net.expectPortUp(switchName, port);
}
Then('port {number} of {node} is up', untimed, portUp);
Then(
  '{node}のポート{number}がアップしている',
  untimed,
  function (this: NetWorld, name: string, port: number) {
    return portUp.call(this, port, name);
  },
);
