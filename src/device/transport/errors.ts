import { defineErrors } from '../../errors/index.js';

/** The device, and where it is: `R1`, `192.0.2.1:22`. */
interface Whom {
  device: string;
  at: string;
}

/** Errors of connections and logins. Facts never hold a password. */
export const errors = defineErrors('device', {
  refused: {
    en: (f: Whom & { service: string }) => ({
      what: `Cannot connect to ${f.device}: ${f.at} refuses the connection`,
      why: 'connection refused; the address answers, but nothing listens on that port',
      remedy: `start the ${f.service} server on the device, or correct the device's \`port\` in the testbed file`,
    }),
    ja: f => ({
      what: `${f.device} に接続できません: ${f.at} が接続を拒否しました`,
      why: 'アドレスからは応答がありますが、そのポートで待ち受けているものがありません（connection refused）',
      remedy: `機器の ${f.service} サーバーを起動するか、テストベッドファイルの \`port\` を直してください`,
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
  noKey: {
    en: (f: Whom & { file: string; seen: string }) => ({
      what: `The private key for ${f.device} (${f.at}) cannot be read: ${f.file}`,
      why: f.seen,
      remedy:
        "correct the device's `key` in the testbed file; a relative path is looked for beside that file",
    }),
    ja: f => ({
      what: `${f.device}（${f.at}）に使う秘密鍵を読めません: ${f.file}`,
      why: f.seen,
      remedy: 'テストベッドファイルの `key` を直してください（相対パスはそのファイルの場所からたどります）',
    }),
  },
  keyUnusable: {
    en: (f: Whom & { seen: string }) => ({
      what: `The private key for ${f.device} (${f.at}) cannot be used`,
      why: f.seen,
      remedy: 'if it is encrypted, give its `passphrase` from the environment, or use an SSH `agent`',
    }),
    ja: f => ({
      what: `${f.device}（${f.at}）に使う秘密鍵を使えません`,
      why: f.seen,
      remedy:
        '暗号化されている鍵なら `passphrase` を（環境変数から）指定するか、SSH の `agent` を使ってください',
    }),
  },
  keyRefused: {
    en: (f: Whom & { user: string }) => ({
      what: `${f.device} (${f.at}) does not accept the key of user ${f.user}`,
      why: 'the login with the `key` or the keys of the `agent` was refused, and there is no password to try',
      remedy: "add the public key to the user's on the device, correct `user`, or give a `password`",
    }),
    ja: f => ({
      what: `${f.device}（${f.at}）がユーザー ${f.user} の鍵を受け付けません`,
      why: '`key` または `agent` の鍵によるログインが拒否され、試せるパスワードもありません',
      remedy: '機器のそのユーザーに公開鍵を登録するか、`user` を直すか、`password` を指定してください',
    }),
  },
  cannotOpen: {
    en: (f: { device: string; path: string; seen: string }) => ({
      what: `Cannot open the serial line of ${f.device}: ${f.path}`,
      why: f.seen,
      remedy:
        "check the device's `address` (a path such as /dev/ttyUSB0), `baud`, and that the cable is there",
    }),
    ja: f => ({
      what: `${f.device} のシリアル回線 ${f.path} を開けません`,
      why: f.seen,
      remedy:
        '機器の `address`（/dev/ttyUSB0 のようなパス）と `baud`、ケーブルがつながっていることを確認してください',
    }),
  },
});
