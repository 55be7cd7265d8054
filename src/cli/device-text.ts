import { timeOfDay } from '../errors/index.js';

/** What `tsunagu device` says. */
export const texts = {
  en: {
    same: '(no difference)',
    predicted: 'told from the lines alone: what they replace shows when they are applied',
    applied: (device: string, until: number, expiry: 'reverts' | 'restarts') =>
      `✓ ${device} has the change, until ${timeOfDay(until)}: then it ${expiry === 'reverts' ? 'takes it back by itself' : 'restarts with its saved configuration'}, unless you say\n  tsunagu device confirm ${device}`,
    unguarded: (device: string) =>
      `✓ ${device} has the change; nothing takes it back by itself. Say\n  tsunagu device confirm ${device}, or tsunagu device rollback ${device}`,
    confirmed: (device: string) => `✓ the change to ${device} is confirmed`,
    rolledBack: (device: string) => `✓ ${device} is rolled back`,
    nothingToUndo: (device: string) => `✓ ${device} is as it should be: there was nothing to take back`,
    saved: (device: string, file: string) =>
      `✓ the configuration of ${device} is in ${file}, secrets included`,
  },
  ja: {
    same: '（違いはありません）',
    predicted: '行の内容だけからの予測です。置き換えられる行は、適用したときに分かります',
    applied: (device: string, until: number, expiry: 'reverts' | 'restarts') =>
      `✓ ${device} に変更を適用しました。${timeOfDay(until)} までに次のコマンドで確定しないと、${expiry === 'reverts' ? '自動で取り消されます' : '保存済みの設定で再起動します'}\n  tsunagu device confirm ${device}`,
    unguarded: (device: string) =>
      `✓ ${device} に変更を適用しました。自動では取り消されません。次のどちらかを実行してください\n  tsunagu device confirm ${device} または tsunagu device rollback ${device}`,
    confirmed: (device: string) => `✓ ${device} への変更を確定しました`,
    rolledBack: (device: string) => `✓ ${device} を元に戻しました`,
    nothingToUndo: (device: string) => `✓ ${device} に、元に戻すべき変更はありませんでした`,
    saved: (device: string, file: string) =>
      `✓ ${device} の設定を ${file} に保存しました（秘密情報を含みます）`,
  },
};
