import { Given, Then } from '@cucumber/cucumber';
import type { NetWorld } from '../src/plugin/world.js';
import { untimed } from './limits.js';

async function serve(this: NetWorld, host: string) {
  await this.net.host(host).serve.snmp();
}
Given('{node} runs an SNMP agent', untimed, serve);
Given('{node}が( )SNMP( )エージェントを動かす', untimed, serve);
Given('{node}が( )SNMP( )エージェントを動かしている', untimed, serve);

async function canQuery(this: NetWorld, from: string, to: string) {
  await this.net.host(from).can.snmp(to);
}
Then('{node} can query {node} by SNMP', untimed, canQuery);
Then('{node}から{node}に( )SNMP( )で問い合わせできる', untimed, canQuery);

async function canQueryWith(this: NetWorld, from: string, to: string, community: string) {
  await this.net.host(from).can.snmp(to, { community });
}
Then('{node} can query {node} by SNMP with community {text}', untimed, canQueryWith);
Then('{node}から{node}にコミュニティ{text}の( )SNMP( )で問い合わせできる', untimed, canQueryWith);

async function cannotQuery(this: NetWorld, from: string, to: string) {
  await this.net.host(from).cannot.snmp(to);
}
Then('{node} cannot query {node} by SNMP', untimed, cannotQuery);
Then('{node}から{node}に( )SNMP( )で問い合わせできない', untimed, cannotQuery);

async function receive(this: NetWorld, host: string) {
  await this.net.host(host).serve.syslog();
}
Given('{node} receives syslog', untimed, receive);
Given('{node}が( )syslog( )を受信する', untimed, receive);
Given('{node}が( )syslog( )を受信している', untimed, receive);

async function hasReceived(this: NetWorld, host: string, text: string) {
  await this.net.host(host).local.syslog(text);
}
Then('{node} gets a syslog message that contains {text}', untimed, hasReceived);
Then('{node}に{text}を含む( )syslog( )メッセージが届く', untimed, hasReceived);
