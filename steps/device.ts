import { Then, When } from '@cucumber/cucumber';
import type { NetWorld } from '../src/plugin/world.js';
import { untimed } from './limits.js';

async function configure(this: NetWorld, device: string, lines: string) {
  await this.net.device(device).configure(lines);
}
When('device {node} is configured with {text}', untimed, configure);
When('device {node} is configured with:', untimed, configure);
When('機器{node}に{text}を設定する', untimed, configure);
When('機器{node}に次の設定を入れる:', untimed, configure);

async function shows(this: NetWorld, device: string, text: string, command: string) {
  await this.net.device(device).expectShows(command, text);
}
Then('device {node} shows {text} in {text}', untimed, shows);
Then(
  '機器{node}の{text}に{text}が表示される',
  untimed,
  function (this: NetWorld, device: string, command: string, text: string) {
    return shows.call(this, device, text, command);
  },
);

async function showsNot(this: NetWorld, device: string, text: string, command: string) {
  await this.net.device(device).expectShowsNot(command, text);
}
Then('device {node} does not show {text} in {text}', untimed, showsNot);
Then(
  '機器{node}の{text}に{text}が表示されない',
  untimed,
  function (this: NetWorld, device: string, command: string, text: string) {
    return showsNot.call(this, device, text, command);
  },
);

async function hasRole(this: NetWorld, device: string, role: string) {
  await this.net.device(device).expectRole(role);
}
Then('the role of device {node} is {text}', untimed, hasRole);
Then('機器{node}の役割は{text}である', untimed, hasRole);
