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

async function canAsk(this: NetWorld, from: string, to: string, protocol: string) {
  await this.net.host(from).can.dns(to, { name: '.', type: 'NS', tcp: protocol === 'TCP' });
}
Then('{node} can query DNS of {node} over {transport}', untimed, canAsk);
Then('{node}から{node}の( )DNS( )に{transport}で問い合わせできる', untimed, canAsk);

async function cannotAsk(this: NetWorld, from: string, to: string, protocol: string) {
  await this.net.host(from).cannot.dns(to, { name: '.', type: 'NS', tcp: protocol === 'TCP' });
}
Then('{node} cannot query DNS of {node} over {transport}', untimed, cannotAsk);
Then('{node}から{node}の( )DNS( )に{transport}で問い合わせできない', untimed, cannotAsk);
