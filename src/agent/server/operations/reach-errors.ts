import { defineErrors } from '../../../errors/index.js';

export const errors = defineErrors('requirements', {
  invalid: {
    en: (f: { count: number }) => ({
      what: `The requirements have ${f.count === 1 ? 'a mistake' : `${f.count} mistakes`}:`,
      remedy: '',
    }),
    ja: f => ({ what: `要件に誤りが ${f.count} 件あります:`, remedy: '' }),
  },
  nobody: {
    en: (f: { name: string; net: string | undefined; near: string[] }) => ({
      what: `No test host stands for "${f.name}"${f.net ? ` (${f.net})` : ''}`,
      ...(f.near.length > 0 && { why: `did you mean ${f.near.join(', ')}?` }),
      remedy: `give a host this alias in the testbed, or say who stands for it: groups: { "${f.name}": [HOST, ...] }`,
    }),
    ja: f => ({
      what: `「${f.name}」${f.net ? `（${f.net}）` : ''}に当たるテストホストがありません`,
      ...(f.near.length > 0 && { why: `もしかして: ${f.near.join('、')}` }),
      remedy: `テストベッドでホストの別名にするか、groups: { "${f.name}": [ホスト, ...] } のように当てはめるホストを書いてください`,
    }),
  },
  noSender: {
    en: (f: { name: string; address: string }) => ({
      what: `"${f.name}" (${f.address}) is not a test host, so nothing can be sent from it`,
      remedy: 'give a host this alias in the testbed, or put a host on that network',
    }),
    ja: f => ({
      what: `「${f.name}」（${f.address}）はテストホストではないため、そこからは送信できません`,
      remedy: 'テストベッドでホストの別名にするか、そのネットワークにホストを置いてください',
    }),
  },
  contradiction: {
    en: (f: { from: string; to: string; wanted: string; label: string; other: string }) => ({
      what: `Requirement ${f.label} allows from ${f.from} to ${f.to} by ${f.wanted} what requirement ${f.other} forbids, or the other way round`,
      remedy: 'correct one of the two',
    }),
    ja: f => ({
      what: `${f.from} から ${f.to} への ${f.wanted} について、要件 ${f.label} と要件 ${f.other} の可否が食い違っています`,
      remedy: 'どちらかを直してください',
    }),
  },
});
