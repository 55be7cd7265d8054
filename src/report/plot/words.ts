import type { Language } from '../../errors/index.js';

/** What the plot says beside its facts. */
export const words = {
  en: {
    delivered: 'delivered',
    lost: 'lost',
    outage: 'outage',
    latency: 'latency',
    noOutage: 'no outage',
    longest: (length: string, open: boolean) => `longest outage ${length}${open ? ' (not over)' : ''}`,
    lostOf: (lost: number, sent: number) => `${lost} of ${sent} packets lost`,
    median: (latency: string) => `median latency ${latency}`,
    axis: (unit: string, event?: string) =>
      event === undefined ? `${unit} since the start` : `${unit} after “${event}”`,
    lasted: (length: string) => `${length} in all`,
  },
  ja: {
    delivered: '届いた',
    lost: '失われた',
    outage: '断',
    latency: '遅延',
    noOutage: '断なし',
    longest: (length: string, open: boolean) => `最長の断 ${length}${open ? '（継続中）' : ''}`,
    lostOf: (lost: number, sent: number) => `${sent} パケット中 ${lost} 損失`,
    median: (latency: string) => `遅延の中央値 ${latency}`,
    axis: (unit: string, event?: string) =>
      `${event === undefined ? '開始' : `「${event}」`}からの時間 [${unit}]`,
    lasted: (length: string) => `全体 ${length}`,
  },
} satisfies Record<Language, unknown>;

export type Words = (typeof words)[Language];
