import type { PendingChange, SiteStatus } from '../agent/protocol.js';
import { type Language, timeOfDay } from '../errors/index.js';
import type { Look } from './look-at-devices.js';

const words = {
  en: {
    clean: 'clean',
    differs: (device: string, lines: number) =>
      `configured otherwise than when the site came up (${lines} ${lines === 1 ? 'line' : 'lines'}: tsunagu device diff ${device})`,
    unseen: (why = 'it did not show its configuration in time') => `could not be looked at: ${why}`,
    pending: (device: string, { file, until, expiry }: PendingChange) =>
      `has the change ${file}, which is not confirmed; ${
        until === undefined
          ? 'nothing takes it back by itself'
          : `at ${timeOfDay(until)} it ${expiry === 'restarts' ? 'restarts with its saved configuration' : 'takes it back by itself'}`
      } (tsunagu device confirm ${device}, or tsunagu device rollback ${device})`,
  },
  ja: {
    clean: '正常',
    differs: (device: string, lines: number) =>
      `サイトの起動時と設定が異なります（${lines} 行: tsunagu device diff ${device}）`,
    unseen: (why = '時間内に設定を表示しませんでした') => `確認できません: ${why}`,
    pending: (device: string, { file, until, expiry }: PendingChange) =>
      `未確定の変更 ${file} があります。${
        until === undefined
          ? '自動では取り消されません'
          : `${timeOfDay(until)} に${expiry === 'restarts' ? '保存済みの設定で再起動します' : '自動で取り消されます'}`
      }（tsunagu device confirm ${device} または tsunagu device rollback ${device}）`,
  },
};

/** How a device is, in one line; `look`: where it was looked at for this. */
export function deviceText(
  { name, platform, tainted, change }: SiteStatus['devices'][number],
  look: Look | undefined,
  language: Language,
): string {
  const w = words[language];
  return `${platform}, ${tainted ?? (change ? w.pending(name, change) : lookText())}`;

  function lookText(): string {
    if (look && 'unseen' in look) return w.unseen(look.unseen);
    return look && look.lines > 0 ? w.differs(name, look.lines) : w.clean;
  }
}
