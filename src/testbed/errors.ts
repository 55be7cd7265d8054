import { defineErrors } from '../errors/index.js';
import type { Expected } from './expected.js';
import * as say from './phrases.js';

/** Everything that can be wrong with a testbed file. */
export const errors = defineErrors('testbed', {
  unreadable: {
    en: (f: { file: string; reason: string }) => ({
      what: `The testbed file ${f.file} cannot be read`,
      why: f.reason,
      remedy: 'check the path and that you may read the file',
    }),
    ja: f => ({
      what: `テストベッドファイル ${f.file} を読めません`,
      why: f.reason,
      remedy: 'パスと、ファイルの読み取り権限を確かめてください',
    }),
  },
  invalid: {
    en: (f: { file: string; count: number }) => ({
      what: `The testbed file has ${f.count === 1 ? 'a mistake' : `${f.count} mistakes`}:`,
      remedy: '',
    }),
    ja: f => ({ what: `テストベッドファイルに誤りが ${f.count} 件あります:`, remedy: '' }),
  },

  empty: {
    en: () => ({ what: 'The file is empty', remedy: 'begin with `version: 1`, `sites:` and `switches:`' }),
    ja: () => ({
      what: 'ファイルが空です',
      remedy: '`version: 1`、`sites:`、`switches:` から書き始めてください',
    }),
  },
  unknownKey: {
    en: (f: { place: string; key: string; known: string[]; near: string[] }) => ({
      what: `${say.inPlace.en(f.place)} there is no key "${f.key}"`,
      remedy: say.didYouMean.en(f),
    }),
    ja: f => ({
      what: `${say.inPlace.ja(f.place)}では「${f.key}」というキーは使えません`,
      remedy: say.didYouMean.ja(f),
    }),
  },
  missing: {
    en: (f: { place: string; key: string; expected: Expected }) => ({
      what: `${say.inPlace.en(f.place)} "${f.key}" is missing: ${say.wanted.en(f.expected)}`,
      remedy: `add \`${f.key}: ${say.example(f.expected)}\` or the like`,
    }),
    ja: f => ({
      what: `${say.inPlace.ja(f.place)}に「${f.key}」（${say.wanted.ja(f.expected)}）がありません`,
      remedy: `\`${f.key}: ${say.example(f.expected)}\` のように書いてください`,
    }),
  },
  blank: {
    en: (f: { place: string; key: string; expected: Expected }) => ({
      what: `${say.inPlace.en(f.place)} "${f.key}" has no value: it takes ${say.wanted.en(f.expected)}`,
      remedy: `write \`${f.key}: ${say.example(f.expected)}\` or the like, or remove the key`,
    }),
    ja: f => ({
      what: `${say.inPlace.ja(f.place)}の「${f.key}」（${say.wanted.ja(f.expected)}）が空です`,
      remedy: `\`${f.key}: ${say.example(f.expected)}\` のように書くか、キーごと消してください`,
    }),
  },
  wrong: {
    en: (f: { place: string; found: say.Found; expected: Expected }) => ({
      what: `${f.place === '' ? 'The file' : f.place} should be ${say.wanted.en(f.expected)}, but is ${say.found.en(f.found)}`,
      remedy: `write it like \`${say.example(f.expected)}\``,
    }),
    ja: f => ({
      what: `${say.inPlace.ja(f.place)}には${say.spaced(say.wanted.ja(f.expected))}が必要ですが、${say.found.ja(f.found)}になっています`,
      remedy: `\`${say.example(f.expected)}\` のように書いてください`,
    }),
  },
  wrongKey: {
    en: (f: { place: string; value: string; expected: Expected }) => ({
      what: `${say.inPlace.en(f.place)} the key "${f.value}" should be ${say.wanted.en(f.expected)}`,
      remedy: `write it like \`${say.example(f.expected)}\``,
    }),
    ja: f => ({
      what: `${say.inPlace.ja(f.place)}のキー「${f.value}」は${say.spaced(say.wanted.ja(f.expected))}でなければなりません`,
      remedy: `\`${say.example(f.expected)}\` のように書いてください`,
    }),
  },
  oneOf: {
    en: (f: { place: string; keys: [string, string]; present: boolean }) => ({
      what: f.present
        ? `${say.inPlace.en(f.place)} there are both "${f.keys[0]}" and "${f.keys[1]}"`
        : `${say.inPlace.en(f.place)} "${f.keys[0]}" (or "${f.keys[1]}") is missing`,
      remedy: f.present ? 'keep one of the two' : 'add one of the two',
    }),
    ja: f => ({
      what: f.present
        ? `${say.inPlace.ja(f.place)}に「${f.keys[0]}」と「${f.keys[1]}」が両方あります`
        : `${say.inPlace.ja(f.place)}に「${f.keys[0]}」も「${f.keys[1]}」もありません`,
      remedy: f.present ? 'どちらか一方にしてください' : 'どちらか一方を書いてください',
    }),
  },

  unknownName: {
    en: (f: { kind: say.Kind; name: string; known: string[]; near: string[] }) => ({
      what: `There is no ${say.kind.en(f.kind)} "${f.name}"`,
      remedy: say.didYouMean.en(f),
    }),
    ja: f => ({
      what: `${say.kind.ja(f.kind)}「${f.name}」はありません`,
      remedy: say.didYouMean.ja(f),
    }),
  },
  siteNeeded: {
    en: (f: { switch: string; sites: string[] }) => ({
      what: `The patch switch "${f.switch}" does not say at which site it is, and there is more than one`,
      remedy: `add \`site:\` with one of ${f.sites.join(', ')}`,
    }),
    ja: f => ({
      what: `サイトが複数ありますが、パッチスイッチ「${f.switch}」がどのサイトにあるか書かれていません`,
      remedy: `\`site:\` に ${f.sites.join('、')} のどれかを書いてください`,
    }),
  },
  sameName: {
    en: (f: { name: string; other: say.Claim }) => ({
      what: `The name "${f.name}" is already taken by ${say.claim.en(f.other)}`,
      remedy: 'give each its own name; width, case and spaces make no difference',
    }),
    ja: f => ({
      what: `「${f.name}」という名前は、${say.claim.ja(f.other)}がすでに使っています`,
      remedy: '別の名前にしてください。全角・半角、大文字・小文字、空白の違いは区別されません',
    }),
  },
  sameValue: {
    en: (f: { what: Expected; value: string; other: say.Claim }) => ({
      what: `${f.what} ${f.value} is already used by ${say.claim.en(f.other)}`,
      remedy: `give each its own ${f.what}`,
    }),
    ja: f => ({
      what: `${f.what} ${f.value} は、${say.claim.ja(f.other)}がすでに使っています`,
      remedy: `${f.what} はそれぞれ別にしてください`,
    }),
  },
  sameAddress: {
    en: (f: { address: string; host: string; site: string; other: say.Claim }) => ({
      what: `The host "${f.host}" has the address ${f.address}, which ${say.claim.en(f.other)} has too`,
      remedy: `give each host at site ${f.site} its own address`,
    }),
    ja: f => ({
      what: `ホスト「${f.host}」のアドレス ${f.address} は、${say.claim.ja(f.other)}のアドレスと同じです`,
      remedy: `サイト ${f.site} のホストには、それぞれ別のアドレスを付けてください`,
    }),
  },
  portTaken: {
    en: (f: { port: string; by: say.Claim; other: say.Claim }) => ({
      what: `Port ${f.port} of the ${say.kind.en(f.by.kind)} "${f.by.name}" is already used by ${say.claim.en(f.other)}`,
      remedy: 'a port takes one cable: use another port (only hosts may share one)',
    }),
    ja: f => ({
      what: `${say.kind.ja(f.by.kind)}「${f.by.name}」のポート ${f.port} は、${say.claim.ja(f.other)}がすでに使っています`,
      remedy:
        '1 つのポートに挿せるケーブルは 1 本です。別のポートにしてください（共用できるのはホスト同士だけです）',
    }),
  },
  undeclaredPort: {
    en: (f: { port: string; number: number; switch: string; by: say.Claim; known: number[] }) => ({
      what: `Port ${f.port} of the ${say.kind.en(f.by.kind)} "${f.by.name}" is not among the ports given to tsunagu`,
      why: `the ports of ${f.switch} are ${f.known.join(', ') || 'none'}`,
      remedy: `add ${f.number} to \`ports\` of ${f.switch}, or use another port`,
    }),
    ja: f => ({
      what: `${say.kind.ja(f.by.kind)}「${f.by.name}」のポート ${f.port} は、tsunagu が使えるポートに入っていません`,
      why: `${f.switch} の使えるポート: ${f.known.join(', ') || 'なし'}`,
      remedy: `${f.switch} の \`ports\` に ${f.number} を加えるか、別のポートを使ってください`,
    }),
  },
  uplinkPort: {
    en: (f: { port: string; by: say.Claim; other: say.Claim }) => ({
      what: `Port ${f.port} of the ${say.kind.en(f.by.kind)} "${f.by.name}" is the uplink of ${say.claim.en(f.other)}`,
      remedy: 'the uplink leads to the tester: use another port',
    }),
    ja: f => ({
      what: `${say.kind.ja(f.by.kind)}「${f.by.name}」のポート ${f.port} は、${say.claim.ja(f.other)}のアップリンクです`,
      remedy: 'アップリンクはテスターにつながるポートです。別のポートにしてください',
    }),
  },
  uplinkTwice: {
    en: (f: { port: string; line: number }) => ({
      what: `Port ${f.port} already belongs to another uplink (line ${f.line})`,
      remedy: 'give each uplink a port of its own, and let each port be carried by one uplink',
    }),
    ja: f => ({
      what: `ポート ${f.port} はすでに別のアップリンク（${f.line} 行目）のものです`,
      remedy: 'アップリンクのポートはそれぞれ別にし、1 つのポートを運ぶアップリンクは 1 本だけにしてください',
    }),
  },
  directPorts: {
    en: (f: { switch: string; count: number }) => ({
      what: `A direct uplink of "${f.switch}" carries exactly one port, but names ${f.count || 'none'}`,
      why: 'without a tag, frames of several ports could not be told apart',
      remedy: 'write its one port, like `ports: [2]`, or take `tagging: stacked`',
    }),
    ja: f => ({
      what: `「${f.switch}」の direct のアップリンクが運べるポートはちょうど 1 つですが、${f.count === 0 ? '書かれていません' : `${f.count} 個書かれています`}`,
      why: 'タグがないと、どのポートのフレームかを区別できません',
      remedy: '`ports: [2]` のように 1 つだけ書くか、`tagging: stacked` にしてください',
    }),
  },
  notCarried: {
    en: (f: { host: string; port: string; switch: string }) => ({
      what: `The host "${f.host}" is on port ${f.port}, which no uplink of "${f.switch}" carries`,
      why: 'no trunk leads from there to a switch with an uplink that names no `ports` either',
      remedy:
        'add the port to the `ports` of an uplink, leave `ports` out at one of them, or declare a trunk to such a switch',
    }),
    ja: f => ({
      what: `ホスト「${f.host}」のポート ${f.port} を運ぶアップリンクが「${f.switch}」にありません`,
      remedy:
        'どれかのアップリンクの `ports` にこのポートを加えるか、1 つのアップリンクで `ports` を省くか、そのようなスイッチへのトランクを書いてください',
    }),
  },
  threeTags: {
    en: (f: { host: string; port: string; switch: string; interface: string }) => ({
      what: `The host "${f.host}" has two VLAN tags, and the uplink ${f.interface} of "${f.switch}", which carries its port ${f.port}, would put a third around them`,
      why: 'its tagging is stacked, and Open vSwitch on the tester can match two tags at most',
      remedy:
        'write `tagging: translate` at this uplink, or give the port an uplink of its own with `tagging: direct`',
    }),
    ja: f => ({
      what: `ホスト「${f.host}」には VLAN タグが 2 つあり、そのポート ${f.port} を運ぶ「${f.switch}」のアップリンク ${f.interface} が外側に 3 つ目を付けることになります`,
      why: 'このアップリンクの tagging は stacked で、テスターの Open vSwitch が照合できるタグは 2 つまでです',
      remedy:
        'このアップリンクに `tagging: translate` と書くか、このポート専用のアップリンクを `tagging: direct` で用意してください',
    }),
  },
  selfTrunk: {
    en: (f: { ports: [string, string]; switch: string }) => ({
      what: `The trunk from ${f.ports[0]} to ${f.ports[1]} has both ends on the patch switch "${f.switch}"`,
      remedy: 'a trunk is a cable between two patch switches: write a port of each',
    }),
    ja: f => ({
      what: `${f.ports[0]} と ${f.ports[1]} のトランクは、両端ともパッチスイッチ「${f.switch}」のポートです`,
      remedy: 'トランクは 2 台のパッチスイッチをつなぐケーブルです。それぞれのポートを書いてください',
    }),
  },
  trunkSites: {
    en: (f: { ports: [string, string]; sites: string }) => ({
      what: `The trunk from ${f.ports[0]} to ${f.ports[1]} joins switches of two sites (${f.sites})`,
      remedy: 'each site patches by itself: give both switches the same `site`, or remove the trunk',
    }),
    ja: f => ({
      what: `${f.ports[0]} と ${f.ports[1]} のトランクが、別々のサイト（${f.sites}）のスイッチをつないでいます`,
      remedy: '配線はサイトごとに行います。両方のスイッチを同じ `site` にするか、トランクを消してください',
    }),
  },
  noTrunk: {
    en: (f: { link: string; ports: [string, string] }) => ({
      what: `The link "${f.link}" runs from ${f.ports[0]} to ${f.ports[1]}, and no trunk joins these patch switches`,
      remedy:
        'declare the cable between them, like `trunks: [[PS1:24, PS2:24]]`, or use two ports of one switch',
    }),
    ja: f => ({
      what: `リンク「${f.link}」は ${f.ports[0]} と ${f.ports[1]} をつなぎますが、この 2 台のパッチスイッチの間にトランクがありません`,
      remedy:
        '2 台をつなぐケーブルを `trunks: [[PS1:24, PS2:24]]` のように書くか、1 台のスイッチの 2 つのポートを使ってください',
    }),
  },
  selfWire: {
    en: (f: { link: string; port: string }) => ({
      what: `The link "${f.link}" leads from port ${f.port} to the same port`,
      remedy: "write the two ports that the cable's ends are plugged into",
    }),
    ja: f => ({
      what: `リンク「${f.link}」の両端がどちらもポート ${f.port} です`,
      remedy: 'ケーブルの両端が挿さっている 2 つのポートを書いてください',
    }),
  },
  gateway: {
    en: (f: { host: string; gateway: string; subnets: string[]; own: boolean }) => ({
      what: f.own
        ? `The host "${f.host}" has its own address ${f.gateway} as gateway`
        : `The gateway ${f.gateway} of the host "${f.host}" is not in the host's subnet ${f.subnets.join(', ')}`,
      remedy: "write the router's address in the host's subnet, or correct the prefix length",
    }),
    ja: f => ({
      what: f.own
        ? `ホスト「${f.host}」のゲートウェイ ${f.gateway} が、ホスト自身のアドレスです`
        : `ホスト「${f.host}」のゲートウェイ ${f.gateway} は、ホストのサブネット ${f.subnets.join('、')} の外にあります`,
      remedy: 'ホストと同じサブネットにあるルーターのアドレスを書くか、プレフィックス長を直してください',
    }),
  },
  besideInterfaces: {
    en: (f: { host: string; key: string }) => ({
      what: `The host "${f.host}" has "${f.key}" beside "interfaces"`,
      remedy: `write \`${f.key}\` into the item of \`interfaces\` that it is for`,
    }),
    ja: f => ({
      what: `ホスト「${f.host}」の「${f.key}」が「interfaces」と並べて書かれています`,
      remedy: `\`interfaces\` の該当する項目の中に \`${f.key}\` を書いてください`,
    }),
  },
  severalSites: {
    en: (f: { host: string; sites: string[] }) => ({
      what: `The host "${f.host}" has interfaces at several sites: ${f.sites.join(', ')}`,
      remedy: 'a test host lives on one machine: plug all its interfaces into switches of one site',
    }),
    ja: f => ({
      what: `ホスト「${f.host}」のインターフェースが複数のサイトにまたがっています: ${f.sites.join('、')}`,
      remedy:
        'テストホストは 1 台のマシン上にあります。すべてのインターフェースを同じサイトのスイッチにつないでください',
    }),
  },
  notForHosts: {
    en: (f: { host: string; address: string; role: 'network' | 'broadcast' }) => ({
      what: `The host "${f.host}" cannot have ${f.address}: that is the subnet's ${f.role} address`,
      remedy: 'take another address of the subnet, or correct the prefix length',
    }),
    ja: f => ({
      what: `ホスト「${f.host}」に ${f.address} は付けられません。サブネットの${
        f.role === 'network' ? 'ネットワーク' : 'ブロードキャスト'
      }アドレスです`,
      remedy: 'サブネット内の別のアドレスにするか、プレフィックス長を直してください',
    }),
  },
});
