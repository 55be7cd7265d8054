import { Then, When } from '@cucumber/cucumber';
import type { NetWorld } from '../src/plugin/world.js';
import { untimed } from './limits.js';

async function restore(this: NetWorld, link: string) {
  await this.net.link(link).restore();
}
When('the link {link} is restored', untimed, restore);
When('リンク{link}を復旧する', untimed, restore);

async function restoreAll(this: NetWorld, links: string[]) {
  await this.net.links(links).restore();
}
When('the links {links} are restored', untimed, restoreAll);
When('リンク{links}を(同時に)復旧する', untimed, restoreAll);

async function restoreInOrder(this: NetWorld, links: string[], gapMs: number) {
  await this.net.links(links).restore({ order: 'given', gapMs });
}
When('the links {links} are restored in this order, {number} ms apart', untimed, restoreInOrder);
When('リンク{links}をこの順に{number}ミリ秒間隔で復旧する', untimed, restoreInOrder);

async function restorePort(this: NetWorld, port: number, switchName: string) {
  await this.net.port(`${switchName}:${port}`).restore();
}
When('port {number} of {node} is restored', untimed, restorePort);
When('{node}のポート{number}を復旧する', untimed, function (this: NetWorld, name: string, port: number) {
  return restorePort.call(this, port, name);
});

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
