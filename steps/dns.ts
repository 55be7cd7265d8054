import { Given, Then } from '@cucumber/cucumber';
import type { NetWorld } from '../src/plugin/world.js';
import { untimed } from './limits.js';

async function serve(this: NetWorld, host: string, name: string, address: string) {
  await this.net.host(host).serveDns([{ name, type: address.includes(':') ? 'AAAA' : 'A', address }]);
}
Given('{node} runs a DNS server that answers {text} with {node}', untimed, serve);
Given('{node}が{text}に{node}と答える( )DNS( )サーバを動かす', untimed, serve);
Given('{node}が{text}に{node}と答える( )DNS( )サーバを動かしている', untimed, serve);

async function resolves(this: NetWorld, host: string, name: string, address: string) {
  await this.net.host(host).expectResolved(name, address);
}
Then('{node} resolves {text} to {node}', untimed, resolves);
Then('{node}から{text}が{node}に名前解決できる', untimed, resolves);
