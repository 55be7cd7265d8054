import { defineErrors } from '../../errors/index.js';

/** Errors of recorded sessions. */
export const errors = defineErrors('device', {
  noRecording: {
    en: (f: { device: string; file: string; seen: string }) => ({
      what: `The recording of ${f.device} cannot be played: ${f.file}`,
      why: f.seen,
      remedy: 'make it with `tsunagu device record`, and give its path as `address` of the device',
    }),
    ja: f => ({
      what: `${f.device} の記録を再生できません: ${f.file}`,
      why: f.seen,
      remedy: '`tsunagu device record` で記録を作り、そのパスを機器の `address` に書いてください',
    }),
  },
});
