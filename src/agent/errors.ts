import { defineErrors, timeOfDay } from '../errors/index.js';

export const errors = defineErrors('agent', {
  labIsUp: {
    en: (f: { lab: string }) => ({
      what: `The lab ${f.lab} is up already, or was left half up`,
      remedy: `look at it with \`tsunagu lab status\`, or take it down: \`tsunagu lab down ${f.lab}\``,
    }),
    ja: f => ({
      what: `ラボ ${f.lab} はすでに起動しているか、途中まで起動したまま残っています`,
      remedy: `\`tsunagu lab status\` で確かめるか、\`tsunagu lab down ${f.lab}\` で停止してください`,
    }),
  },
  labByItself: {
    en: (f: { lab: string }) => ({
      what: `The lab ${f.lab} is up by itself, by \`tsunagu lab up\`, or was left half up: the testbed that names it cannot bring it up`,
      remedy: `take it down first: \`tsunagu lab down ${f.lab}\`; the site then brings it up, and joins its cables`,
    }),
    ja: f => ({
      what: `ラボ ${f.lab} が \`tsunagu lab up\` で単独で起動しているか、途中まで起動したまま残っているため、テストベッドからは起動できません`,
      remedy: `先に \`tsunagu lab down ${f.lab}\` で停止してください。ラボはサイトが起動し、ケーブルもつなぎます`,
    }),
  },
  noLab: {
    en: (f: { lab: string; known: string[] }) => ({
      what: `No lab ${f.lab} was brought up by \`tsunagu lab up\``,
      remedy:
        f.known.length > 0
          ? `there are: ${f.known.join(', ')}`
          : 'a lab of a site goes down with `tsunagu down`',
    }),
    ja: f => ({
      what: `\`tsunagu lab up\` で起動したラボに ${f.lab} はありません`,
      remedy:
        f.known.length > 0
          ? `起動中のもの: ${f.known.join('、')}`
          : 'サイトのラボは `tsunagu down` で停止します',
    }),
  },
  noNode: {
    en: (f: { node: string; known: string[]; near: string[] }) => ({
      what: `No lab that is up has a node ${f.node}`,
      remedy:
        f.near.length > 0
          ? `did you mean ${f.near.join(' or ')}?`
          : f.known.length > 0
            ? `there are: ${f.known.join(', ')}`
            : 'bring one up: `tsunagu lab up LAB` or `tsunagu up TESTBED`',
    }),
    ja: f => ({
      what: `起動中のラボにノード ${f.node} はありません`,
      remedy:
        f.near.length > 0
          ? `もしかして: ${f.near.join('、')}`
          : f.known.length > 0
            ? `あるもの: ${f.known.join('、')}`
            : '`tsunagu lab up ラボ` か `tsunagu up テストベッド` で起動してください',
    }),
  },
  gone: {
    en: (f: { method: string }) => ({
      what: `The agent ended while it was asked for ${f.method}`,
      remedy: 'run `tsunagu clean`, which undoes what it left; then run again',
    }),
    ja: f => ({
      what: `${f.method} の実行中にエージェントが終了しました`,
      remedy: '`tsunagu clean` で残ったものを元に戻してから、もう一度実行してください',
    }),
  },
  needsRoot: {
    en: (f: { user: string; seen: string }) => ({
      what: `The agent needs root, and ${f.user} may not become root without a password`,
      why: f.seen,
      remedy:
        'run as root, or allow `sudo -n` for this user (a sudoers line with NOPASSWD), or start the agent before: `sudo npx tsunagu up TESTBED`',
    }),
    ja: f => ({
      what: `エージェントには root 権限が必要ですが、${f.user} はパスワードなしで root になれません`,
      why: f.seen,
      remedy:
        'root で実行するか、このユーザーに `sudo -n` を許可する（sudoers に NOPASSWD の行）か、先に `sudo npx tsunagu up テストベッド` でエージェントを起動してください',
    }),
  },
  didNotStart: {
    en: (f: { seen: string; log: string }) => ({
      what: 'The agent did not start',
      why: f.seen,
      remedy: `run \`tsunagu doctor\`, which says what the machine lacks; the agent's own words are in ${f.log}`,
    }),
    ja: f => ({
      what: 'エージェントが起動しませんでした',
      why: f.seen,
      remedy: `\`tsunagu doctor\` を実行すると、足りないものがわかります。エージェントの記録は ${f.log} にあります`,
    }),
  },
  inUseByOther: {
    en: (f: { site: string; socket: string }) => ({
      what: `Site ${f.site} is in use by another user`,
      why: `the socket ${f.socket} belongs to somebody else`,
      remedy: 'wait until that run is over, or ask that user for `tsunagu down`',
    }),
    ja: f => ({
      what: `サイト ${f.site} は別のユーザーが使用中です`,
      why: `ソケット ${f.socket} の所有者が異なります`,
      remedy: 'その実行が終わるのを待つか、そのユーザーに `tsunagu down` を頼んでください',
    }),
  },
  otherTestbed: {
    en: (f: { site: string; testbed: string; wanted: string; pid: number }) => ({
      what: `Site ${f.site} is in use with another testbed`,
      why: `agent ${f.pid} runs ${f.testbed}, and ${f.wanted} was asked for`,
      remedy: 'take it down with `tsunagu down`, or give this testbed’s site another name',
    }),
    ja: f => ({
      what: `サイト ${f.site} は別のテストベッドで使用中です`,
      why: `エージェント ${f.pid} は ${f.testbed} を使っています（指定されたのは ${f.wanted}）`,
      remedy: '`tsunagu down` で停止するか、このテストベッドのサイト名を変えてください',
    }),
  },
  filesChanged: {
    en: (f: { site: string; changed: string[]; upAt: number; pid: number }) => ({
      what: `Site ${f.site} is up as ${f.changed.join(', ')} said before; the file has changed since`,
      why: `agent ${f.pid} brought it up at ${timeOfDay(f.upAt)}`,
      remedy:
        'take it down with `tsunagu down` (or wait until the run that brought it up is over), then run `tsunagu up` or the tests again',
    }),
    ja: f => ({
      what: `サイト ${f.site} が起動してから ${f.changed.join('、')} が変更されました。起動中のサイトは変更前の内容のままです`,
      why: `起動時刻は ${timeOfDay(f.upAt)}（エージェント ${f.pid}）`,
      remedy:
        '`tsunagu down` で停止して（または、サイトを起動した実行が終わるのを待って）から、`tsunagu up` またはテストをもう一度実行してください',
    }),
  },
  siteInUse: {
    en: (f: { site: string; pid: number; testbed: string }) => ({
      what: `Another agent already runs site ${f.site}`,
      why: `process ${f.pid}, with ${f.testbed}`,
      remedy: 'wait until its run is over, or end it with `tsunagu down`',
    }),
    ja: f => ({
      what: `サイト ${f.site} では別のエージェントが動いています`,
      why: `プロセス ${f.pid}（${f.testbed}）`,
      remedy: 'その実行が終わるのを待つか、`tsunagu down` で停止してください',
    }),
  },
  notRunning: {
    en: (f: { site: string }) => ({
      what: `No agent runs site ${f.site}`,
      remedy: 'start it with `tsunagu up`',
    }),
    ja: f => ({
      what: `サイト ${f.site} のエージェントは動いていません`,
      remedy: '`tsunagu up` で起動してください',
    }),
  },
  noScenario: {
    en: (f: { method: string }) => ({
      what: `${f.method} was asked for outside of a scenario`,
      remedy: 'use the net of the World inside of steps and hooks that belong to a scenario',
    }),
    ja: f => ({
      what: `シナリオの外で ${f.method} が呼ばれました`,
      remedy: 'World の net は、シナリオのステップやフックの中で使ってください',
    }),
  },
  notAlone: {
    en: (f: { scenario: string; what: string }) => ({
      what: `Scenario "${f.scenario}" may not ${f.what}: others may run beside it`,
      remedy:
        'name the link or device in one of its steps, or tag the scenario @drill, so that it runs alone',
    }),
    ja: f => ({
      what: `シナリオ「${f.scenario}」は他のシナリオと並行して動くため、${f.what} はできません`,
      remedy:
        'リンクや機器の名前をステップに書くか、シナリオに @drill タグを付けて、単独で実行されるようにしてください',
    }),
  },
  tainted: {
    en: (f: { device: string; reason: string }) => ({
      what: `Device ${f.device} did not come back clean from its last reset, so this scenario would prove nothing`,
      why: f.reason,
      remedy: 'put the device right by hand and run again',
    }),
    ja: f => ({
      what: `機器 ${f.device} が前回のリセットで元の状態に戻らなかったため、このシナリオでは何も確かめられません`,
      why: f.reason,
      remedy: '機器を手で直してから、もう一度実行してください',
    }),
  },
  defect: {
    en: (f: { seen: string }) => ({
      what: 'Something went wrong that is not your fault',
      why: f.seen,
      remedy: 'please report it, with this text',
    }),
    ja: f => ({
      what: '内部エラーが発生しました（利用者の誤りではありません）',
      why: f.seen,
      remedy: 'この内容を添えて報告してください',
    }),
  },
  changeLeft: {
    en: (f: { device: string; file: string }) => ({
      what: `Device ${f.device} still has the change ${f.file} of a killed run, which went without a safety net`,
      remedy: 'take it back on the device by hand; `tsunagu clean` then strikes it from the list',
    }),
    ja: f => ({
      what: `強制終了した実行が安全策なしで適用した変更 ${f.file} が、機器 ${f.device} に残っています`,
      remedy: '機器の側で手作業で取り消してください。そのあと `tsunagu clean` を実行すると、記録から消えます',
    }),
  },
  notUndone: {
    en: (f: { site: string; file: string }) => ({
      what: `Not everything that a killed agent left at site ${f.site} could be undone`,
      remedy: `see below; the rest stays listed in ${f.file}: run \`tsunagu clean\` again when the cause is gone`,
    }),
    ja: f => ({
      what: `強制終了したエージェントがサイト ${f.site} に残したものを、すべては元に戻せませんでした`,
      remedy: `内容は下のとおりです。残りは ${f.file} に記録されています。原因を取り除いて、もう一度 \`tsunagu clean\` を実行してください`,
    }),
  },
  noSuchPort: {
    en: (f: { text: string; near: string[]; known: string[] }) => ({
      what: `There is no port ${f.text} on the patch panel`,
      why: `its ports are ${f.known.join(', ') || 'none'}`,
      remedy: f.near.length
        ? `did you mean ${f.near.join(' or ')}?`
        : 'write a port as SWITCH:PORT, by its number or name in the testbed file',
    }),
    ja: f => ({
      what: `パッチパネルにポート ${f.text} はありません`,
      why: `あるもの: ${f.known.join('、') || 'なし'}`,
      remedy: f.near.length
        ? `もしかして: ${f.near.join('、')}`
        : 'ポートは「スイッチ:ポート」（番号かテストベッドファイルの名前）の形で書いてください',
    }),
  },
  notAnEnd: {
    en: (f: { link: string; text: string; ends: string[] }) => ({
      what: `${f.text} is no end of link ${f.link}`,
      remedy: `name one of its ends: ${f.ends.join(', ')}`,
    }),
    ja: f => ({
      what: `${f.text} はリンク ${f.link} の端ではありません`,
      remedy: `端のどれかを指定してください: ${f.ends.join(', ')}`,
    }),
  },
});
