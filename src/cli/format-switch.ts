import type { PortView, SwitchView } from '../agent/protocol.js';
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
    link: 'link',
    host: 'host',
    cut: 'CUT',
    flows: (count: number) => `flows of ours: ${count}`,
    others: (count: number) => `flows of others: ${count} (never touched)`,
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
    link: 'リンク',
    host: 'ホスト',
    cut: '切断中',
    flows: (count: number) => `tsunagu のフロー: ${count}`,
    others: (count: number) => `他者のフロー: ${count}（変更しません）`,
  },
};

/** A patch switch as it is, for a terminal. */
export function formatSwitch(view: SwitchView, language: Language): string {
  const w = words[language];
  const state = view.connected ? w.connected : w.away;
  const since = view.since === undefined ? '' : w.since(new Date(view.since).toISOString());
  const flows = view.flows.map(flow => `  ${flow}`);
  return [
    `${w.switch} ${view.name} (${view.datapathId}): ${state}${since}`,
    ...table([w.columns, ...view.ports.map(row)]),
    ...[w.flows(view.flows.length), ...flows, w.others(view.otherFlows)],
  ].join('\n');

  function row(port: PortView): string[] {
    const count = (value: number | undefined) => (value === undefined ? '-' : String(value));
    return [
      ...[String(port.port), port.name, port.up ? w.up : port.enabled ? w.down : w.disabled],
      ...[count(port.rxPackets), count(port.txPackets), count(port.dropped), whatIsOn(port)],
    ];
  }

  function whatIsOn({ uplink, trunk, link, cut, hosts }: PortView): string {
    const parts = [
      ...(uplink ? [w.uplink] : []),
      ...(trunk ? [w.trunk(trunk.to, trunk.links)] : []),
      ...(link === undefined ? [] : [`${w.link} ${link}${cut ? `: ${w.cut} (${cut})` : ''}`]),
      ...(hosts.length > 0 ? [`${w.host} ${hosts.join(', ')}`] : []),
    ];
    return parts.join('; ');
  }
}
