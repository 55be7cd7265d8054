import { defineErrors } from '../../../errors/index.js';

export const programErrors = defineErrors('operation', {
  noProgram: {
    en: (f: { host: string }) => ({
      what: `No program was started on ${f.host} in this scenario`,
      remedy: 'put a step before this one that runs a program there',
    }),
    ja: f => ({
      what: `このシナリオでは ${f.host} でプログラムを起動していません`,
      remedy: 'このステップの前に、そこでプログラムを動かすステップを置いてください',
    }),
  },
});
