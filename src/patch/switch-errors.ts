import { defineErrors, type Language } from '../errors/index.js';

/** What was being done, to go on from "could not ..." and "refused to ...". */
export type Doing = Record<Language, string>;

interface KnownPort {
  number: number;
  name: string;
}

const list = (ports: KnownPort[]): string => ports.map(port => `${port.number} (${port.name})`).join(', ');
const clock = (at: number): string => new Date(at).toISOString();

/** What to change, by the switch's reason for refusing a flow; its type begins the text. */
function remedyFor(reason: string): Record<Language, string> {
  if (/^badAction|^badInstruction/.test(reason)) {
    return {
      en: 'the switch cannot push, pop or write VLAN tags like this in that table: use `tagging: translate` (one tag) or `direct` (none) on its uplink, or another `table:`; `tsunagu switch probe` tells what it can do',
      ja: 'このスイッチのこのテーブルでは VLAN タグの push/pop や書き換えができません。アップリンクを `tagging: translate`（タグ 1 つ）か `direct`（タグなし）にするか、別の `table:` を使ってください。できることは `tsunagu switch probe` で調べられます',
    };
  }
  if (/^badMatch|badTableId|tableFeatures/.test(reason)) {
    return {
      en: 'that table does not take such flows: give the table that does as `table:` of the switch in the testbed file (switches with a fixed pipeline, such as OF-DPA and NoviFlow), or set up its pipeline for matches on port, VLAN and destination first',
      ja: 'このテーブルはこのようなフローを受け付けません。パイプラインが固定のスイッチ（OF-DPA、NoviFlow など）では、受け付けるテーブルをテストベッドファイルの `table:` に書くか、ポート、VLAN、宛先で照合できるように先にパイプラインを設定してください',
    };
  }
  if (/eperm|isSlave|overlap|unknown|timeout/i.test(reason)) {
    return {
      en: 'a switch that has just started may refuse flows for up to three minutes, and a controller with the role "slave" is refused always: wait and try again, then look at the OpenFlow settings of the switch',
      ja: '起動直後のスイッチは最大 3 分ほどフローを拒否することがあり、役割が「slave」のコントローラは常に拒否されます。しばらく待ってやり直し、それでも続く場合はスイッチの OpenFlow 設定を確認してください',
    };
  }
  return {
    en: 'the switch must support OpenFlow 1.3 with push/pop of VLAN tags in the table we use; see its OpenFlow settings',
    ja: 'スイッチは OpenFlow 1.3 と、使用テーブルでの VLAN タグの push/pop に対応している必要があります。スイッチの OpenFlow 設定を確認してください',
  };
}

/** What an OpenFlow switch does or says that keeps us from working with it. */
export const switchErrors = defineErrors('switch', {
  notSeen: {
    en: (f: {
      switch: string;
      datapathId: string;
      waitedMs: number;
      where: string;
      others: string[];
      failure: string | undefined;
    }) => ({
      what: `Patch switch ${f.switch} (datapath id ${f.datapathId}) did not connect in ${Math.round(f.waitedMs)} ms`,
      why: [
        f.others.length
          ? `at ${f.where}, only switches with other datapath ids: ${f.others.join(', ')}`
          : `no other switch at ${f.where} either`,
        ...(f.failure ? [`the last connection failed: ${f.failure}`] : []),
      ].join('; '),
      remedy: f.others.length
        ? 'if one of these is the switch, put its datapath id into the testbed file'
        : 'check the controller address and port at the switch, that OpenFlow 1.3 is on there, and the way from it to this machine (firewall, cable, VLAN)',
    }),
    ja: f => ({
      what: `パッチスイッチ ${f.switch}（データパス ID ${f.datapathId}）が ${Math.round(f.waitedMs)} ミリ秒以内に接続してきませんでした`,
      why: [
        f.others.length
          ? `${f.where} に来たのは、別のデータパス ID のスイッチだけです: ${f.others.join('、')}`
          : `${f.where} にはほかのスイッチも来ていません`,
        ...(f.failure ? [`最後の接続は失敗しました: ${f.failure}`] : []),
      ].join('。'),
      remedy: f.others.length
        ? 'このうちのどれかが目的のスイッチなら、そのデータパス ID をテストベッドファイルに書いてください'
        : 'スイッチ側のコントローラのアドレスとポート、OpenFlow 1.3 が有効か、このマシンまでの経路（ファイアウォール、ケーブル、VLAN）を確認してください',
    }),
  },
  disconnected: {
    en: (f: { switch: string; since: number | undefined; doing: Doing }) => ({
      what: `Patch switch ${f.switch} is not connected; could not ${f.doing.en}`,
      why: f.since === undefined ? 'it has not connected yet' : `it disconnected at ${clock(f.since)}`,
      remedy: `check power and management network of ${f.switch}; when it connects again its wires are made again and ports we took down are brought up`,
    }),
    ja: f => ({
      what: `パッチスイッチ ${f.switch} とつながっていないため、実行できませんでした: ${f.doing.ja}`,
      why: f.since === undefined ? 'まだ一度も接続してきていません' : `${clock(f.since)} に切断されました`,
      remedy: `${f.switch} の電源と管理ネットワークを確認してください。再接続すると配線を作り直し、落としたポートを上げ直します`,
    }),
  },
  noAnswer: {
    en: (f: { switch: string; doing: Doing; waitedMs: number }) => ({
      what: `${f.switch} is connected but gave no answer in ${Math.round(f.waitedMs)} ms; could not ${f.doing.en}`,
      why: 'a barrier, or a request for flows or ports, was left without a reply',
      remedy:
        'look at the OpenFlow process of the switch and at its load; restart its OpenFlow, then try again',
    }),
    ja: f => ({
      what: `${f.switch} は接続していますが、${Math.round(f.waitedMs)} ミリ秒以内に応答がなく、実行できませんでした: ${f.doing.ja}`,
      why: 'バリア、またはフローかポートの問い合わせに応答がありません',
      remedy: 'スイッチの OpenFlow プロセスと負荷を確認し、OpenFlow を再起動してからやり直してください',
    }),
  },
  noSuchPort: {
    en: (f: { switch: string; port: number; known: KnownPort[] }) => ({
      what: `Patch switch ${f.switch} has no port ${f.port}`,
      why: `it reports ${list(f.known) || 'no ports'}`,
      remedy: 'correct the port number in the testbed file',
    }),
    ja: f => ({
      what: `パッチスイッチ ${f.switch} にポート ${f.port} はありません`,
      why: `スイッチが報告したポート: ${list(f.known) || 'なし'}`,
      remedy: 'テストベッドファイルのポート番号を直してください',
    }),
  },
  portNameDiffers: {
    en: (f: { switch: string; port: number; name: string; seen: string; elsewhere: number | undefined }) => ({
      what: `Port ${f.port} of ${f.switch} should be ${f.name}, but the switch calls it ${f.seen}`,
      why:
        f.elsewhere === undefined ? `no port is called ${f.name}` : `${f.name} is port ${f.elsewhere} there`,
      remedy: `the switch may have renumbered its ports: check the cabling, then correct name or number in the testbed file`,
    }),
    ja: f => ({
      what: `${f.switch} のポート ${f.port} は ${f.name} のはずですが、スイッチでの名前は ${f.seen} です`,
      why:
        f.elsewhere === undefined
          ? `${f.name} という名前のポートはありません`
          : `${f.name} はポート ${f.elsewhere} です`,
      remedy:
        'スイッチがポート番号を振り直した可能性があります。配線を確かめ、テストベッドファイルの名前か番号を直してください',
    }),
  },
  tooManyFlows: {
    en: (f: { switch: string; needed: number; fit: number; at: string }) => ({
      what: `${f.switch} needs ${f.needed} flows, and ${f.fit} fit; nothing was changed`,
      why: `its profile says so: ${f.at}`,
      remedy:
        'declare fewer ports (each needs two flows and a drop), use `tagging: stacked` instead of `translate`, or put cables on another patch switch',
    }),
    ja: f => ({
      what: `${f.switch} には ${f.needed} 個のフローが必要ですが、${f.fit} 個しか入りません。まだ何も変更していません`,
      why: `プロファイルによる: ${f.at}`,
      remedy:
        '宣言するポートを減らす（1 ポートにつき配線 2 個とドロップ 1 個）か、`translate` の代わりに `tagging: stacked` を使うか、ケーブルを別のパッチスイッチに移してください',
    }),
  },
  tableFull: {
    en: (f: { switch: string; table: number; wanted: number; ours: number; others: number }) => ({
      what: `The flow table ${f.table} of ${f.switch} is full: ${f.wanted} more flows are needed`,
      why: `it holds ${f.ours} flows of ours and ${f.others} of others, and took no more (some switches need several entries for one flow, whatever they say); what was added was taken away again`,
      remedy:
        'remove flows of others; declare fewer ports (each needs two flows and a drop); use `tagging: stacked` instead of `translate`, which needs two flows for each VLAN; or write them to another table (`table:`)',
    }),
    ja: f => ({
      what: `${f.switch} のフローテーブル ${f.table} がいっぱいで、あと ${f.wanted} 個のフローが入りません`,
      why: `tsunagu のフローが ${f.ours} 個、他者のフローが ${f.others} 個あり、それ以上は受け付けられませんでした（公称値にかかわらず、1 フローに複数のエントリーを使うスイッチもあります）。追加した分は取り消しました`,
      remedy:
        '他者のフローを減らすか、宣言するポートを減らす（1 ポートにつき配線 2 個とドロップ 1 個）か、VLAN ごとに 2 個必要な `translate` の代わりに `tagging: stacked` を使うか、`table:` で別のテーブルにしてください',
    }),
  },
  refused: {
    en: (f: { switch: string; doing: Doing; reason: string }) => ({
      what: `${f.switch} refused to ${f.doing.en}`,
      why: f.reason,
      remedy: remedyFor(f.reason).en,
    }),
    ja: f => ({
      what: `${f.switch} が拒否しました: ${f.doing.ja}`,
      why: f.reason,
      remedy: remedyFor(f.reason).ja,
    }),
  },
  onlyVersion10: {
    en: (f: { switch: string; needs: string; instead: string }) => ({
      what: `${f.switch} speaks OpenFlow 1.0 only, which cannot do ${f.needs}; nothing was changed`,
      remedy: `${f.instead}, or turn OpenFlow 1.3 on at the switch`,
    }),
    ja: f => ({
      what: `${f.switch} は OpenFlow 1.0 にしか対応していないため、${f.needs} は使えません。まだ何も変更していません`,
      remedy: `${f.instead} にするか、スイッチで OpenFlow 1.3 を有効にしてください`,
    }),
  },
  replacesTags: {
    en: (f: { switch: string; link: string }) => ({
      what: `Link ${f.link} cannot run over a trunk of ${f.switch} with tagged frames; nothing was changed`,
      why: 'the switch speaks OpenFlow 1.0 only, where the tag for the trunk would replace the one that a frame brings',
      remedy:
        'write `untagged: true` at the link if only untagged frames run on it (others are dropped then), or turn OpenFlow 1.3 on at the switch, or give both ends of the link ports of one switch',
    }),
    ja: f => ({
      what: `リンク ${f.link} は、タグ付きフレームを通したまま ${f.switch} のトランクを通せません。まだ何も変更していません`,
      why: 'このスイッチは OpenFlow 1.0 にしか対応しておらず、トランク用のタグがフレームのタグを置き換えてしまいます',
      remedy:
        'タグなしフレームしか流れないなら、リンクに `untagged: true` と書いてください（タグ付きは破棄されます）。または、スイッチで OpenFlow 1.3 を有効にするか、リンクの両端を同じスイッチのポートにしてください',
    }),
  },
  foreignFlow: {
    en: (f: { switch: string; cookie: string; priority: number; flow: string; count: number }) => ({
      what: `${f.switch} has a flow of somebody else (cookie ${f.cookie}, priority ${f.priority}) that takes frames of our ports, or stands where one of ours must go; nothing was changed`,
      why: f.count > 1 ? `${f.flow} (and ${f.count - 1} more)` : f.flow,
      remedy:
        'remove that flow, lower its priority below 40000, or give tsunagu other ports; flows of others are never overwritten',
    }),
    ja: f => ({
      what: `${f.switch} に、tsunagu のポートのフレームを先に処理するか、必要な場所をふさぐ他者のフロー（cookie ${f.cookie}、priority ${f.priority}）があります。まだ何も変更していません`,
      why: f.count > 1 ? `${f.flow}（ほかに ${f.count - 1} 個）` : f.flow,
      remedy:
        'そのフローを消すか、priority を 40000 より低くするか、別のポートを使ってください。他者のフローを上書きすることはありません',
    }),
  },
  notApplied: {
    en: (f: { switch: string; differences: string[]; waitedMs: number }) => ({
      what: `${f.switch} does not hold the flows it acknowledged (looked for ${Math.round(f.waitedMs)} ms)`,
      why: f.differences.join('; '),
      remedy: 'look whether another controller changes the same flows, and at the log of the switch',
    }),
    ja: f => ({
      what: `${f.switch} は受け付けたはずのフローを保持していません（${Math.round(f.waitedMs)} ミリ秒確認）`,
      why: f.differences.join('; '),
      remedy: '別のコントローラが同じフローを変更していないか、またスイッチのログを確認してください',
    }),
  },
  failsOpen: {
    en: (f: { switch: string; bridge: string; mode: string }) => ({
      what: `Patch switch ${f.switch} (bridge ${f.bridge} here) forwards by itself when its controller is away: its fail mode is ${f.mode}`,
      why: 'without a controller it deletes all flows and joins all its ports, so that the cables make loops; nothing was changed',
      remedy: `\`ovs-vsctl set-fail-mode ${f.bridge} secure\``,
    }),
    ja: f => ({
      what: `パッチスイッチ ${f.switch}（このマシンのブリッジ ${f.bridge}）は、コントローラがいないと勝手に転送します（fail mode が ${f.mode}）`,
      why: 'コントローラがいなくなるとフローをすべて消して全ポートをつなぐため、ケーブルがループになります。まだ何も変更していません',
      remedy: `\`ovs-vsctl set-fail-mode ${f.bridge} secure\``,
    }),
  },
  emptyAfterAway: {
    en: (f: { switch: string; count: number }) => ({
      what: `${f.switch} had none of our ${f.count} flows any more when it connected again; they are made again`,
      why: 'it was restarted, or it erases its flows or forwards by itself while its controller is away (fail mode), and then its cables may make loops',
      remedy:
        'if it was not restarted, set its fail mode to secure (Open vSwitch: `ovs-vsctl set-fail-mode BRIDGE secure`) so that it keeps its flows',
    }),
    ja: f => ({
      what: `${f.switch} が再接続したとき、tsunagu のフロー ${f.count} 個がすべてなくなっていました。作り直します`,
      why: '再起動されたか、コントローラがいない間にフローを消すか勝手に転送する設定（fail mode）です。後者ではケーブルがループになることがあります',
      remedy:
        '再起動していないなら、フローを保つように fail mode を secure にしてください（Open vSwitch: `ovs-vsctl set-fail-mode ブリッジ secure`）',
    }),
  },
  flowsLost: {
    en: (f: { switch: string; count: number }) => ({
      what: `${f.count} flows of ours were deleted on ${f.switch} by somebody else; they are made again`,
      why: 'the wires were down meanwhile, so what was measured in that time is not valid',
      remedy: 'look who deletes flows there: another controller, a script, or a person at the switch',
    }),
    ja: f => ({
      what: `${f.switch} の tsunagu のフロー ${f.count} 個が、tsunagu 以外の何かに消されました。作り直します`,
      why: 'その間は配線が切れていたため、その時間の測定結果は無効です',
      remedy: 'スイッチのフローを消しているもの（別のコントローラ、スクリプト、人の操作）を調べてください',
    }),
  },
  portModRefused: {
    en: (f: { switch: string; port: number; name: string; down: boolean; reason: string }) => ({
      what: `${f.switch} refused to take port ${f.port} (${f.name}) ${f.down ? 'down' : 'up'}`,
      why: f.reason,
      remedy: f.down
        ? 'this switch cannot take ports down by OpenFlow; cut the link with `silent` instead'
        : 'bring the port up at the switch itself',
    }),
    ja: f => ({
      what: `${f.switch} がポート ${f.port}（${f.name}）を${f.down ? '落とす' : '上げる'}ことを拒否しました`,
      why: f.reason,
      remedy: f.down
        ? 'このスイッチは OpenFlow ではポートを落とせません。代わりに `silent` で切断してください'
        : 'スイッチ側でポートを上げてください',
    }),
  },
  portModIgnored: {
    en: (f: {
      switch: string;
      port: number;
      name: string;
      down: boolean;
      seen: string;
      waitedMs: number;
      sent: number;
    }) => ({
      what: `Port ${f.port} (${f.name}) of ${f.switch} did not go ${f.down ? 'down' : 'up'} in ${Math.round(f.waitedMs)} ms`,
      why: `asked ${f.sent} times; the switch still says: ${f.seen}`,
      remedy: f.down
        ? 'this switch may ignore PORT_MOD; cut the link with `silent` instead'
        : 'look at the port at the switch itself, and at the cable and the device at its other end',
    }),
    ja: f => ({
      what: `${f.switch} のポート ${f.port}（${f.name}）が ${Math.round(f.waitedMs)} ミリ秒たっても${f.down ? '落ちません' : '上がりません'}`,
      why: `${f.sent} 回指示しましたが、スイッチの報告は「${f.seen}」のままです`,
      remedy: f.down
        ? 'このスイッチは PORT_MOD を無視するのかもしれません。代わりに `silent` で切断してください'
        : 'スイッチ側のポートの状態、ケーブル、接続先の機器を確認してください',
    }),
  },
  notCleared: {
    en: (f: { switches: string[] }) => ({
      what: `Flows of ours are left on ${f.switches.join(', ')}`,
      remedy: '`tsunagu clean` removes them by the journal when the switch can be reached again',
    }),
    ja: f => ({
      what: `${f.switches.join('、')} に tsunagu のフローが残っています`,
      remedy:
        'スイッチと通信できるようになってから `tsunagu clean` を実行すると、記録（ジャーナル）に従って消します',
    }),
  },
});
