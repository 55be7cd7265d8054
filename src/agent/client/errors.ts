import { defineErrors } from '../../errors/index.js';
import type { PortView } from '../protocol.js';

interface Missing {
  subject: string;
  wanted: string;
  seen: string;
}

export const errors = defineErrors('expected', {
  text: {
    en: (f: Missing) => ({
      what: `${f.subject} does not contain "${f.wanted}"`,
      why: f.seen,
      remedy: 'compare the text in the step with what was seen; both are as they are, width and case count',
    }),
    ja: f => ({
      what: `${f.subject} に「${f.wanted}」が含まれていません`,
      why: f.seen,
      remedy: 'ステップの文字列と実際の内容を見比べてください（全角・半角、大文字・小文字は区別されます）',
    }),
  },
  noText: {
    en: (f: Missing) => ({
      what: `${f.subject} contains "${f.wanted}", which it must not`,
      why: f.seen,
      remedy: 'find out what put it there; the whole text is above',
    }),
    ja: f => ({
      what: `${f.subject} に、あってはならない「${f.wanted}」が含まれています`,
      why: f.seen,
      remedy: 'どこから出てきたものかを調べてください。内容は上のとおりです',
    }),
  },
  exitCode: {
    en: (f: { wanted: number; got: number; seen: string }) => ({
      what: `The command ended with exit code ${f.got}, not ${f.wanted}`,
      why: f.seen,
      remedy: 'read what the command printed',
    }),
    ja: f => ({
      what: `コマンドの終了コードは ${f.wanted} ではなく ${f.got} でした`,
      why: f.seen,
      remedy: 'コマンドの出力を確認してください',
    }),
  },
  nothingYet: {
    en: (f: { what: string; before: string }) => ({
      what: `There is no ${f.what} to look at yet`,
      remedy: `put a step before this one that ${f.before}`,
    }),
    ja: f => ({
      what: `確認する対象（${f.what}）がまだありません`,
      remedy: `このステップの前に、対象を得るステップを置いてください（${f.before}）`,
    }),
  },
  address: {
    en: (f: { host: string; name: string; wanted: string; got: string[]; server: string }) => ({
      what: `${f.host} resolves ${f.name} to ${f.got.join(', ') || 'nothing'}, not to ${f.wanted}`,
      why: `answer of the DNS server ${f.server}`,
      remedy: 'correct the record on the server, or the address in the step',
    }),
    ja: f => ({
      what: `${f.host} から ${f.name} を引くと ${f.wanted} ではなく ${f.got.join(', ') || '（答えなし）'} になります`,
      why: `DNS サーバ ${f.server} の答え`,
      remedy: 'サーバのレコードか、ステップのアドレスを直してください',
    }),
  },
  via: {
    en: (f: { from: string; to: string; via: string; hops: string[] }) => ({
      what: `The route from ${f.from} to ${f.to} does not lead over ${f.via}`,
      why: `it leads over ${f.hops.join(' → ') || 'nobody who answers'}`,
      remedy: 'look at the routes on the way, or correct the step (an address, or a name of the testbed)',
    }),
    ja: f => ({
      what: `${f.from} から ${f.to} への経路は ${f.via} を通っていません`,
      why: `実際の経路: ${f.hops.join(' → ') || '（応答なし）'}`,
      remedy: '経路上のルートを確認するか、ステップ（アドレスかテストベッドの名前）を直してください',
    }),
  },
  offset: {
    en: (f: { offsetMs: number; atMostMs: number }) => ({
      what: `The time differs by ${f.offsetMs.toFixed(1)} ms, more than ${f.atMostMs} ms`,
      why: "offset of the NTP server's clock to this machine's",
      remedy: 'look at what the server is synchronised with, and whether the clock of this machine is right',
    }),
    ja: f => ({
      what: `時刻の差は ${f.offsetMs.toFixed(1)} ミリ秒で、${f.atMostMs} ミリ秒を超えています`,
      why: 'このマシンの時計に対する NTP サーバの時計のオフセット',
      remedy: 'サーバの同期先と、このマシンの時計を確認してください',
    }),
  },
  certificateFor: {
    en: (f: { name: string; names: string[] }) => ({
      what: `The certificate is not for ${f.name}`,
      why: `it is for ${f.names.join(', ') || 'no name at all'}`,
      remedy: 'correct the certificate of the server, or the name in the step',
    }),
    ja: f => ({
      what: `証明書は ${f.name} のものではありません`,
      why: `証明書の名前: ${f.names.join(', ') || '（なし）'}`,
      remedy: 'サーバの証明書か、ステップの名前を直してください',
    }),
  },
  certificateLasts: {
    en: (f: { days: number; left: number; until: string }) => ({
      what: `The certificate is valid for ${f.left.toFixed(1)} more days, not for ${f.days}`,
      why: `it ends at ${f.until}`,
      remedy: 'renew the certificate of the server',
    }),
    ja: f => ({
      what: `証明書の有効期限まで ${f.left.toFixed(1)} 日しかありません（必要なのは ${f.days} 日）`,
      why: `有効期限: ${f.until}`,
      remedy: 'サーバの証明書を更新してください',
    }),
  },
  pathMtu: {
    en: (f: { from: string; to: string; bytes: number; story: Record<'en' | 'ja', string> }) => ({
      what: `The path MTU from ${f.from} to ${f.to} is not ${f.bytes} bytes`,
      why: f.story.en,
      remedy: 'look at the MTU of links and tunnels on the way, and at filters that drop ICMP errors',
    }),
    ja: f => ({
      what: `${f.from} から ${f.to} への経路 MTU は ${f.bytes} バイトではありません`,
      why: f.story.ja,
      remedy: '経路上のリンクとトンネルの MTU と、ICMP エラーを捨てるフィルタを確認してください',
    }),
  },
  neighbour: {
    en: (f: { host: string; of: string; story: Record<'en' | 'ja', string> }) => ({
      what: `On the network of ${f.host}, the address of ${f.of} is not at one machine`,
      why: f.story.en,
      remedy: 'find the machine by the MAC address, in the tables of the switches; or correct the address',
    }),
    ja: f => ({
      what: `${f.host} のネットワークで、${f.of} のアドレスを持つマシンが 1 台ではありません`,
      why: f.story.ja,
      remedy: 'スイッチの MAC アドレステーブルでマシンを探すか、アドレスを直してください',
    }),
  },
  dhcp: {
    en: (f: { host: string; wanted: string; story: Record<'en' | 'ja', string> }) => ({
      what: `${f.host} was to get ${f.wanted}`,
      why: f.story.en,
      remedy: 'look at the DHCP servers and relays of its network, and at DHCP snooping on the switches',
    }),
    ja: f => ({
      what: `${f.host} が受ける DHCP の提示が期待と違います（期待: ${f.wanted}）`,
      why: f.story.ja,
      remedy: 'そのネットワークの DHCP サーバとリレー、スイッチの DHCP スヌーピングを確認してください',
    }),
  },
  multicast: {
    en: (f: { host: string; group: string; wanted: boolean; story: Record<'en' | 'ja', string> }) => ({
      what: f.wanted
        ? `${f.host} does not receive multicast group ${f.group}`
        : `${f.host} receives multicast group ${f.group}, which it must not`,
      why: f.story.en,
      remedy: 'look at IGMP or MLD snooping, the querier, and multicast routing between sender and receiver',
    }),
    ja: f => ({
      what: f.wanted
        ? `${f.host} はマルチキャストグループ ${f.group} を受信できません`
        : `${f.host} は受信できないはずのマルチキャストグループ ${f.group} を受信しています`,
      why: f.story.ja,
      remedy:
        'IGMP / MLD スヌーピング、クエリア、送信側と受信側の間のマルチキャストルーティングを確認してください',
    }),
  },
  variable: {
    en: (f: { name: string }) => ({
      what: `There is no variable ${f.name} in the environment`,
      remedy: `set it where cucumber-js is started: ${f.name}=… npx cucumber-js`,
    }),
    ja: f => ({
      what: `環境変数 ${f.name} がありません`,
      remedy: `cucumber-js を起動するところで設定してください: ${f.name}=… npx cucumber-js`,
    }),
  },
  linkUp: {
    en: (f: { link: string; seen: string }) => ({
      what: `Link ${f.link} is not up`,
      why: f.seen,
      remedy: 'restore the link in the scenario, or look at the cable and at the device at its other end',
    }),
    ja: f => ({
      what: `リンク ${f.link} がアップしていません`,
      why: f.seen,
      remedy: 'シナリオでリンクを復旧するか、ケーブルと対向の機器を確認してください',
    }),
  },
  portUp: {
    en: (f: { switch: string; port: number; found: PortView | undefined; known: number[] }) => ({
      what: `Port ${f.port} of ${f.switch} is not up`,
      why: f.found
        ? `${f.found.name} ${f.found.enabled ? 'has no carrier' : 'is taken down'}${f.found.cut ? ` (${f.found.link === undefined ? 'the port' : `link ${f.found.link}`} is cut: ${f.found.cut})` : ''}`
        : `the testbed gives tsunagu ports ${f.known.join(', ') || 'none (the switch is not connected)'}`,
      remedy: f.found
        ? 'restore the link in the scenario, or look at the cable and at the device at its other end'
        : 'correct the port in the step',
    }),
    ja: f => ({
      what: `${f.switch} のポート ${f.port} がアップしていません`,
      why: f.found
        ? `${f.found.name} は${f.found.enabled ? 'キャリアがありません' : '停止中です'}${f.found.cut ? `（${f.found.link === undefined ? 'ポート' : `リンク ${f.found.link} `}を切断中: ${f.found.cut}）` : ''}`
        : `tsunagu が使えるポート: ${f.known.join(', ') || 'なし（スイッチ未接続）'}`,
      remedy: f.found
        ? 'シナリオでリンクを復旧するか、ケーブルと対向の機器を確認してください'
        : 'ステップのポート番号を直してください',
    }),
  },
  changeFile: {
    en: (f: { path: string; seen: string }) => ({
      what: `The file of the change cannot be read: ${f.path}`,
      why: f.seen,
      remedy: 'give its path from the folder in which the run is started',
    }),
    ja: f => ({
      what: `変更のファイルを読めません: ${f.path}`,
      why: f.seen,
      remedy: '実行を開始したフォルダからのパスを指定してください',
    }),
  },
  golden: {
    en: (f: { device: string; differences: string[] }) => ({
      what: `The configuration of device ${f.device} is not the one from the start of the run`,
      why: f.differences.join('\n'),
      remedy: 'undo it (+ is there and should not be, - is missing), or reset the device in a step before',
    }),
    ja: f => ({
      what: `機器 ${f.device} の設定が実行開始時と異なります`,
      why: f.differences.join('\n'),
      remedy: '元に戻すか（+ は余分なもの、- は足りないもの）、前のステップで機器をリセットしてください',
    }),
  },
  role: {
    en: (f: { device: string; wanted: string; seen: string }) => ({
      what: `Device ${f.device} does not have the role ${f.wanted}`,
      why: f.seen,
      remedy: 'look at the redundancy group on this device and on its peers',
    }),
    ja: f => ({
      what: `機器 ${f.device} の役割は ${f.wanted} ではありません`,
      why: f.seen,
      remedy: 'この機器と相手の冗長構成を確認してください',
    }),
  },
  recovery: {
    en: (f: {
      from: string;
      to: string;
      withinMs: number;
      afterMs: number;
      lost: number;
      event: string;
    }) => ({
      what: `Traffic from ${f.from} to ${f.to} came back after ${seconds(f.afterMs)} s, not within ${seconds(f.withinMs)} s`,
      why: `${f.lost} packets were lost${f.event && ` after "${f.event}"`}`,
      remedy: 'look at the plot in the report: it shows when and in which direction packets were lost',
    }),
    ja: f => ({
      what: `${f.from} から ${f.to} への通信が復旧するまで ${seconds(f.afterMs)} 秒かかりました（許容は ${seconds(f.withinMs)} 秒）`,
      why: `${f.event && `「${f.event}」の後、`}${f.lost} パケットが失われました`,
      remedy: 'レポートの図で、いつ、どの向きのパケットが失われたかを確認してください',
    }),
  },
  outage: {
    en: (f: {
      from: string;
      to: string;
      direction: string;
      atMostMs: number;
      lengthMs: number;
      lost: number;
    }) => ({
      what: `Traffic from ${f.from} to ${f.to} was out for ${f.lengthMs.toFixed(1)} ms (${f.direction}), more than ${f.atMostMs} ms`,
      why: `${f.lost} packets were lost in a row`,
      remedy: 'look at the plot in the report: it shows when and in which direction packets were lost',
    }),
    ja: f => ({
      what: `${f.from} から ${f.to} への通信が ${f.lengthMs.toFixed(1)} ミリ秒途切れました（${f.direction}、許容は ${f.atMostMs} ミリ秒）`,
      why: `連続して ${f.lost} パケットが失われました`,
      remedy: 'レポートの図で、いつ、どの向きのパケットが失われたかを確認してください',
    }),
  },
});

function seconds(ms: number): string {
  return (ms / 1000).toFixed(2);
}
