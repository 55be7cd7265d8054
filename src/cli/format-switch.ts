import type { FlowView, PortView, SwitchView } from '../agent/protocol.js';
import type { Language } from '../errors/index.js';
import { table } from './table.js';

const words = {
  en: {
    switch: 'switch',
    connected: 'connected',
    away: 'NOT CONNECTED',
    since: (at: string) => ` since ${at}`,
    columns: ['port', 'name', 'state', 'received', 'sent', 'dropped', 'what is on it'],
    up: 'up',
    down: 'NO CARRIER',
    disabled: 'TAKEN DOWN',
    uplink: 'uplink',
    trunk: (to: string, links: string[]) =>
      `trunk to ${to}${links.length > 0 ? ` (${links.join(', ')})` : ''}`,
    link: (name: string, to: string) => `link ${name} to ${to}`,
    host: 'host',
    flowColumns: ['for', 'table', 'priority', 'takes', 'does', 'frames', 'ends'],
    purposes: { wire: 'wire', drop: 'drop', cut: 'cut', probe: 'probe' },
    inS: (seconds: number) => `in ${seconds} s`,
    cut: 'CUT',
    flows: (count: number) => `flows of ours: ${count}`,
    others: (count: number) => `flows of others: ${count} (never touched)`,
    loops:
      '! one of them forwards what no other flow takes (NORMAL, FLOOD or ALL): when tsunagu is not there, the cables may make loops',
  },
  ja: {
    switch: 'スイッチ',
    connected: '接続済み',
    away: '未接続',
    since: (at: string) => `（${at} から）`,
    columns: ['ポート', '名前', '状態', '受信', '送信', '破棄', '接続先'],
    up: 'アップ',
    down: 'キャリアなし',
    disabled: '停止中',
    uplink: 'アップリンク',
    trunk: (to: string, links: string[]) =>
      `${to} へのトランク${links.length > 0 ? `（${links.join('、')}）` : ''}`,
    link: (name: string, to: string) => `リンク ${name}（相手 ${to}）`,
    host: 'ホスト',
    flowColumns: ['用途', 'テーブル', '優先度', '対象', '動作', 'フレーム数', '終了'],
    purposes: { wire: '配線', drop: '遮断', cut: '切断', probe: '調査' },
    inS: (seconds: number) => `${seconds} 秒後`,
    cut: '切断中',
    flows: (count: number) => `tsunagu のフロー: ${count}`,
    others: (count: number) => `他者のフロー: ${count}（変更しません）`,
    loops:
      '! そのうちの 1 つは、どのフローにも当たらないフレームを転送します（NORMAL、FLOOD、ALL）。tsunagu がいない間、ケーブルがループになることがあります',
  },
};

/** A patch switch as it is, for a terminal. */
export function formatSwitch(view: SwitchView, language: Language): string {
  const w = words[language];
  const state = view.connected ? w.connected : w.away;
  const since = view.since === undefined ? '' : w.since(new Date(view.since).toISOString());
  return [
    `${w.switch} ${view.name} (${view.datapathId}): ${state}${since}`,
    ...table([w.columns, ...view.ports.map(row)]),
    w.flows(view.flows.length),
    ...(view.flows.length > 0 ? table([w.flowColumns, ...view.flows.map(flowRow)]) : []),
    w.others(view.otherFlows),
    ...(view.forwardsByItself ? [w.loops] : []),
  ].join('\n');

  function row(port: PortView): string[] {
    const count = (value: number | undefined) => (value === undefined ? '-' : String(value));
    return [
      ...[String(port.port), port.name, port.up ? w.up : port.enabled ? w.down : w.disabled],
      ...[count(port.rxPackets), count(port.txPackets), count(port.dropped), whatIsOn(port)],
    ];
  }

  function flowRow({ purpose, table: number, priority, match, actions, packets, leftS }: FlowView): string[] {
    const ends = leftS === undefined ? '' : w.inS(leftS);
    return [w.purposes[purpose], ...[number, priority].map(String), match, actions, String(packets), ends];
  }

  function whatIsOn({ uplink, trunk, link, wireTo = '', cut, hosts }: PortView): string {
    const parts = [
      ...(uplink ? [w.uplink] : []),
      ...(trunk ? [w.trunk(trunk.to, trunk.links)] : []),
      ...(link === undefined ? [] : [w.link(link, wireTo)]),
      ...(hosts.length > 0 ? [`${w.host} ${hosts.join(', ')}`] : []),
    ];
    return `${parts.join('; ')}${cut ? `: ${w.cut} (${cut})` : ''}`;
  }
}
