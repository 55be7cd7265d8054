import { defineErrors } from '../errors/index.js';

/** The device, and where it is: `R1 (192.0.2.1:22)`. */
interface Whom {
  device: string;
  at: string;
}

/** Errors of connections and conversations. Facts never hold a password. */
export const errors = defineErrors('device', {
  unknownPlatform: {
    en: (f: { device: string; platform: string; near: string[]; known: string[] }) => ({
      what: `Device ${f.device} has the platform ${f.platform}, for which there is no driver`,
      why: `the drivers are ${f.known.join(', ')}`,
      remedy: f.near.length > 0 ? `did you mean ${f.near.join(' or ')}?` : 'name one of these as `platform`',
    }),
    ja: f => ({
      what: `機器 ${f.device} のプラットフォーム ${f.platform} に対応するドライバーはありません`,
      why: `使えるドライバー: ${f.known.join(', ')}`,
      remedy:
        f.near.length > 0
          ? `もしかして: ${f.near.join(' または ')}`
          : '`platform` にこのうちの一つを指定してください',
    }),
  },
  refused: {
    en: (f: Whom) => ({
      what: `Cannot connect to ${f.device}: ${f.at} refuses the connection`,
      why: 'connection refused; the address answers, but nothing listens on that port',
      remedy: "start the SSH server on the device, or correct the device's `port` in the testbed file",
    }),
    ja: f => ({
      what: `${f.device} に接続できません: ${f.at} が接続を拒否しました`,
      why: 'アドレスからは応答がありますが、そのポートで待ち受けているものがありません（connection refused）',
      remedy: '機器の SSH サーバーを起動するか、テストベッドファイルの `port` を直してください',
    }),
  },
  noRoute: {
    en: (f: Whom & { seen: string }) => ({
      what: `Cannot connect to ${f.device}: there is no way to ${f.at}`,
      why: f.seen,
      remedy:
        "check the device's `address`, and that this machine (or the site's `managementNamespace`) has a route to it",
    }),
    ja: f => ({
      what: `${f.device} に接続できません: ${f.at} への経路がありません`,
      why: f.seen,
      remedy:
        '機器の `address` と、このマシン（または site の `managementNamespace`）からの経路を確認してください',
    }),
  },
  noAnswer: {
    en: (f: Whom & { ms?: number }) => ({
      what: `Cannot connect to ${f.device}: ${f.at} does not answer`,
      why: `no answer to the connection request${f.ms === undefined ? '' : ` for ${Math.round(f.ms)} ms`}`,
      remedy:
        'check that the device is on, its `address`, the cable of its management port, and filters between',
    }),
    ja: f => ({
      what: `${f.device} に接続できません: ${f.at} から応答がありません`,
      why: `接続要求に${f.ms === undefined ? '' : ` ${Math.round(f.ms)} ms のあいだ`}応答がありませんでした`,
      remedy: '機器の電源、`address`、管理ポートのケーブル、途中のフィルターを確認してください',
    }),
  },
  cannotConnect: {
    en: (f: Whom & { seen: string }) => ({
      what: `Cannot connect to ${f.device} at ${f.at}`,
      why: f.seen,
      remedy: "check the device's `address` and `port` in the testbed file",
    }),
    ja: f => ({
      what: `${f.device}（${f.at}）に接続できません`,
      why: f.seen,
      remedy: 'テストベッドファイルの `address` と `port` を確認してください',
    }),
  },
  wrongPassword: {
    en: (f: Whom & { user: string }) => ({
      what: `${f.device} (${f.at}) does not accept the password of user ${f.user}`,
      why: "the login with the password from the device's `password` in the testbed file was refused",
      remedy:
        'correct `user` or `password` of the device (or the environment variable that `password` names)',
    }),
    ja: f => ({
      what: `${f.device}（${f.at}）がユーザー ${f.user} のパスワードを受け付けません`,
      why: 'テストベッドファイルの `password` によるログインが拒否されました',
      remedy: '機器の `user` か `password`（または `password` が指す環境変数の値）を直してください',
    }),
  },
  noPassword: {
    en: (f: Whom & { user: string }) => ({
      what: `${f.device} (${f.at}) wants a password of user ${f.user}, and none is given`,
      remedy: 'give the device a `password` in the testbed file, from the environment',
    }),
    ja: f => ({
      what: `${f.device}（${f.at}）はユーザー ${f.user} のパスワードを求めていますが、指定がありません`,
      remedy: 'テストベッドファイルの機器に `password` を（環境変数から）指定してください',
    }),
  },
  noCommonAlgorithm: {
    en: (f: Whom & { what: string; option: string; offered: string }) => ({
      what: `${f.device} (${f.at}) and we have no ${f.what} of SSH in common`,
      why: `the device offers ${f.offered || 'none that it told'}`,
      remedy: `update the device's SSH server, or allow one of these with the device's option \`algorithms.${f.option}\``,
    }),
    ja: f => ({
      what: `${f.device}（${f.at}）との間で SSH の ${f.what} が一致しません`,
      why: `機器が提示したもの: ${f.offered || '不明'}`,
      remedy: `機器の SSH サーバーを更新するか、機器のオプション \`algorithms.${f.option}\` でこのどれかを許可してください`,
    }),
  },
  loginFailed: {
    en: (f: Whom & { user: string; seen: string }) => ({
      what: `The SSH login of ${f.user} on ${f.device} (${f.at}) did not succeed`,
      why: f.seen,
      remedy:
        'check that an SSH server is at this address and port, and that the device has a free session for us',
    }),
    ja: f => ({
      what: `${f.device}（${f.at}）への ${f.user} の SSH ログインに失敗しました`,
      why: f.seen,
      remedy:
        'そのアドレスとポートで SSH サーバーが動いていること、機器のセッション数に空きがあることを確認してください',
    }),
  },
  closed: {
    en: (f: Whom & { command: string; last: string; fault: string | undefined }) => ({
      what: `${f.device} (${f.at}) closed the connection ${duringEn(f.command)}`,
      why: f.fault ?? (f.last ? `last seen: ${f.last}` : 'it said nothing before'),
      remedy: 'look whether the device restarted or ended our session; the next command logs in again',
    }),
    ja: f => ({
      what: `${f.device}（${f.at}）が${duringJa(f.command)}接続を閉じました`,
      why: f.fault ?? (f.last ? `最後の出力: ${f.last}` : 'それまで出力はありませんでした'),
      remedy:
        '機器が再起動したか、セッションを切ったかを確認してください。次のコマンドではログインし直します',
    }),
  },
  timedOut: {
    en: (f: Whom & { command: string; last: string; ms: number }) => ({
      what: `${f.device} (${f.at}) gave no prompt ${duringEn(f.command)}, for ${Math.round(f.ms)} ms`,
      why: f.last ? `last seen: ${f.last}` : 'it said nothing',
      remedy:
        'if that is a question, the driver must know the answer; if the command takes long, give it a larger budget',
    }),
    ja: f => ({
      what: `${f.device}（${f.at}）が${duringJa(f.command)} ${Math.round(f.ms)} ms 以内にプロンプトを返しませんでした`,
      why: f.last ? `最後の出力: ${f.last}` : '何も出力されませんでした',
      remedy:
        '質問で止まっているならドライバーに答えを加え、時間のかかるコマンドなら時間の上限を延ばしてください',
    }),
  },
  commandRefused: {
    en: (f: Whom & { command: string; words: string }) => ({
      what: `${f.device} refuses the command ${JSON.stringify(f.command)}`,
      why: f.words,
      remedy: 'correct the command; the text above is what the device said to it',
    }),
    ja: f => ({
      what: `${f.device} がコマンド ${JSON.stringify(f.command)} を拒否しました`,
      why: f.words,
      remedy: 'コマンドを直してください。上の文は機器の出力です',
    }),
  },
  wrongMode: {
    en: (f: Whom & { wanted: string; mode: string; command: string }) => ({
      what: `${f.device} does not go into the mode ${f.wanted}`,
      why: f.command
        ? `after ${JSON.stringify(f.command)} it is in the mode ${f.mode}`
        : `it is in ${f.mode}`,
      remedy: 'check the rights of the user on the device',
    }),
    ja: f => ({
      what: `${f.device} をモード ${f.wanted} に移せません`,
      why: f.command
        ? `${JSON.stringify(f.command)} のあとのモードは ${f.mode} です`
        : `現在のモードは ${f.mode} です`,
      remedy: '機器でのそのユーザーの権限を確認してください',
    }),
  },
});

function duringEn(command: string): string {
  return command ? `after ${JSON.stringify(command)}` : 'after the login';
}

function duringJa(command: string): string {
  return command ? `コマンド ${JSON.stringify(command)} のあと` : 'ログインのあと';
}
