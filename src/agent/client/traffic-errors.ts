import { defineErrors, type Language } from '../../errors/index.js';
import type { Measure } from './traffic-limits.js';

interface Path {
  from: string;
  to: string;
}

const measures: Record<Language, Record<Measure, [name: string, unit: string]>> = {
  en: {
    lost: ['lost packets', ''],
    lossPercent: ['loss', ' %'],
    gapMs: ['longest time between two arrivals', ' ms'],
    p99Ms: ['99th percentile of the latency', ' ms'],
    duplicated: ['packets that arrived twice', ''],
    reordered: ['packets that arrived out of order', ''],
  },
  ja: {
    lost: ['失われたパケット', ' 個'],
    lossPercent: ['パケット損失率', ' %'],
    gapMs: ['最長の受信間隔', ' ミリ秒'],
    p99Ms: ['遅延の 99 パーセンタイル', ' ミリ秒'],
    duplicated: ['重複したパケット', ' 個'],
    reordered: ['順序が入れ替わったパケット', ' 個'],
  },
};

interface Exceeded extends Path {
  kind: string;
  direction: string;
  measure: Measure;
  atMost: number;
  value: number;
}

export const errors = defineErrors('expected', {
  traffic: {
    en: (f: Exceeded) => {
      const [name, unit] = measures.en[f.measure];
      return {
        what: `Traffic from ${f.from} to ${f.to} (${f.kind}, ${f.direction}): ${name} ${digits(f.value)}${unit}, more than ${f.atMost}${unit}`,
        remedy: 'look at the plot and the numbers in the report: they show when and in which direction',
      };
    },
    ja: (f: Exceeded) => {
      const [name, unit] = measures.ja[f.measure];
      return {
        what: `${f.from} から ${f.to} への通信（${f.kind}、${f.direction}）: ${name}が ${digits(f.value)}${unit}で、許容の ${f.atMost}${unit}を超えました`,
        remedy: 'レポートの図と数値で、いつ、どの向きで起きたかを確認してください',
      };
    },
  },
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

function digits(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(2);
}
