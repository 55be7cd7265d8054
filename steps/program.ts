import { Given, Then, When } from '@cucumber/cucumber';
import type { NetWorld } from '../src/plugin/world.js';
import { untimed } from './limits.js';

async function onTcp(this: NetWorld, host: string, command: string, port: number) {
  await this.net.host(host).startProgram(command, { tcp: port });
}
Given('{node} runs the program {text} listening on TCP port {number}', untimed, onTcp);
Given('{node}がプログラム{text}を( )TCP( )ポート{number}で動かす', untimed, onTcp);

function onTcpLong(this: NetWorld, host: string, port: number, command: string) {
  return onTcp.call(this, host, command, port);
}
Given('{node} runs a program listening on TCP port {number}:', untimed, onTcpLong);
Given('{node}が( )TCP( )ポート{number}で次のプログラムを動かす:', untimed, onTcpLong);

async function onUdp(this: NetWorld, host: string, command: string, port: number) {
  await this.net.host(host).startProgram(command, { udp: port });
}
Given('{node} runs the program {text} listening on UDP port {number}', untimed, onUdp);
Given('{node}がプログラム{text}を( )UDP( )ポート{number}で動かす', untimed, onUdp);

async function untilPrinted(this: NetWorld, host: string, command: string, output: string) {
  await this.net.host(host).startProgram(command, { output });
}
Given('{node} runs the program {text} until it prints {text}', untimed, untilPrinted);
Given('{node}がプログラム{text}を動かし、{text}と表示されるまで待つ', untimed, untilPrinted);

async function printed(this: NetWorld, host: string, text: string) {
  await this.net.host(host).program.expectOutput(text);
}
Then('the program on {node} has printed {text}', untimed, printed);
Then('{node}のプログラムの出力に{text}が含まれる', untimed, printed);

async function stop(this: NetWorld, host: string) {
  await this.net.host(host).program.stop();
}
When('the program on {node} is stopped', untimed, stop);
When('{node}のプログラムを停止する', untimed, stop);
