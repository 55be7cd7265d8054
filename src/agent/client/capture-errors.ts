import { defineErrors, type Language } from '../../errors/index.js';

interface Captured {
  at: string;
  /** Absent: TCP retransmissions were counted. */
  filter: string | undefined;
  count: number;
  atLeast: number;
  atMost: number;
  frames: number;
}

export const errors = defineErrors('expected', {
  captured: {
    en: (f: Captured) => ({
      what: `The capture at ${f.at} has ${f.count} ${counted(f, 'en')}, ${f.count < f.atLeast ? `fewer than ${f.atLeast}` : `more than ${f.atMost}`}`,
      why: `${f.frames} packets were captured in all`,
      remedy: 'open the capture file that the report links to',
    }),
    ja: (f: Captured) => ({
      what: `${f.at} のキャプチャに${counted(f, 'ja')}が ${f.count} 個あります（${f.count < f.atLeast ? `${f.atLeast} 個以上が必要` : `${f.atMost} 個まで`}）`,
      why: `キャプチャしたパケットは全部で ${f.frames} 個`,
      remedy: 'レポートからリンクされたキャプチャファイルを開いて確認してください',
    }),
  },
  captureIncomplete: {
    en: (f: { at: string; missing: number }) => ({
      what: `The capture at ${f.at} lacks ${f.missing} packets, so it cannot be said that nothing else was there`,
      remedy: 'capture with a filter, or with more room (limitBytes)',
    }),
    ja: f => ({
      what: `${f.at} のキャプチャには ${f.missing} パケットの欠落があるため、「ない」とは言えません`,
      remedy: 'フィルタを付けるか、容量（limitBytes）を増やしてください',
    }),
  },
});

function counted({ filter }: Captured, language: Language): string {
  if (filter === undefined) return language === 'en' ? 'TCP retransmissions' : ' TCP の再送';
  return language === 'en' ? `packets that match "${filter}"` : `「${filter}」に合うパケット`;
}
