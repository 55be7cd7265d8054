import { When } from '@cucumber/cucumber';
import type { NetWorld } from '../src/plugin/world.js';
import { untimed } from './limits.js';

async function apply(this: NetWorld, file: string, device: string) {
  await this.net.device(device).applyChange(file);
}
When('the change {text} is applied to device {node}', untimed, apply);
When('変更{text}を機器{node}に適用する', untimed, apply);

async function applyFor(this: NetWorld, file: string, device: string, seconds: number) {
  await this.net.device(device).applyChange(file, { timerMs: seconds * 1000 });
}
When(
  'the change {text} is applied to device {node}, to be confirmed within {number} seconds',
  untimed,
  applyFor,
);
When('変更{text}を機器{node}に{number}秒以内の確定を条件に適用する', untimed, applyFor);

async function applyWithoutNet(this: NetWorld, file: string, device: string) {
  await this.net.device(device).applyChange(file, { withoutSafetyNet: true });
}
When('the change {text} is applied to device {node} without a safety net', untimed, applyWithoutNet);
When('変更{text}を機器{node}に安全策なしで適用する', untimed, applyWithoutNet);

async function confirm(this: NetWorld, device: string) {
  await this.net.device(device).confirmChange();
}
When('the change to device {node} is confirmed', untimed, confirm);
When('機器{node}への変更を確定する', untimed, confirm);

async function rollBack(this: NetWorld, device: string) {
  await this.net.device(device).rollBack();
}
When('device {node} is rolled back', untimed, rollBack);
When('機器{node}への変更を取り消す', untimed, rollBack);
