import { defineErrors } from '../errors/index.js';

export const errors = defineErrors('scope', {
  cleanup: {
    en: (f: { scope: string; failures: string[] }) => ({
      what: `Cleaning up ${f.scope} failed in ${f.failures.length} place(s)`,
      why: f.failures.join('; '),
      remedy: 'run `tsunagu clean`, which undoes by the journal what is left',
    }),
    ja: f => ({
      what: `${f.scope} の後片付けが ${f.failures.length} か所で失敗しました`,
      why: f.failures.join('; '),
      remedy: '`tsunagu clean` を実行すると、残ったものを記録（ジャーナル）に従って元に戻します',
    }),
  },
});
