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
