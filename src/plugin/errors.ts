import { defineErrors } from '../errors/index.js';

export const errors = defineErrors('plugin', {
  fullWidth: {
    en: (f: { sign: string; ascii: string }) => ({
      what: `Gherkin does not know the full-width ${f.sign} here`,
      remedy: `write ${f.ascii}`,
    }),
    ja: f => ({
      what: `ここでは全角の ${f.sign} は使えません`,
      remedy: `半角の ${f.ascii} を使ってください`,
    }),
  },
  traps: {
    en: (f: { count: number }) => ({
      what: `${f.count} line(s) of the features would be misread`,
      remedy: 'correct them and run again; nothing was run',
    }),
    ja: f => ({
      what: `フィーチャファイルに、正しく読み取れない行が ${f.count} 行あります`,
      remedy: '直してからもう一度実行してください（まだ何も実行していません）',
    }),
  },
  undefinedStep: {
    en: (f: { text: string; near: string[] }) => ({
      what: `No step reads "${f.text}"`,
      remedy:
        f.near.length > 0
          ? `did you mean one of these?\n${f.near.map(each => `    ${each}`).join('\n')}`
          : 'look for the step in docs/steps.md, or write one of your own',
    }),
    ja: f => ({
      what: `「${f.text}」に当たるステップがありません`,
      remedy:
        f.near.length > 0
          ? `もしかして:\n${f.near.map((each: string) => `    ${each}`).join('\n')}`
          : 'docs/steps.md で探すか、自分でステップを書いてください',
    }),
  },
  nothingRan: {
    en: (_: object) => ({
      what: 'No scenario ran, so nothing was tested, and the run counts as failed',
      remedy: 'look at the files, lines, names and tags that choose scenarios',
    }),
    ja: _ => ({
      what: 'シナリオが 1 つも実行されず、何も確かめていないため、この実行は失敗とします',
      remedy: 'シナリオを選ぶファイル、行番号、名前、タグを見直してください',
    }),
  },
  noReports: {
    en: (f: { folder: string; reason: string }) => ({
      what: `The report cannot be written into ${f.folder}`,
      why: f.reason,
      remedy: 'make room or leave to write there, or name another folder: defineConfig({ reports: … })',
    }),
    ja: f => ({
      what: `レポートを ${f.folder} に書き込めません`,
      why: f.reason,
      remedy:
        '空き容量か書き込み権限を確かめるか、defineConfig({ reports: … }) で別のフォルダを指定してください',
    }),
  },
  noTestbed: {
    en: (_: object) => ({
      what: 'The configuration names no testbed file',
      remedy: "write `defineConfig({ testbed: 'testbed.yaml' })` in cucumber.mjs",
    }),
    ja: _ => ({
      what: '設定にテストベッドのファイルが指定されていません',
      remedy: "cucumber.mjs に `defineConfig({ testbed: 'testbed.yaml' })` と書いてください",
    }),
  },
  cleanup: {
    en: (f: { count: number }) => ({
      what: `${f.count} things went wrong while the scenario was cleaned up`,
      remedy: 'see below; the next scenarios may suffer from it',
    }),
    ja: f => ({
      what: `シナリオの後片付けで ${f.count} 件の問題がありました`,
      remedy: '内容は下のとおりです。次のシナリオに影響するおそれがあります',
    }),
  },
  noAgent: {
    en: (_: object) => ({
      what: 'No agent was started for this run',
      remedy: 'make the configuration with defineConfig of tsunagu, which adds the plugin that starts it',
    }),
    ja: _ => ({
      what: 'この実行ではエージェントが起動していません',
      remedy: '設定を tsunagu の defineConfig で作ってください（エージェントを起動するプラグインが入ります）',
    }),
  },
});
