import { Then, When } from '@cucumber/cucumber';
import type { NetWorld } from '../src/plugin/world.js';
import { untimed } from './limits.js';

async function run(this: NetWorld, host: string, command: string) {
  this.net.seen.command = await this.net.host(host).run(command);
}
When('{node} runs {text}', untimed, run);
When('{node}で{text}を実行する', untimed, run);

function contains(this: NetWorld, text: string) {
  this.net.seen.expectOutput(text);
}
Then('the output contains {text}', contains);
Then('出力に{text}が含まれる', contains);

function containsNot(this: NetWorld, text: string) {
  this.net.seen.expectNoOutput(text);
}
Then('the output does not contain {text}', containsNot);
Then('出力に{text}が含まれない', containsNot);

function exitCode(this: NetWorld, code: number) {
  this.net.seen.expectExitCode(code);
}
Then('the exit code is {number}', exitCode);
Then('終了コードは{number}である', exitCode);
