import { defineErrors } from '../../errors/index.js';

interface Path {
  from: string;
  to: string;
}

export const errors = defineErrors('expected', {
  stall: {
    en: (f: Path & { atMostMs: number; lengthMs: number; retransmissions: number }) => ({
      what: `The TCP session from ${f.from} to ${f.to} stalled for ${f.lengthMs.toFixed(0)} ms, more than ${f.atMostMs} ms`,
      why: `${f.retransmissions} segments were sent again`,
      remedy:
        'look at the plot in the report; after a cut TCP itself waits up to as long again before it sends',
    }),
    ja: f => ({
      what: `${f.from} から ${f.to} への TCP セッションが ${f.lengthMs.toFixed(0)} ミリ秒止まりました（許容は ${f.atMostMs} ミリ秒）`,
      why: `再送 ${f.retransmissions} 回`,
      remedy: 'レポートの図を確認してください。切断の後、TCP は切断と同じくらいの時間を待ってから再送します',
    }),
  },
  retransmissions: {
    en: (f: Path & { atMost: number; forward: number; reverse: number }) => ({
      what: `The TCP session from ${f.from} to ${f.to} sent ${f.forward + f.reverse} segments again, more than ${f.atMost}`,
      why: `${f.forward} by ${f.from}, ${f.reverse} by ${f.to}`,
      remedy: 'look for loss, or for packets out of order, on the path',
    }),
    ja: f => ({
      what: `${f.from} から ${f.to} への TCP セッションで ${f.forward + f.reverse} 回の再送がありました（許容は ${f.atMost} 回）`,
      why: `${f.from} が ${f.forward} 回、${f.to} が ${f.reverse} 回`,
      remedy: '経路上の損失や順序の入れ替わりを調べてください',
    }),
  },
});
