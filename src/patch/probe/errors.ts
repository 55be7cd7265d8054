import { defineErrors } from '../../errors/index.js';

/** Probing that was not begun. */
export const probeErrors = defineErrors('probe', {
  needs13: {
    en: (f: { switch: string }) => ({
      what: `${f.switch} does not speak OpenFlow 1.3, so there is nothing to probe`,
      why: 'OpenFlow 1.0 has no push and pop of tags, no selecting by cookie, and one table',
      remedy: 'turn OpenFlow 1.3 on at the switch if it has it; else use `translate` tagging',
    }),
    ja: f => ({
      what: `${f.switch} は OpenFlow 1.3 を話さないため、調べるものがありません`,
      why: 'OpenFlow 1.0 にはタグの push/pop も、クッキーによる選択もなく、テーブルは 1 つです',
      remedy: 'スイッチに OpenFlow 1.3 があれば有効にしてください。なければ `translate` を使ってください',
    }),
  },
  portNotFree: {
    en: (f: { switch: string; port: number; why: string }) => ({
      what: `Port ${f.port} of ${f.switch} cannot be probed: ${f.why}`,
      remedy:
        'give two ports of the switch, from its ports in the testbed file, that a cable joins and that no host or link uses',
    }),
    ja: f => ({
      what: `${f.switch} のポート ${f.port} は調査に使えません: ${f.why}`,
      remedy:
        'テストベッドファイルにあるこのスイッチのポートのうち、互いにケーブルでつながれ、ホストにもリンクにも使われていない 2 つを指定してください',
    }),
  },
});
