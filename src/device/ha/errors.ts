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
