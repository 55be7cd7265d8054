import { defineParameterType, Then } from '@cucumber/cucumber';
import type { Ending } from '../src/agent/client/uses.js';
import type { NetWorld } from '../src/plugin/world.js';
import { untimed } from './limits.js';

const endings: Record<string, Ending> = {
  refused: 'refused',
  filtered: 'filtered',
  unreachable: 'unreachable',
  拒否される: 'refused',
  フィルタされる: 'filtered',
  到達不能になる: 'unreachable',
};

/** How an attempt ends that gets no service. */
defineParameterType({
  name: 'ending',
  regexp: new RegExp(Object.keys(endings).join('|')),
  transformer: (word: string) => endings[word],
});

async function tcp(this: NetWorld, from: string, port: number, to: string, ending: Ending) {
  await this.net.host(from).ends(ending).tcp(to, port);
}
Then('{node} finds TCP port {number} of {node} {ending}', untimed, tcp);
Then(
  '{node}から{node}の( )TCP( )ポート{number}への接続は{ending}',
  untimed,
  function (this: NetWorld, from: string, to: string, port: number, ending: Ending) {
    return tcp.call(this, from, port, to, ending);
  },
);

async function udp(this: NetWorld, from: string, port: number, to: string, ending: Ending) {
  await this.net.host(from).ends(ending).udp(to, port);
}
Then('{node} finds UDP port {number} of {node} {ending}', untimed, udp);
Then(
  '{node}から{node}の( )UDP( )ポート{number}への送信は{ending}',
  untimed,
  function (this: NetWorld, from: string, to: string, port: number, ending: Ending) {
    return udp.call(this, from, port, to, ending);
  },
);
