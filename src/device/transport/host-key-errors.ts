import { defineErrors } from '../../errors/index.js';

interface Key {
  device: string;
  at: string;
  /** Its fingerprint. */
  seen: string;
  files: string[];
}

/** Errors of host keys. */
export const errors = defineErrors('device', {
  hostKeyChanged: {
    en: (f: Key) => ({
      what: `The SSH host key of ${f.device} (${f.at}) is not the one that is known`,
      why: `it shows ${f.seen}, and another one (or this one as revoked) stands in ${f.files.join(', ')}`,
      remedy:
        'if the device was reinstalled, remove its line from that file (ssh-keygen -R); if not, somebody else may answer at its address',
    }),
    ja: f => ({
      what: `${f.device}（${f.at}）の SSH ホスト鍵が、記録されているものと違います`,
      why: `示された鍵は ${f.seen} で、${f.files.join('、')} には別の鍵が（または失効として）記録されています`,
      remedy:
        '機器を再インストールしたのであれば、そのファイルの該当行を消してください（ssh-keygen -R）。そうでなければ、別の機器が応答している可能性があります',
    }),
  },
  hostKeyUnknown: {
    en: (f: Key) => ({
      what: `The SSH host key of ${f.device} (${f.at}) is not known`,
      why: `it shows ${f.seen}, and the device's \`hostKey\` is strict`,
      remedy: `compare that with the device, then add it to ${f.files[0] ?? 'a file of known hosts'}, give it as \`hostKey\`, or set \`hostKey: accept-new\``,
    }),
    ja: f => ({
      what: `${f.device}（${f.at}）の SSH ホスト鍵が記録されていません`,
      why: `示された鍵は ${f.seen} で、機器の \`hostKey\` は strict です`,
      remedy: `機器の鍵と見比べたうえで ${f.files[0] ?? 'known_hosts'} に加えるか、\`hostKey\` にその値を書くか、\`hostKey: accept-new\` にしてください`,
    }),
  },
  hostKeyNotThat: {
    en: (f: Key & { wanted: string }) => ({
      what: `The SSH host key of ${f.device} (${f.at}) is not that of the testbed file`,
      why: `it shows ${f.seen}, and \`hostKey\` is ${f.wanted}`,
      remedy: 'correct `hostKey` if the device was reinstalled; else find out who answers at its address',
    }),
    ja: f => ({
      what: `${f.device}（${f.at}）の SSH ホスト鍵が、テストベッドファイルのものと違います`,
      why: `示された鍵は ${f.seen} で、\`hostKey\` は ${f.wanted} です`,
      remedy:
        '機器を再インストールしたのであれば `hostKey` を直してください。そうでなければ、そのアドレスで何が応答しているかを調べてください',
    }),
  },
});
