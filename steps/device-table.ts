import { type DataTable, defineParameterType, Then } from '@cucumber/cucumber';
import type { NetWorld } from '../src/plugin/world.js';
import { untimed } from './limits.js';

/** A table of a device's state, in the words of the field. */
defineParameterType({
  name: 'deviceTable',
  regexp:
    /\s?(neighbou?rs|ARP table|MAC (?:address )?table|routes|routing table|interfaces|sessions|ARP ?テーブル|近隣テーブル|MAC ?アドレステーブル|経路表|ルーティングテーブル|インターフェース|セッション)\s?/,
  transformer: (word: string) => {
    if (/^MAC/.test(word)) return 'macTable';
    if (/^rout|経路|ルーティング/.test(word)) return 'routes';
    if (/^interfaces|インターフェース/.test(word)) return 'interfaces';
    return /^sessions|セッション/.test(word) ? 'sessions' : 'neighbours';
  },
});

type Subject = Parameters<ReturnType<NetWorld['net']['device']>['expectRows']>[0];

async function contains(this: NetWorld, device: string, table: Subject, rows: DataTable) {
  await this.net.device(device).expectRows(table, rows.hashes());
}
Then("device {node}'s {deviceTable} contain(s):", untimed, contains);
Then('機器{node}の{deviceTable}に次の行がある:', untimed, contains);

async function containsNot(this: NetWorld, device: string, table: Subject, rows: DataTable) {
  await this.net.device(device).expectNoRows(table, rows.hashes());
}
Then("device {node}'s {deviceTable} do(es) not contain:", untimed, containsNot);
Then('機器{node}の{deviceTable}に次の行がない:', untimed, containsNot);

async function prints(this: NetWorld, device: string, command: string, rows: DataTable) {
  await this.net.device(device).expectRecords(command, rows.hashes());
}
Then("device {node}'s output of {text} contains:", untimed, prints);
Then('機器{node}の{text}の出力に次の行がある:', untimed, prints);

async function printsNot(this: NetWorld, device: string, command: string, rows: DataTable) {
  await this.net.device(device).expectNoRecords(command, rows.hashes());
}
Then("device {node}'s output of {text} does not contain:", untimed, printsNot);
Then('機器{node}の{text}の出力に次の行がない:', untimed, printsNot);
