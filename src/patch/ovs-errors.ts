import { defineErrors } from '../errors/index.js';

/** What keeps us from making the tester's software switch in Open vSwitch. */
export const ovsErrors = defineErrors('ovs', {
  notInstalled: {
    en: (f: { command: string }) => ({
      what: 'Open vSwitch is not installed on this machine',
      why: `there is no command ${f.command}`,
      remedy: 'install it: `apt install openvswitch-switch`',
    }),
    ja: f => ({
      what: 'このマシンに Open vSwitch がインストールされていません',
      why: `コマンド ${f.command} がありません`,
      remedy: 'インストールしてください: `apt install openvswitch-switch`',
    }),
  },
  notRunning: {
    en: (f: { seen: string; start: string }) => ({
      what: 'Open vSwitch is not running on this machine',
      why: f.seen,
      remedy: `start it: \`${f.start}\``,
    }),
    ja: f => ({
      what: 'このマシンで Open vSwitch が動いていません',
      why: f.seen,
      remedy: `起動してください: \`${f.start}\``,
    }),
  },
  bridgeExists: {
    en: (f: { bridge: string; owner: string }) => ({
      what: `Open vSwitch has a bridge ${f.bridge} already`,
      why:
        f.owner === 'tsunagu'
          ? 'it belongs to another tsunagu that is running, or was left by one whose journal is lost'
          : 'it was not made by tsunagu',
      remedy: `use another name, or, if nobody needs it, remove it: \`ovs-vsctl del-br ${f.bridge}\``,
    }),
    ja: f => ({
      what: `Open vSwitch にブリッジ ${f.bridge} がすでにあります`,
      why:
        f.owner === 'tsunagu'
          ? '動作中の別の tsunagu のものか、ジャーナルを失った tsunagu が残したものです'
          : 'tsunagu が作ったものではありません',
      remedy: `別の名前を使うか、不要なら削除してください: \`ovs-vsctl del-br ${f.bridge}\``,
    }),
  },
  noInterface: {
    en: (f: { interface: string; near: string[]; known: string[] }) => ({
      what: `There is no network interface ${f.interface} on this machine`,
      why: `it has ${f.known.join(', ')}`,
      remedy: f.near.length ? `did you mean ${f.near.join(' or ')}?` : 'correct the name of the interface',
    }),
    ja: f => ({
      what: `このマシンにネットワークインターフェイス ${f.interface} はありません`,
      why: `あるもの: ${f.known.join(', ')}`,
      remedy: f.near.length ? `もしかして: ${f.near.join('、')}` : 'インターフェイスの名前を直してください',
    }),
  },
  mtuRefused: {
    en: (f: { interface: string; mtu: number; hosts: number; seen: string }) => ({
      what: `Uplink interface ${f.interface} does not take an MTU of ${f.mtu} bytes`,
      why: `test hosts have an MTU of ${f.hosts}, and two tags of 4 bytes come on top; ${f.seen}`,
      remedy: 'give the hosts a smaller `mtu`, or take an interface with larger frames as uplink',
    }),
    ja: f => ({
      what: `アップリンク ${f.interface} の MTU を ${f.mtu} バイトにできません`,
      why: `テストホストの MTU が ${f.hosts} バイトで、さらに 4 バイトのタグが 2 つ付きます。${f.seen}`,
      remedy:
        'ホストの `mtu` を小さくするか、もっと大きなフレームを扱えるインタフェースをアップリンクにしてください',
    }),
  },
  interfaceInUse: {
    en: (f: { interface: string; bridge: string }) => ({
      what: `Interface ${f.interface} is on another Open vSwitch bridge, ${f.bridge}`,
      remedy: `take it off there (\`ovs-vsctl del-port ${f.bridge} ${f.interface}\`) or use another interface`,
    }),
    ja: f => ({
      what: `インターフェイス ${f.interface} は Open vSwitch の別のブリッジ ${f.bridge} に入っています`,
      remedy: `そのブリッジから外す（\`ovs-vsctl del-port ${f.bridge} ${f.interface}\`）か、別のインターフェイスを使ってください`,
    }),
  },
  failed: {
    en: (f: { command: string; seen: string }) => ({
      what: `Open vSwitch could not do what was asked: ${f.command}`,
      why: f.seen,
      remedy: 'look at /var/log/openvswitch/ovs-vswitchd.log',
    }),
    ja: f => ({
      what: `Open vSwitch への操作が失敗しました: ${f.command}`,
      why: f.seen,
      remedy: '/var/log/openvswitch/ovs-vswitchd.log を確認してください',
    }),
  },
  portsMissing: {
    en: (f: { bridge: string; missing: string[]; present: string[]; waitedMs: number }) => ({
      what: `Interfaces did not come up on bridge ${f.bridge} in ${Math.round(f.waitedMs)} ms: ${f.missing.join(', ')}`,
      why: `its ports are ${f.present.join(', ') || 'none'}`,
      remedy: 'look at /var/log/openvswitch/ovs-vswitchd.log, and whether the interfaces are up (`ip link`)',
    }),
    ja: f => ({
      what: `ブリッジ ${f.bridge} のインターフェイスが ${Math.round(f.waitedMs)} ミリ秒たっても使えません: ${f.missing.join(', ')}`,
      why: `ブリッジのポート: ${f.present.join(', ') || 'なし'}`,
      remedy:
        '/var/log/openvswitch/ovs-vswitchd.log と、インターフェイスが up か（`ip link`）を確認してください',
    }),
  },
});
