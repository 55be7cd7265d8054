import { defineErrors } from '../errors/index.js';

type Kind = 'node' | 'port' | 'machine';

interface Wanted {
  en: string;
  ja: string;
  example: string;
}

/** Everything a user can do wrong with a lab, in its file and on the machine. */
export const errors = defineErrors('lab', {
  unreadable: {
    en: (f: { file: string; reason: string }) => ({
      what: `The file ${f.file} cannot be read`,
      why: f.reason,
      remedy: 'check the path and that you may read the file',
    }),
    ja: f => ({
      what: `ファイル ${f.file} を読めません`,
      why: f.reason,
      remedy: 'パスと、ファイルの読み取り権限を確かめてください',
    }),
  },
  unknownLab: {
    en: (f: { name: string; known: string[]; near: string[] }) => ({
      what: `There is no shipped lab "${f.name}"`,
      remedy: didYouMean.en(f),
    }),
    ja: f => ({ what: `同梱のラボに「${f.name}」はありません`, remedy: didYouMean.ja(f) }),
  },
  invalid: {
    en: (f: { file: string; count: number }) => ({
      what: `The lab file has ${f.count === 1 ? 'a mistake' : `${f.count} mistakes`}:`,
      remedy: '',
    }),
    ja: f => ({ what: `ラボファイルに誤りが ${f.count} 件あります:`, remedy: '' }),
  },
  unknownKey: {
    en: (f: { place: string; key: string; known: string[]; near: string[] }) => ({
      what: `${inPlace.en(f.place)} there is no key "${f.key}"`,
      remedy: didYouMean.en(f),
    }),
    ja: f => ({
      what: `${inPlace.ja(f.place)}に「${f.key}」というキーはありません`,
      remedy: didYouMean.ja(f),
    }),
  },
  missing: {
    en: (f: { place: string; key: string } & Wanted) => ({
      what: `${inPlace.en(f.place)} "${f.key}" is missing: ${f.en}`,
      remedy: `add \`${f.key}: ${f.example}\` or the like`,
    }),
    ja: f => ({
      what: `${inPlace.ja(f.place)}に「${f.key}」（${f.ja}）がありません`,
      remedy: `\`${f.key}: ${f.example}\` のように書いてください`,
    }),
  },
  wrong: {
    en: (f: { place: string; found: string | undefined; near?: string[] } & Wanted) => ({
      what: `${inPlace.en(f.place)} ${f.found === undefined ? 'this' : `"${f.found}"`} should be ${f.en}`,
      remedy: f.near?.length ? `did you mean ${f.near.join(' or ')}?` : `write it like \`${f.example}\``,
    }),
    ja: f => ({
      what: `${inPlace.ja(f.place)}には${f.ja}が必要です${f.found === undefined ? '' : `（今は「${f.found}」）`}`,
      remedy: f.near?.length ? `もしかして: ${f.near.join('、')}` : `\`${f.example}\` のように書いてください`,
    }),
  },
  unknownName: {
    en: (f: { kind: Kind; name: string; known: string[]; near: string[] }) => ({
      what: `There is no ${kindEn[f.kind]} "${f.name}" in this lab`,
      remedy: didYouMean.en(f),
    }),
    ja: f => ({
      what: `このラボに${kindJa[f.kind]}「${f.name}」はありません`,
      remedy: didYouMean.ja(f),
    }),
  },
  portTaken: {
    en: (f: { port: string; line: number }) => ({
      what: `Port ${f.port} has a cable already, in line ${f.line}`,
      remedy: 'a port takes one cable: use another port',
    }),
    ja: f => ({
      what: `ポート ${f.port} には、${f.line} 行目ですでにケーブルが挿さっています`,
      remedy: '1 つのポートに挿せるケーブルは 1 本です。別のポートにしてください',
    }),
  },
  uplinkCable: {
    en: (f: { port: string }) => ({
      what: `Port ${f.port} is the uplink, which leads to the tester`,
      remedy: 'use another port',
    }),
    ja: f => ({
      what: `ポート ${f.port} はテスターにつながるアップリンクです`,
      remedy: '別のポートにしてください',
    }),
  },
  sameName: {
    en: (f: { name: string }) => ({
      what: `The lab's namespace would have two interfaces called ${f.name}`,
      remedy: 'rename one: bridges have the name of their node, ports of an l2switch are NODE.PORT',
    }),
    ja: f => ({
      what: `ラボの名前空間に ${f.name} というインターフェースが 2 つできてしまいます`,
      remedy:
        '片方の名前を変えてください。ブリッジはノード名、l2switch のポートは「ノード.ポート」という名前になります',
    }),
  },
  longName: {
    en: (f: { name: string }) => ({
      what: `The interface name ${f.name} is too long: Linux allows 15 letters`,
      remedy: 'shorten the name of the node or of the port',
    }),
    ja: f => ({
      what: `インターフェース名 ${f.name} が長すぎます（Linux では 15 文字まで）`,
      remedy: 'ノードかポートの名前を短くしてください',
    }),
  },
  address: {
    en: (f: { address: string; subnet: string; taken: boolean }) => ({
      what: f.taken
        ? `The management address ${f.address} is given twice`
        : `The management address ${f.address} is not in ${f.subnet}, the management network`,
      remedy: `give each node an address of its own in ${f.subnet}`,
    }),
    ja: f => ({
      what: f.taken
        ? `管理アドレス ${f.address} が 2 回使われています`
        : `管理アドレス ${f.address} は管理ネットワーク ${f.subnet} の外にあります`,
      remedy: `ノードごとに ${f.subnet} の中の別のアドレスを付けてください`,
    }),
  },

  notRoot: {
    en: () => ({
      what: 'A lab can only be brought up by root',
      remedy:
        'run it with sudo: it makes network namespaces and starts Open vSwitch, FRR and OpenSSH in them',
    }),
    ja: () => ({
      what: 'ラボを起動できるのは root だけです',
      remedy:
        'sudo を付けて実行してください。ネットワーク名前空間を作り、その中で Open vSwitch、FRR、OpenSSH を動かします',
    }),
  },
  programsMissing: {
    en: (f: { programs: string[]; packages: string[] }) => ({
      what: `The lab needs programs that this machine lacks: ${f.programs.join(', ')}`,
      remedy: `install them: apt-get install ${f.packages.join(' ')}`,
    }),
    ja: f => ({
      what: `ラボに必要なプログラムがこのマシンにありません: ${f.programs.join('、')}`,
      remedy: `インストールしてください: apt-get install ${f.packages.join(' ')}`,
    }),
  },
  interfaceTaken: {
    en: (f: { interface: string }) => ({
      what: `There is an interface ${f.interface} on this machine already, and it is not this lab's`,
      remedy:
        'run `tsunagu clean` if an earlier run was killed, or give the uplink another name in the lab file and the testbed file',
    }),
    ja: f => ({
      what: `インターフェース ${f.interface} がこのマシンにすでにあります（このラボのものではありません）`,
      remedy:
        '前回の実行が強制終了されていた場合は `tsunagu clean` を実行してください。そうでなければ、ラボファイルとテストベッドファイルのアップリンクの名前を変えてください',
    }),
  },
  folderTaken: {
    en: (f: { folder: string }) => ({
      what: `The lab's run folder ${f.folder} exists already`,
      remedy:
        'run `tsunagu clean` if an earlier run was killed; `tsunagu down` if the lab is up; if neither knows of it, nothing of ours runs in it: remove the folder',
    }),
    ja: f => ({
      what: `ラボの実行フォルダー ${f.folder} がすでにあります`,
      remedy:
        '前回の実行が強制終了されていた場合は `tsunagu clean` を、ラボが起動中なら `tsunagu down` を実行してください。どちらにも記録がなければ、使われていないフォルダーなので削除してください',
    }),
  },
  start: {
    en: (f: { node: string; said: string }) => ({
      what: `${f.node} of the lab does not start`,
      why: f.said,
      remedy:
        'correct what is said above in its configuration; `tsunagu doctor` shows what this machine lacks',
    }),
    ja: f => ({
      what: `ラボの ${f.node} が起動しません`,
      why: f.said,
      remedy:
        '上に示された箇所の設定を直してください。このマシンに足りないものは `tsunagu doctor` で確認できます',
    }),
  },
  notReady: {
    en: (f: { node: string; command: string; contains: string; seen: string; elapsedMs: number }) => ({
      what: `The lab is not ready after ${f.elapsedMs} ms: "${f.command}" in ${f.node} does not show "${f.contains}"`,
      why: f.seen || 'it shows nothing',
      remedy:
        'check that the links through the patch switch are joined, and the configuration of the routers',
    }),
    ja: f => ({
      what: `${f.elapsedMs} ミリ秒待ちましたが、ラボの準備ができていません。${f.node} の「${f.command}」に「${f.contains}」が現れません`,
      why: f.seen || '何も表示されません',
      remedy: 'パッチスイッチを通るリンクがつながっているか、ルーターの設定が正しいか確かめてください',
    }),
  },
  notRunning: {
    en: (f: { node: string }) => ({
      what: `${f.node} of the lab is not running`,
      remedy: 'take the lab down and up again: `tsunagu down`, `tsunagu up`',
    }),
    ja: f => ({
      what: `ラボの ${f.node} が動いていません`,
      remedy: 'ラボをいったん停止し、起動し直してください: `tsunagu down`、`tsunagu up`',
    }),
  },
  undo: {
    en: (f: { failures: string[] }) => ({
      what: `Taking the lab down failed in ${f.failures.length} place(s)`,
      why: f.failures.join('; '),
      remedy: 'run `tsunagu clean`, which undoes by the journal what is left',
    }),
    ja: f => ({
      what: `ラボの片付けが ${f.failures.length} か所で失敗しました`,
      why: f.failures.join('; '),
      remedy: '`tsunagu clean` を実行すると、残ったものを記録（ジャーナル）に従って元に戻します',
    }),
  },
});

const kindEn: Record<Kind, string> = {
  node: 'node',
  port: 'port',
  machine: 'router, firewall or Linux node',
};

const kindJa: Record<string, string> = {
  node: 'ノード',
  port: 'ポート',
  machine: 'ルーターやファイアウォール',
};

const inPlace = {
  en: (place: string) => (place === '' ? 'In the file' : `In ${place}`),
  ja: (place: string) => (place === '' ? 'ファイル' : ` ${place} `),
};

const didYouMean = {
  en: (f: { known: string[]; near: string[] }) =>
    f.near.length > 0 ? `did you mean ${f.near.join(' or ')}?` : `there are: ${f.known.join(', ')}`,
  ja: (f: { known: string[]; near: string[] }) =>
    f.near.length > 0 ? `もしかして: ${f.near.join('、')}` : `使えるもの: ${f.known.join('、')}`,
};
