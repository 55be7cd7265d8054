import { defineErrors } from '../errors/index.js';

interface At {
  switch: string;
  port: number;
}

/** Wiring that the patch switch cannot make. */
export const wiringErrors = defineErrors('wiring', {
  unknownSwitch: {
    en: (f: { user: string; switch: string; known: string[] }) => ({
      what: `${f.user} is attached to patch switch ${f.switch}, which is not in the testbed`,
      why: `the testbed has ${f.known.join(', ') || 'no patch switch'}`,
      remedy: 'correct the name of the switch',
    }),
    ja: f => ({
      what: `${f.user} の接続先パッチスイッチ ${f.switch} はテストベッドにありません`,
      why: `テストベッドにあるもの: ${f.known.join(', ') || 'なし'}`,
      remedy: 'スイッチの名前を直してください',
    }),
  },
  undeclaredPort: {
    en: (f: At & { user: string; known: number[] }) => ({
      what: `${f.user} uses port ${f.port} of ${f.switch}, which is not among the ports given to tsunagu`,
      why: `its ports are ${f.known.join(', ') || 'none'}`,
      remedy: `add port ${f.port} to the ports of ${f.switch} in the testbed file, or use another one`,
    }),
    ja: f => ({
      what: `${f.user} が使う ${f.switch} のポート ${f.port} は、tsunagu が使えるポートに入っていません`,
      why: `使えるポート: ${f.known.join(', ') || 'なし'}`,
      remedy: `テストベッドファイルで ${f.switch} のポートに ${f.port} を加えるか、別のポートを使ってください`,
    }),
  },
  uplinkPort: {
    en: (f: At & { user: string }) => ({
      what: `${f.user} uses port ${f.port} of ${f.switch}, which is the uplink to the tester`,
      remedy: 'use another port',
    }),
    ja: f => ({
      what: `${f.user} が使う ${f.switch} のポート ${f.port} は、テスターへのアップリンクです`,
      remedy: '別のポートを使ってください',
    }),
  },
  trunkPort: {
    en: (f: At & { user: string; to: string }) => ({
      what: `${f.user} uses port ${f.port} of ${f.switch}, which is a trunk to ${f.to}`,
      remedy: 'use another port',
    }),
    ja: f => ({
      what: `${f.user} が使う ${f.switch} のポート ${f.port} は、${f.to} へのトランクです`,
      remedy: '別のポートを使ってください',
    }),
  },
  portTwice: {
    en: (f: At & { users: [string, string] }) => ({
      what: `Port ${f.port} of ${f.switch} is used twice: by ${f.users[0]} and by ${f.users[1]}`,
      remedy: 'a port belongs to one link, or to test hosts; give one of the two another port',
    }),
    ja: f => ({
      what: `${f.switch} のポート ${f.port} が ${f.users[0]} と ${f.users[1]} の両方で使われています`,
      remedy: '1 つのポートは 1 本のリンク、またはテストホスト専用です。どちらかを別のポートにしてください',
    }),
  },
  selfWire: {
    en: (f: At & { link: string }) => ({
      what: `Link ${f.link} joins port ${f.port} of ${f.switch} to itself`,
      why: 'an OpenFlow switch drops frames that are sent out of the port they came in by',
      remedy: 'give two different ports',
    }),
    ja: f => ({
      what: `リンク ${f.link} の両端が同じポート（${f.switch} のポート ${f.port}）です`,
      why: 'OpenFlow スイッチは、入ってきたポートへ出すフレームを捨てます',
      remedy: '異なる 2 つのポートを指定してください',
    }),
  },
  twoSwitches: {
    en: (f: { link: string; switches: [string, string] }) => ({
      what: `Link ${f.link} runs between two patch switches, ${f.switches[0]} and ${f.switches[1]}, which no trunk joins`,
      remedy: 'use two ports of the same patch switch, or declare the cable between the two under `trunks`',
    }),
    ja: f => ({
      what: `リンク ${f.link} がまたがる 2 台のパッチスイッチ（${f.switches[0]} と ${f.switches[1]}）をつなぐトランクがありません`,
      remedy: '同じパッチスイッチの 2 つのポートを使うか、2 台をつなぐケーブルを `trunks` に書いてください',
    }),
  },
  notCarried: {
    en: (f: At & { user: string }) => ({
      what: `${f.user} is on port ${f.port} of ${f.switch}, which no uplink carries`,
      why: 'each uplink of this switch names its ports, and this one is not among them; and no trunk leads to a switch with an uplink that names none',
      remedy: `add port ${f.port} to the \`ports\` of an uplink of ${f.switch}, or leave them out at one uplink`,
    }),
    ja: f => ({
      what: `${f.user} のつながる ${f.switch} のポート ${f.port} を運ぶアップリンクがありません`,
      why: 'このスイッチのアップリンクはどれも運ぶポートを限定していて、このポートが入っていません。ポートを限定しないアップリンクのあるスイッチへ通じるトランクもありません',
      remedy: `${f.switch} のどれかのアップリンクの \`ports\` に ${f.port} を加えるか、1 つのアップリンクで \`ports\` を省いてください`,
    }),
  },
  threeTags: {
    en: (f: At & { user: string; owner: string; interface: string }) => ({
      what: `${f.user} on port ${f.port} of ${f.switch} has two VLAN tags, and the uplink ${f.interface} of ${f.owner} would put a third around them`,
      why: 'its tagging is stacked, and Open vSwitch on the tester can match two tags at most',
      remedy:
        'write `tagging: translate` at this uplink, or give the port an uplink of its own with `tagging: direct`',
    }),
    ja: f => ({
      what: `${f.user}（${f.switch} のポート ${f.port}）には VLAN タグが 2 つあり、${f.owner} のアップリンク ${f.interface} がその外側に 3 つ目を付けることになります`,
      why: 'このアップリンクの tagging は stacked で、テスターの Open vSwitch が照合できるタグは 2 つまでです',
      remedy:
        'このアップリンクに `tagging: translate` と書くか、このポート専用のアップリンクを `tagging: direct` で用意してください',
    }),
  },
  noTagLeft: {
    en: (f: At & { tag: number }) => ({
      what: `Port ${f.port} of ${f.switch} gets no tag on the uplink: it would be ${f.tag}, and 4094 is the highest`,
      remedy: 'use lower port numbers, or give this switch an uplink of its own',
    }),
    ja: f => ({
      what: `${f.switch} のポート ${f.port} にアップリンクのタグを割り当てられません（${f.tag} になりますが、上限は 4094 です）`,
      remedy: '小さい番号のポートを使うか、このスイッチに専用のアップリンクを用意してください',
    }),
  },
  noTrunkTagLeft: {
    en: (f: { link: string; trunk: string; most: number }) => ({
      what: `Link ${f.link} does not fit on the trunk ${f.trunk}, which carries ${f.most} wires already`,
      remedy: 'add another trunk between these switches, or use two ports of the same one',
    }),
    ja: f => ({
      what: `トランク ${f.trunk} にはすでに ${f.most} 本の配線があり、リンク ${f.link} を通せません`,
      remedy: '2 台の間にトランクを増やすか、同じスイッチの 2 つのポートを使ってください',
    }),
  },
  noUplink: {
    en: (f: { switch: string; interface: string; known: string[] }) => ({
      what: `The uplink interface ${f.interface} of ${f.switch} is not on the tester's software switch`,
      why: `its uplinks are ${f.known.join(', ') || 'none'}`,
      remedy: `correct the uplink interface of ${f.switch} in the testbed file`,
    }),
    ja: f => ({
      what: `${f.switch} のアップリンク ${f.interface} がテスターのソフトウェアスイッチにつながっていません`,
      why: `アップリンク: ${f.known.join(', ') || 'なし'}`,
      remedy: `テストベッドファイルで ${f.switch} のアップリンクのインターフェイス名を直してください`,
    }),
  },
});
