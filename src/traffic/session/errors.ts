import { defineErrors, type Language } from '../../errors/index.js';
import type { TrafficEvent } from '../impact.js';
import type { SessionEnd } from './connection.js';

interface Path {
  from: string;
  to: string;
  address: string;
  port: number;
}

interface Ended extends Path {
  ended: SessionEnd;
  /** What was done to the network last before that. */
  event: TrafficEvent | undefined;
}

const hows: Record<Language, Record<SessionEnd['how'], string>> = {
  en: {
    reset: 'it was reset (RST)',
    closed: 'the other side closed it (FIN)',
    timeout: 'TCP gave up sending again',
    noEcho: 'what came back was not what was sent',
    error: 'it failed',
  },
  ja: {
    reset: 'リセットされました (RST)',
    closed: '相手側が閉じました (FIN)',
    timeout: 'TCP が再送をあきらめました',
    noEcho: '送ったものと違うものが返ってきました',
    error: '失敗しました',
  },
};

export const errors = defineErrors('session', {
  noConnection: {
    en: (f: Path & { budgetMs: number; said: string }) => ({
      what: `${f.from} could not open a session to TCP port ${f.port} of ${f.to} (${f.address}) within ${f.budgetMs / 1000} s`,
      why: f.said,
      remedy: 'look at the path and its filters, and whether something listens there',
    }),
    ja: f => ({
      what: `${f.from} から ${f.to}（${f.address}）の TCP ポート ${f.port} へ ${f.budgetMs / 1000} 秒以内にセッションを張れませんでした`,
      why: f.said,
      remedy: '経路とフィルタ、相手の待ち受けを確認してください',
    }),
  },
  ended: {
    en: (f: Ended) => ({
      what: `The TCP session from ${f.from} to port ${f.port} of ${f.to} (${f.address}) did not survive: ${hows.en[f.ended.how]}`,
      why: when(f.ended, f.event, 'en'),
      remedy:
        f.ended.how === 'noEcho'
          ? 'use a port on which something sends back what it gets, such as `listens on TCP port`'
          : 'look at which device ended it: a firewall without session synchronisation, or an address translation that changed',
    }),
    ja: (f: Ended) => ({
      what: `${f.from} から ${f.to}（${f.address}）のポート ${f.port} への TCP セッションが切れました: ${hows.ja[f.ended.how]}`,
      why: when(f.ended, f.event, 'ja'),
      remedy:
        f.ended.how === 'noEcho'
          ? '受け取ったものをそのまま返すポート（「TCP ポートNで待ち受ける」など）を使ってください'
          : 'どの機器が切ったかを確認してください（セッション同期のないファイアウォール、アドレス変換の変化など）',
    }),
  },
});

function when({ atMs, said }: SessionEnd, event: TrafficEvent | undefined, language: Language): string {
  const after = event && ((atMs - event.atMs) / 1000).toFixed(2);
  const time = new Date(atMs).toISOString();
  const parts = [
    event === undefined && time,
    event && (language === 'en' ? `${after} s after "${event.label}"` : `「${event.label}」の ${after} 秒後`),
    said,
  ];
  return parts.filter(part => part).join(language === 'en' ? ', ' : '、');
}
