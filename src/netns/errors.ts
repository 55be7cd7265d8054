import { defineErrors } from '../errors/index.js';

export const errors = defineErrors('netns', {
  exists: {
    en: (f: { names: string[] }) => ({
      what: `Network namespace ${f.names.join(', ')} exists already, and it is not ours`,
      remedy:
        'run `tsunagu clean` if an earlier run was killed; otherwise end what uses it and remove it with `ip netns delete NAME`',
    }),
    ja: f => ({
      what: `ネットワーク名前空間 ${f.names.join(', ')} がすでにあります（tsunagu が作ったものではありません）`,
      remedy:
        '前回の実行が強制終了されていた場合は `tsunagu clean` を実行してください。そうでなければ、使用中のプログラムを終了し、`ip netns delete 名前` で削除してください',
    }),
  },
  missing: {
    en: (f: { name: string; near: string[] }) => ({
      what: `There is no network namespace ${f.name}`,
      ...(f.near.length > 0 && { why: `similar names: ${f.near.join(', ')}` }),
      remedy: 'see `ip netns list`; a lab must be up before its namespace can be used (`tsunagu up`)',
    }),
    ja: f => ({
      what: `ネットワーク名前空間 ${f.name} がありません`,
      ...(f.near.length > 0 && { why: `似た名前: ${f.near.join(', ')}` }),
      remedy: '`ip netns list` で確認してください。ラボの名前空間は、ラボの起動後に使えます（`tsunagu up`）',
    }),
  },
  notPermitted: {
    en: (f: { action: string }) => ({
      what: `Not permitted: ${f.action}`,
      remedy: 'run it as root (test hosts need CAP_SYS_ADMIN and CAP_NET_ADMIN)',
    }),
    ja: f => ({
      what: `権限がありません: ${f.action}`,
      remedy: 'root で実行してください（テストホストには CAP_SYS_ADMIN と CAP_NET_ADMIN が必要です）',
    }),
  },
  command: {
    en: (f: { command: string; line: string; said: string }) => ({
      what: f.line ? `\`${f.command}\` refused the line: ${f.line}` : `\`${f.command}\` failed`,
      why: f.said,
      remedy:
        'check the names and addresses in that line, and that no other program changes the same interface',
    }),
    ja: f => ({
      what: f.line ? `\`${f.command}\` が次の行で失敗しました: ${f.line}` : `\`${f.command}\` が失敗しました`,
      why: f.said,
      remedy:
        'この行の名前とアドレスを確認し、同じインターフェースを変更するプログラムがほかにないことを確かめてください',
    }),
  },
  commandMissing: {
    en: (f: { command: string; said: string }) => ({
      what: `Cannot start ${f.command}`,
      why: f.said,
      remedy: 'install it on the tester machine, or correct its name',
    }),
    ja: f => ({
      what: `${f.command} を起動できません`,
      why: f.said,
      remedy: 'テスター機にインストールするか、コマンド名を直してください',
    }),
  },
  bind: {
    en: (f: { address: string; port: number; namespace: string; said: string }) => ({
      what: `Cannot use ${f.address} port ${f.port} in ${f.namespace}`,
      why: f.said,
      remedy: `see who has it with \`ss -lntup\` there, choose another port, or check that the address exists there`,
    }),
    ja: f => ({
      what: `${f.namespace} で ${f.address} のポート ${f.port} を使えません`,
      why: f.said,
      remedy:
        'そこで `ss -lntup` を実行して使用中のプログラムを確かめるか、別のポートを選ぶか、そのアドレスがあるか確認してください',
    }),
  },
  noInterface: {
    en: (f: { ifname: string; namespace: string }) => ({
      what: `There is no interface ${f.ifname} in ${f.namespace}`,
      remedy: 'see `ip link` there and correct the name',
    }),
    ja: f => ({
      what: `${f.namespace} にインターフェース ${f.ifname} がありません`,
      remedy: 'そこで `ip link` を実行し、名前を確認してください',
    }),
  },
  notEnded: {
    en: (f: { namespace: string; pids: number[] }) => ({
      what: `Processes in network namespace ${f.namespace} do not end`,
      why: `process ids ${f.pids.join(', ')} are still there after SIGKILL`,
      remedy: 'see what they wait for with `ps -o pid,stat,wchan,args`, then run `tsunagu clean` again',
    }),
    ja: f => ({
      what: `ネットワーク名前空間 ${f.namespace} のプロセスが終了しません`,
      why: `SIGKILL の後もプロセス ${f.pids.join(', ')} が残っています`,
      remedy:
        '`ps -o pid,stat,wchan,args` で何を待っているか調べ、そのあと `tsunagu clean` をもう一度実行してください',
    }),
  },
});
