import { defineErrors } from '../errors/index.js';

/** More differences than this are counted, not shown. */
const SHOWN = 6;

/** Errors of waiting for, and bringing devices back to, a state. */
export const errors = defineErrors('device', {
  tainted: {
    en: (f: { device: string; ms: number; differences: string[] }) => ({
      what: `${f.device} did not come back to its golden state within ${Math.round(f.ms)} ms`,
      why: few(f.differences, 'and %d more') || 'it could not be looked at',
      remedy:
        'put that right on the device (+ is there and should not be, - is missing), or give the reset a larger budget',
    }),
    ja: f => ({
      what: `${f.device} が ${Math.round(f.ms)} ms 以内に元の状態へ戻りませんでした`,
      why: few(f.differences, 'ほか %d 件') || '状態を読み取れませんでした',
      remedy:
        '機器の側で直すか（+ は余分なもの、- は足りないもの）、リセットの時間の上限（budget）を延ばしてください',
    }),
  },
  noGolden: {
    en: (f: { device: string }) => ({
      what: `There is no golden state of ${f.device} to reset it to`,
      remedy: 'take it when the run starts, with all devices of the testbed',
    }),
    ja: f => ({
      what: `${f.device} をリセットするための元の状態が記録されていません`,
      remedy: '実行の開始時に、テストベッドのすべての機器の状態を記録してください',
    }),
  },
  notSteady: {
    en: (f: { devices: string[]; windowMs: number; ms: number; lastChange: string[] }) => ({
      what: `The state of ${f.devices.join(', ')} did not stay the same for ${f.windowMs} ms within ${Math.round(f.ms)} ms`,
      why: `what changed last: ${few(f.lastChange, 'and %d more') || 'nothing'}`,
      remedy: 'find out what keeps changing, or wait longer',
    }),
    ja: f => ({
      what: `${f.devices.join(', ')} の状態が ${Math.round(f.ms)} ms 以内に ${f.windowMs} ms 続けて安定しませんでした`,
      why: `最後の変化: ${few(f.lastChange, 'ほか %d 件') || 'なし'}`,
      remedy: '変化し続けているものを調べるか、待ち時間を延ばしてください',
    }),
  },
});

function few(lines: string[], more: string): string {
  const rest = lines.length - SHOWN;
  return [...lines.slice(0, SHOWN), ...(rest > 0 ? [more.replace('%d', String(rest))] : [])].join('; ');
}
