import { Given, Then } from '@cucumber/cucumber';
import type { NetWorld } from '../src/plugin/world.js';
import { untimed } from './limits.js';

async function serve(this: NetWorld, host: string, port: number) {
  await this.net.host(host).serveUdp(port);
}
Given('{node} answers on UDP port {number}', untimed, serve);
Given('{node}が( )UDP( )ポート{number}で応答する', untimed, serve);
Given('{node}が( )UDP( )ポート{number}で応答している', untimed, serve);

async function canReach(this: NetWorld, from: string, port: number, to: string) {
  await this.net.host(from).can.udp(to, port);
}
Then('{node} can reach UDP port {number} of {node}', untimed, canReach);
Then(
  '{node}から{node}の( )UDP( )ポート{number}に届く',
  untimed,
  function (this: NetWorld, from: string, to: string, port: number) {
    return canReach.call(this, from, port, to);
  },
);

async function cannotReach(this: NetWorld, from: string, port: number, to: string) {
  await this.net.host(from).cannot.udp(to, port);
}
Then('{node} cannot reach UDP port {number} of {node}', untimed, cannotReach);
Then(
  '{node}から{node}の( )UDP( )ポート{number}に届かない',
  untimed,
  function (this: NetWorld, from: string, to: string, port: number) {
    return cannotReach.call(this, from, port, to);
  },
);
