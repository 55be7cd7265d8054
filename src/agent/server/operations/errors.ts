import { defineErrors } from '../../../errors/index.js';
import type { Ending } from '../../protocol.js';

interface Shown {
  device: string;
  command: string;
  text: string;
  seen: string;
  ms: number;
}

const endings: Record<Ending, Record<'en' | 'ja', string>> = {
  refused: { en: 'refused (RST or port unreachable)', ja: '拒否される（RST またはポート到達不能が返る）' },
  filtered: { en: 'filtered (nothing comes back)', ja: 'フィルタされる（何も返らない）' },
  unreachable: { en: 'unreachable (an ICMP error comes back)', ja: '到達不能になる（ICMP エラーが返る）' },
  denied: { en: 'denied by the service', ja: 'サービスに拒否される' },
};

export const errors = defineErrors('operation', {
  showsNot: {
    en: (f: Shown) => ({
      what: `Device ${f.device} does not show "${f.text}" in "${f.command}", for ${Math.round(f.ms)} ms`,
      why: `it showed last:\n${f.seen || '(nothing)'}`,
      remedy:
        'compare what it shows with the text in the step; if it needs more time, wait until the network is steady',
    }),
    ja: f => ({
      what: `機器 ${f.device} の「${f.command}」に「${f.text}」が ${Math.round(f.ms)} ミリ秒待っても表示されません`,
      why: `最後の表示:\n${f.seen || '（なし）'}`,
      remedy:
        '表示とステップの文字列を見比べてください。時間がかかる場合は、安定するまで待つステップを前に置いてください',
    }),
  },
  shows: {
    en: (f: Shown) => ({
      what: `Device ${f.device} still shows "${f.text}" in "${f.command}" after ${Math.round(f.ms)} ms`,
      why: `it showed last:\n${f.seen}`,
      remedy: 'find out what put it there',
    }),
    ja: f => ({
      what: `機器 ${f.device} の「${f.command}」に「${f.text}」が ${Math.round(f.ms)} ミリ秒たっても表示されたままです`,
      why: `最後の表示:\n${f.seen}`,
      remedy: 'どこから来たものかを調べてください',
    }),
  },
  noReply: {
    en: (f: Failed) => ({
      what: `${f.from} cannot reach ${f.to} (${f.address}) by ${f.service}`,
      why: `${f.story.en}; ${f.network.en}`,
      remedy: 'follow the path from there: what was last seen says how far the packets came',
    }),
    ja: f => ({
      what: `${f.from} から ${f.to}（${f.address}）へ ${f.service} で到達できません`,
      why: `${f.story.ja}。${f.network.ja}`,
      remedy: 'パケットがどこまで届いたかを手がかりに、経路を順に確認してください',
    }),
  },
  reached: {
    en: (f: { finding: Record<'en' | 'ja', string> }) => ({
      what: f.finding.en,
      remedy: 'close the path in the network (filter, routing, VLAN), or correct the requirement',
    }),
    ja: f => ({
      what: f.finding.ja,
      remedy: 'ネットワーク側（フィルタ、経路、VLAN）で塞ぐか、要件を直してください',
    }),
  },
  otherEnd: {
    en: (f: Failed & { wanted: Ending }) => ({
      what: `${f.service} of ${f.to} (${f.address}), tried from ${f.from}, was to be ${endings[f.wanted].en}, and was not`,
      why: `${f.story.en}; ${f.network.en}`,
      remedy: 'compare what came back with what the filter on the way should do, or correct the requirement',
    }),
    ja: (f: Failed & { wanted: Ending }) => ({
      what: `${f.from} から ${f.to}（${f.address}）の ${f.service} は${endings[f.wanted].ja}はずですが、そうなりません`,
      why: `${f.story.ja}。${f.network.ja}`,
      remedy: '返ってきたものと、経路上のフィルタの設定を見比べるか、要件を直してください',
    }),
  },
  noSyslog: {
    en: (f: { host: string }) => ({
      what: `${f.host} receives no syslog in this scenario`,
      remedy: 'put a step before this one that makes it receive syslog',
    }),
    ja: f => ({
      what: `このシナリオでは ${f.host} は syslog を受信していません`,
      remedy: 'このステップの前に、syslog を受信させるステップを置いてください',
    }),
  },
  noMessage: {
    en: (f: { host: string; contains: string; seen: string; budgetMs: number }) => ({
      what: `${f.host} received no syslog message with "${f.contains}", for ${f.budgetMs} ms`,
      why: f.seen === '' ? 'it received none at all' : `it received:\n${f.seen}`,
      remedy: 'look at the syslog settings of the sender, and whether it reaches the host (UDP port 514)',
    }),
    ja: f => ({
      what: `${f.host} は「${f.contains}」を含む syslog メッセージを ${f.budgetMs} ミリ秒待っても受信していません`,
      why: f.seen === '' ? '1 つも受信していません' : `受信したもの:\n${f.seen}`,
      remedy: '送信側の syslog の設定と、ホストへの到達性（UDP ポート 514）を確認してください',
    }),
  },
  noLogin: {
    en: (f: { service: string; to: string }) => ({
      what: `There is no login for ${f.service} of ${f.to}`,
      remedy:
        'put a step before this one that runs that service on a test host, or say who logs in: as "user" with password "…" (which may be a variable of the environment)',
    }),
    ja: f => ({
      what: `${f.to} の ${f.service} にログインするユーザーがわかりません`,
      remedy:
        'このステップの前に、テストホストでそのサービスを動かすステップを置くか、ユーザー「…」とパスワード「…」（環境変数も可）を書いてください',
    }),
  },
  notProven: {
    en: (f: { finding: Record<'en' | 'ja', string> }) => ({
      what: f.finding.en,
      remedy:
        'make the positive control pass first: both hosts alive, their gateways reachable, the service listening',
    }),
    ja: f => ({
      what: f.finding.ja,
      remedy:
        'まず対照確認（両ホストの動作、ゲートウェイへの到達、サービスの待ち受け）が成功するようにしてください',
    }),
  },
  samePort: {
    en: (f: { from: string; to: string; port: string }) => ({
      what: `Whether ${f.from} reaches ${f.to} cannot be tried: they are neighbours in one subnet on the same port, ${f.port}`,
      why: 'a switch never sends a frame back out of the port that it came in by (IEEE 802.1Q, 8.6.1), so the network is not asked',
      remedy: 'plug one of them into another port of the patch switch',
    }),
    ja: f => ({
      what: `${f.from} から ${f.to} への到達性は試せません。同じサブネットの隣どうしで、同じポート ${f.port} にあります`,
      why: 'スイッチは受信したポートへフレームを送り返さないので（IEEE 802.1Q、8.6.1）、ネットワークを試したことになりません',
      remedy: 'どちらかをパッチスイッチの別のポートにつないでください',
    }),
  },
  commandTimedOut: {
    en: (f: { host: string; command: string; budgetMs: number; seen: string }) => ({
      what: `The command on ${f.host} did not end within ${f.budgetMs} ms, and was ended: ${f.command}`,
      why: f.seen.trim() || 'it had printed nothing',
      remedy: 'give it an end (ping -c 3), or a larger budget in a step of your own',
    }),
    ja: f => ({
      what: `${f.host} のコマンドが ${f.budgetMs} ミリ秒以内に終わらなかったため、終了させました: ${f.command}`,
      why: f.seen.trim() || '出力はありませんでした',
      remedy: 'コマンドが終わるようにするか（ping -c 3 など）、自作のステップで時間の上限を延ばしてください',
    }),
  },
  noNameServer: {
    en: (f: { host: string; name: string }) => ({
      what: `${f.host} has no DNS server to ask for ${f.name}`,
      remedy: 'put a step before this one that runs a DNS server on a test host',
    }),
    ja: f => ({
      what: `${f.host} が ${f.name} を問い合わせる DNS サーバがありません`,
      remedy: 'このステップの前に、テストホストで DNS サーバを動かすステップを置いてください',
    }),
  },
  noDns: {
    en: (f: { host: string; name: string; server: string; story: Record<'en' | 'ja', string> }) => ({
      what: `${f.host} got no address of ${f.name} from DNS server ${f.server}`,
      why: f.story.en,
      remedy: 'look at the records of the server, and whether the host can reach it (UDP and TCP port 53)',
    }),
    ja: f => ({
      what: `${f.host} は DNS サーバ ${f.server} から ${f.name} のアドレスを得られませんでした`,
      why: f.story.ja,
      remedy: 'サーバのレコードと、サーバへの到達性（UDP と TCP のポート 53）を確認してください',
    }),
  },
  onlyStatic: {
    en: (f: { host: string }) => ({
      what: `${f.host} has only addresses that the testbed file gives it`,
      remedy: 'write `address: dhcp` (or slaac) for it in the testbed file, or leave the step out',
    }),
    ja: f => ({
      what: `${f.host} のアドレスは、すべてテストベッドファイルで決められています`,
      remedy: 'テストベッドファイルで `address: dhcp`（または slaac）とするか、このステップを消してください',
    }),
  },
  noFamily: {
    en: (f: { from: string; to: string }) => ({
      what: `${f.from} and ${f.to} have no address of the same family`,
      remedy: 'give both an IPv4 or an IPv6 address in the testbed',
    }),
    ja: f => ({
      what: `${f.from} と ${f.to} に共通のアドレスファミリがありません`,
      remedy: 'テストベッドで両方に IPv4 か IPv6 のアドレスを与えてください',
    }),
  },
});

interface Failed {
  from: string;
  to: string;
  address: string;
  service: string;
  story: Record<'en' | 'ja', string>;
  network: Record<'en' | 'ja', string>;
}
