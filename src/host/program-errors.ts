import { defineErrors } from '../errors/index.js';
import type { Readiness } from './program.js';

interface Started {
  host: string;
  command: string;
  output: string;
}

export const programErrors = defineErrors('host', {
  programEnded: {
    en: (f: Started & { how: string }) => ({
      what: `The program on ${f.host} ended before it was ready (${f.how}): ${f.command}`,
      why: f.output.trim() || 'it had printed nothing',
      remedy: 'correct what it complains of; run the same command by hand with `ip netns exec` to try',
    }),
    ja: f => ({
      what: `${f.host} のプログラムが、準備が整う前に終了しました（${f.how}）: ${f.command}`,
      why: f.output.trim() || '出力はありませんでした',
      remedy: '出力されたメッセージに従って直してください。`ip netns exec` で同じコマンドを手で試せます',
    }),
  },
  programNotReady: {
    en: (f: Started & { budgetMs: number; ready: Readiness; listening: string[] }) => ({
      what: `The program on ${f.host} was not ready within ${f.budgetMs} ms (${wanted.en(f.ready)}): ${f.command}`,
      why: `${f.host} listens on ${f.listening.join(', ') || 'nothing'}; printed: ${f.output.trim() || 'nothing'}`,
      remedy: 'correct the port or the text that is waited for, or what the program is told to do',
    }),
    ja: f => ({
      what: `${f.host} のプログラムの準備が ${f.budgetMs} ミリ秒以内に整いませんでした（${wanted.ja(f.ready)}）: ${f.command}`,
      why: `${f.host} で待ち受け中: ${f.listening.join('、') || 'なし'}。出力: ${f.output.trim() || 'なし'}`,
      remedy: '待っているポートや文字列、またはプログラムへの指定を直してください',
    }),
  },
});

const wanted = {
  en: ({ tcp, udp, output }: Readiness) =>
    [
      tcp !== undefined && `TCP port ${tcp}`,
      udp !== undefined && `UDP port ${udp}`,
      output !== undefined && `printing "${output}"`,
    ]
      .filter(Boolean)
      .join(', '),
  ja: ({ tcp, udp, output }: Readiness) =>
    [
      tcp !== undefined && `TCP ポート ${tcp}`,
      udp !== undefined && `UDP ポート ${udp}`,
      output !== undefined && `「${output}」の出力`,
    ]
      .filter(Boolean)
      .join('、'),
};
