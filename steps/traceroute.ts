import { Then } from '@cucumber/cucumber';
import type { NetWorld } from '../src/plugin/world.js';
import { untimed } from './limits.js';

async function canTrace(this: NetWorld, from: string, to: string) {
  await this.net.host(from).can.traceroute(to);
}
Then('{node} can trace the route to {node}', untimed, canTrace);
Then('{node}から{node}への経路を( )traceroute( )で追跡できる', untimed, canTrace);

async function canTraceByUdp(this: NetWorld, from: string, to: string) {
  await this.net.host(from).can.traceroute(to, { method: 'udp' });
}
Then('{node} can trace the route to {node} by UDP', untimed, canTraceByUdp);
Then('{node}から{node}への経路を( )UDP( )の( )traceroute( )で追跡できる', untimed, canTraceByUdp);

async function cannotTrace(this: NetWorld, from: string, to: string) {
  await this.net.host(from).cannot.traceroute(to);
}
Then('{node} cannot trace the route to {node}', untimed, cannotTrace);
Then('{node}から{node}への経路を( )traceroute( )で追跡できない', untimed, cannotTrace);

async function leadsVia(this: NetWorld, from: string, to: string, via: string) {
  await this.net.host(from).can.via(to, via);
}
Then('{node} can trace the route to {node} via {node}', untimed, leadsVia);
Then('{node}から{node}への経路が{node}を通る', untimed, leadsVia);

async function hasMtu(this: NetWorld, from: string, to: string, bytes: number) {
  await this.net.host(from).can.mtu(to, bytes);
}
Then('the path MTU from {node} to {node} is {number} bytes', untimed, hasMtu);
Then('{node}から{node}への経路( )MTU( )は{number}バイトである', untimed, hasMtu);
