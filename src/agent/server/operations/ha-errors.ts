import { defineErrors } from '../../../errors/index.js';

interface Late {
  device: string;
  role: string;
  seen: string;
  ms: number;
}

export const errors = defineErrors('ha', {
  notInTime: {
    en: (f: Late) => ({
      what: `Device ${f.device} did not become ${f.role} within ${Math.round(f.ms)} ms`,
      why: f.seen || 'it is in no redundancy group',
      remedy:
        'look at the redundancy group on this device and on its peers: priorities, preemption, what it watches',
    }),
    ja: f => ({
      what: `機器 ${f.device} が ${Math.round(f.ms)} ミリ秒以内に ${f.role} になりませんでした`,
      why: f.seen || '冗長グループに属していません',
      remedy: 'この機器と相手の冗長構成（優先度、プリエンプト、監視対象）を確認してください',
    }),
  },
});
