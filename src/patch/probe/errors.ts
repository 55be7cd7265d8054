import { defineErrors } from '../../errors/index.js';

/** Probing that was not begun. */
export const probeErrors = defineErrors('probe', {
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
