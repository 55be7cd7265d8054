import { defineErrors } from '../../../errors/index.js';

export const errors = defineErrors('capture', {
  noInterface: {
    en: (f: { host: string; wanted: string; known: string[] }) => ({
      what: `${f.host} has no interface ${f.wanted}`,
      why: `it has ${f.known.join('; ')}`,
      remedy: 'name one of these by its name, its port or an address, or leave it out for the first',
    }),
    ja: f => ({
      what: `${f.host} にインターフェース ${f.wanted} はありません`,
      why: `あるのは ${f.known.join('、')} です`,
      remedy:
        'このうちの一つを名前、ポート、アドレスのどれかで指定してください（省略すると最初のインターフェース）',
    }),
  },
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
