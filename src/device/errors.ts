import { defineErrors } from '../errors/index.js';

/** The device, and where it is: `R1`, `192.0.2.1:22`. */
interface Whom {
  device: string;
  at: string;
}

/** Errors of conversations. */
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
    en: (f: Whom & { wanted: string; mode: string; command: string; words: string | undefined }) => ({
      what: `${f.device} does not go into the mode ${f.wanted}`,
      why: f.command
        ? `after ${JSON.stringify(f.command)} it is in the mode ${f.mode}${f.words ? `; it said: ${f.words}` : ''}`
        : `it is in ${f.mode}`,
      remedy: 'check the rights of the user on the device, and whether somebody else is in that mode',
    }),
    ja: f => ({
      what: `${f.device} をモード ${f.wanted} に移せません`,
      why: f.command
        ? `${JSON.stringify(f.command)} のあとのモードは ${f.mode} です${f.words ? `。機器の出力: ${f.words}` : ''}`
        : `現在のモードは ${f.mode} です`,
      remedy: '機器でのそのユーザーの権限と、ほかの人がそのモードを使っていないかを確認してください',
    }),
  },
  noEnablePassword: {
    en: (f: Whom) => ({
      what: `${f.device} (${f.at}) wants a password for its privileged mode, and none is given`,
      remedy: 'give the device an `enablePassword` in the testbed file, from the environment',
    }),
    ja: f => ({
      what: `${f.device}（${f.at}）は特権モードのパスワードを求めていますが、指定がありません`,
      remedy: 'テストベッドファイルの機器に `enablePassword` を（環境変数から）指定してください',
    }),
  },
  wrongEnablePassword: {
    en: (f: Whom) => ({
      what: `${f.device} (${f.at}) does not accept the password for its privileged mode`,
      why: "the device's `enablePassword` in the testbed file, or its `password` if there is none, was refused",
      remedy: 'correct `enablePassword` of the device (or the environment variable that it names)',
    }),
    ja: f => ({
      what: `${f.device}（${f.at}）が特権モードのパスワードを受け付けません`,
      why: 'テストベッドファイルの `enablePassword`（なければ `password`）が拒否されました',
      remedy: '機器の `enablePassword`（またはそれが指す環境変数の値）を直してください',
    }),
  },
});

function duringEn(command: string): string {
  return command ? `after ${JSON.stringify(command)}` : 'after the login';
}

function duringJa(command: string): string {
  return command ? `コマンド ${JSON.stringify(command)} のあと` : 'ログインのあと';
}
