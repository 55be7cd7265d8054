import { defineErrors } from '../../errors/index.js';

/** Errors of roles in redundant groups. */
export const errors = defineErrors('device', {
  noFailover: {
    en: (f: { device: string; platform: string }) => ({
      what: `${f.device} (${f.platform}) cannot be made to fail over`,
      why: 'its driver knows no command for that',
      remedy: 'cut a link that the group watches, or give the commands in a step of your own',
    }),
    ja: f => ({
      what: `${f.device}（${f.platform}）をフェイルオーバーさせることができません`,
      why: 'ドライバーにそのためのコマンドがありません',
      remedy: '監視対象のリンクを切断するか、自作のステップでコマンドを実行してください',
    }),
  },
  notBack: {
    en: (f: { device: string; roles: string[] }) => ({
      what: `${f.device} did not become active again in the groups in which it gave that up`,
      why: f.roles.join(', ') || 'it is in no redundancy group',
      remedy: 'look at priorities and preemption of the group, on this device and on its peers',
    }),
    ja: f => ({
      what: `${f.device} は、フェイルオーバー前に active だったグループで active に戻りませんでした`,
      why: f.roles.join(', ') || '冗長グループに属していません',
      remedy: 'この機器と相手の優先度とプリエンプトの設定を確認してください',
    }),
  },
  notActive: {
    en: (f: { device: string; roles: string[] }) => ({
      what: `${f.device} cannot fail over: it is active in no group`,
      why: f.roles.join(', ') || 'it is in no redundancy group',
      remedy: 'name the member that is active, or wait until this one is',
    }),
    ja: f => ({
      what: `${f.device} はどのグループでも active ではないため、フェイルオーバーさせられません`,
      why: f.roles.join(', ') || '冗長グループに属していません',
      remedy: 'active の側の機器を指定するか、active になるのを待ってください',
    }),
  },
});
