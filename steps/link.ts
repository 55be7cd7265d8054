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

async function cutOneWay(this: NetWorld, link: string, from: string) {
  await this.net.link(link).cut({ how: 'one-way', from });
}
When('the link {link} is cut one way, for what comes from {node}', untimed, cutOneWay);
When('リンク{link}を{node}からの片方向だけ切断する', untimed, cutOneWay);

async function flap(this: NetWorld, link: string, count: number, periodMs: number) {
  await this.net.link(link).cut({ how: 'flapping', flap: { count, periodMs } });
}
When('the link {link} flaps {number} times, every {number} ms', untimed, flap);
When(
  'リンク{link}を{number}ミリ秒周期で{number}回フラップさせる',
  untimed,
  function (this: NetWorld, link: string, periodMs: number, count: number) {
    return flap.call(this, link, count, periodMs);
  },
);

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
