import { defineParameterType, Then, When } from '@cucumber/cucumber';
import type { NetWorld } from '../src/plugin/world.js';
import { untimed } from './limits.js';

type Role = 'active' | 'standby';

/** A part in a redundant group; the vendors' words for it are many. */
defineParameterType({
  name: 'role',
  regexp: /\s?(active|standby)\s?/,
  transformer: (word: string) => word as Role,
});

async function is(this: NetWorld, device: string, role: Role) {
  await this.net.device(device).expectBecomes(role);
}
Then('device {node} is {role}', untimed, is);
Then('機器{node}は{role}である', untimed, is);

async function becomes(this: NetWorld, device: string, role: Role, seconds: number) {
  await this.net.device(device).expectBecomes(role, { budgetMs: seconds * 1000 });
}
Then('device {node} becomes {role} within {number} seconds', untimed, becomes);
Then(
  '機器{node}が{number}秒以内に{role}になる',
  untimed,
  function (this: NetWorld, device: string, seconds: number, role: Role) {
    return becomes.call(this, device, role, seconds);
  },
);

async function failOver(this: NetWorld, device: string) {
  await this.net.device(device).failOver();
}
When('device {node} fails over', untimed, failOver);
When('機器{node}をフェイルオーバーさせる', untimed, failOver);

async function failBack(this: NetWorld, device: string) {
  await this.net.device(device).failBack();
}
When('device {node} fails back', untimed, failBack);
When('機器{node}をフェイルバックさせる', untimed, failBack);
