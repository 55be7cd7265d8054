import { defineErrors } from '../../../errors/index.js';

export const errors = defineErrors('capture', {
  noUplink: {
    en: (f: { name: string }) => ({
      what: `${f.name} has no uplink to capture at`,
      remedy: 'capture at a test host, or name a switch that has an uplink in the testbed',
    }),
    ja: f => ({
      what: `${f.name} には、キャプチャできるアップリンクがありません`,
      remedy: 'テストホストでキャプチャするか、テストベッドでアップリンクを持つスイッチを指定してください',
    }),
  },
});
