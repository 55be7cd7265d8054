import { defineErrors } from '../../../errors/index.js';

interface Facts {
  device: string;
  /** What the rows are of. */
  name: { en: string; ja: string };
  rows: string[];
  near: string[];
  count: number;
  unread: string[];
  ms: number;
}

/** Lines that could not be read, shown in a message. */
const SHOWN = 5;

export const errors = defineErrors('deviceTable', {
  missing: {
    en: (f: Facts) => ({
      what: `Not in ${f.name.en} of device ${f.device}, for ${Math.round(f.ms)} ms:\n${indent(f.rows)}`,
      why: `${f.near.length > 0 ? `nearest of ${f.count} rows:\n${indent(f.near)}` : `none of its ${f.count} rows comes near`}${unread(f.unread, 'could not be read')}`,
      remedy: 'compare what the device has with the rows in the step; an empty cell leaves its column open',
    }),
    ja: f => ({
      what: `機器 ${f.device} の${f.name.ja}に、${Math.round(f.ms)} ミリ秒待っても次の行がありません:\n${indent(f.rows)}`,
      why: `${f.near.length > 0 ? `${f.count} 行のうち近いもの:\n${indent(f.near)}` : `${f.count} 行のどれも近くありません`}${unread(f.unread, '読み取れなかった行')}`,
      remedy: '機器の行とステップの行を見比べてください。空のセルはその列を問いません',
    }),
  },
  present: {
    en: (f: Facts) => ({
      what: `Still in ${f.name.en} of device ${f.device} after ${Math.round(f.ms)} ms:\n${indent(f.rows)}`,
      why: `it has ${f.count} rows${unread(f.unread, 'could not be read')}`,
      remedy: 'find out what put it there',
    }),
    ja: f => ({
      what: `機器 ${f.device} の${f.name.ja}に、${Math.round(f.ms)} ミリ秒たっても次の行が残っています:\n${indent(f.rows)}`,
      why: `行数は ${f.count} です${unread(f.unread, '読み取れなかった行')}`,
      remedy: 'どこから来たものかを調べてください',
    }),
  },
  noColumn: {
    en: (f: { name: { en: string; ja: string }; word: string; known: [string, string][] }) => ({
      what: `There is no column "${f.word}" in ${f.name.en} of a device`,
      why: `the columns are ${f.known.map(([name]: [string, string]) => name).join(', ')}`,
      remedy: 'correct the heading of the data table in the step',
    }),
    ja: f => ({
      what: `機器の${f.name.ja}に列「${f.word}」はありません`,
      why: `使える列: ${f.known.map(([name, ja]: [string, string]) => (ja === name ? name : `${ja}（${name}）`)).join('、')}`,
      remedy: 'ステップのデータテーブルの見出しを直してください',
    }),
  },
});

function indent(lines: string[]): string {
  return lines.map(line => `  ${line}`).join('\n');
}

function unread(lines: string[], words: string): string {
  return lines.length === 0 ? '' : `\n${words}:\n${indent(lines.slice(0, SHOWN))}`;
}
