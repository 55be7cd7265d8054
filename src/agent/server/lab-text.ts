import type { LabSpec } from '../../lab/index.js';

/** Machines, and how many of them would come up in a minute. */
function pace({ nodes }: LabSpec, ms: number): { machines: number; seconds: string; perMinute: number } {
  const machines = [...nodes.values()].filter(
    ({ type }) => type !== 'l2switch' && type !== 'patchswitch',
  ).length;
  return { machines, seconds: (ms / 1000).toFixed(1), perMinute: Math.round((machines * 60_000) / ms) };
}

const en = {
  up: (lab: LabSpec, ms: number) => {
    const { machines, seconds, perMinute } = pace(lab, ms);
    return `✓ ${lab.name} is up: ${lab.nodes.size} nodes in ${seconds} s (${machines} machines, ${perMinute} a minute)`;
  },
  notPatched:
    '  Cables through the patch switch are open until its controller joins them: take this lab down, and `tsunagu up TESTBED` brings it up with one.',
  down: (lab: string) => `✓ ${lab} is down`,
  none: 'no lab is up',
  lab: ({ name, file, namespace }: LabSpec, owner: string) =>
    `${name} (${file}, netns ${namespace}, ${owner}):`,
  ended: (program: string) => `${program}: not running`,
  controller: (connected: boolean): string => (connected ? 'has its controller' : 'without a controller'),
};

const ja: typeof en = {
  up: (lab, ms) => {
    const { machines, seconds, perMinute } = pace(lab, ms);
    return `✓ ${lab.name} を起動しました: ${lab.nodes.size} ノード、${seconds} 秒（マシン ${machines} 台、毎分 ${perMinute} 台）`;
  },
  notPatched:
    '  パッチスイッチを通るケーブルは、コントローラがつなぐまで開いたままです。コントローラ付きで起動するには、このラボを停止してから `tsunagu up テストベッド` を使ってください。',
  down: lab => `✓ ${lab} を停止しました`,
  none: '動いているラボはありません',
  lab: ({ name, file, namespace }, owner) => `${name}（${file}、netns ${namespace}、${owner}）:`,
  ended: program => `${program}: 停止中`,
  controller: connected => (connected ? 'コントローラに接続中' : 'コントローラなし'),
};

/** What `tsunagu lab` says, by language. */
export const labTexts = { en, ja };
