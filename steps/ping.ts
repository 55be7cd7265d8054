import { Then } from '@cucumber/cucumber';
import type { NetWorld } from '../src/plugin/world.js';
import { untimed } from './limits.js';

async function canPing(this: NetWorld, from: string, to: string) {
  await this.net.host(from).ping(to);
}
Then('{node} can ping {node}', untimed, canPing);
Then('{node}から{node}に( )ping( )が通る', untimed, canPing);

async function cannotPing(this: NetWorld, from: string, to: string) {
  await this.net.host(from).cannotPing(to);
}
Then('{node} cannot ping {node}', untimed, cannotPing);
Then('{node}から{node}に( )ping( )が通らない', untimed, cannotPing);

async function canPingWhole(this: NetWorld, from: string, to: string, packet: number) {
  await this.net.host(from).can.icmp(to, { packet, dontFragment: true });
}
Then('{node} can ping {node} with unfragmented packets of {number} bytes', untimed, canPingWhole);
Then('{node}から{node}に( )ping( )が{number}バイトのパケットで分割なしに通る', untimed, canPingWhole);

async function cannotPingWhole(this: NetWorld, from: string, to: string, packet: number) {
  await this.net.host(from).cannot.icmp(to, { packet, dontFragment: true });
}
Then('{node} cannot ping {node} with unfragmented packets of {number} bytes', untimed, cannotPingWhole);
Then('{node}から{node}に( )ping( )が{number}バイトのパケットで分割なしに通らない', untimed, cannotPingWhole);
