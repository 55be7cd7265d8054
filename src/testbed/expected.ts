import type { Language } from '../errors/index.js';

/** What belongs in each place of a testbed file, for messages and for the JSON Schema that editors use. */
export const expected = {
  testbed: say(
    'a map with version, sites, switches, hosts …',
    'version, sites, switches, hosts … を持つマップ',
    '1',
  ),
  version: say('1, the version of the file format', 'ファイル形式のバージョン（1）', '1'),
  lab: say("a shipped lab's name or a path", '同梱ラボの名前かパス', 'two-routes'),
  drivers: say(
    "a list of the project's own drivers",
    '自作ドライバーのファイルのリスト',
    '[drivers/my_os.js]',
  ),
  driverFile: say('the path of a module', 'モジュールのパス', 'drivers/my_os.js'),
  sites: say('a map of sites', 'サイトのマップ', '{ lab: {} }'),
  site: say('a map, which may be empty', 'マップ（空でもよい）', '{ management: { namespace: tsu-lab } }'),
  siteName: say("a site's name", 'サイトの名前', 'lab'),
  management: say('a map with namespace', 'namespace を持つマップ', '{ namespace: tsu-lab }'),
  namespace: say("a network namespace's name", 'ネットワーク名前空間の名前', 'tsu-lab'),
  switches: say('a map of patch switches', 'パッチスイッチのマップ', '{ PS1: { … } }'),
  switch: say(
    'a map with datapath, listen or connect, and uplink',
    'datapath、listen または connect、uplink を持つマップ',
    '{ datapath: "0xa1", listen: 127.0.0.1:6653, uplink: { port: 1, interface: eth1 } }',
  ),
  switchName: say("a switch's name, without a colon", 'コロンを含まないスイッチ名', 'PS1'),
  datapath: say(
    'a datapath id: 0x and up to 16 hexadecimal digits',
    'datapath id（0x と 16 桁以内の 16 進数）',
    '"0x00000000000000a1"',
  ),
  listen: say('an address and a TCP port to listen on', '待ち受けるアドレスと TCP ポート', '127.0.0.1:6653'),
  connect: say('an address and a TCP port to connect to', '接続先のアドレスと TCP ポート', '192.0.2.10:6653'),
  uplink: say(
    'a map with port and interface',
    'port と interface を持つマップ',
    '{ port: 1, interface: eth1 }',
  ),
  uplinks: say(
    'a list of maps with port, interface and the ports that each carries',
    'port、interface、運ぶ ports を持つマップのリスト',
    '[{ port: 11, interface: eth1, tagging: direct, ports: [SW1-1] }]',
  ),
  tagging: say('stacked, translate or direct', 'stacked、translate、direct のどれか', 'stacked'),
  tpid: say('0x8100 or 0x88a8', '0x8100 または 0x88a8', '0x88a8'),
  carried: say(
    "a list of the switch's ports, by number or name",
    'スイッチのポート（番号か名前）のリスト',
    '[2, SW1-1]',
  ),
  carriedPort: say("a port's number or name", 'ポートの番号か名前', 'SW1-1'),
  table: say('a flow table from 0 to 254', '0 から 254 までのフローテーブル番号', '0'),
  profileFile: say(
    "a path of a switch's profile, from this file's folder",
    'スイッチのプロファイルのパス（このファイルのフォルダから）',
    'PS1.profile.yaml',
  ),
  profile: say(
    'a map with version, switch, datapath and findings',
    'version、switch、datapath、findings を持つマップ',
    '1',
  ),
  findings: say('a map of what was tried', '試したことのマップ', '{ pushTag: { works: true } }'),
  finding: say('a map with works and note', 'works と note を持つマップ', '{ works: true }'),
  works: say('true or false', 'true か false', 'true'),
  note: say('a text', '文', 'refused: portModFailed/eperm'),
  frames: say(
    'a map from kinds of frames to what became of them',
    'フレームの種類から結果へのマップ',
    '{ lldp: dropped }',
  ),
  frameKind: say('a kind of frame', 'フレームの種類', 'lldp'),
  fate: say(
    'passes, dropped, altered or not tried',
    'passes、dropped、altered、not tried のどれか',
    'passes',
  ),
  timings: say('a map of times in milliseconds', 'ミリ秒単位の時間のマップ', '{ portDown: 12 }'),
  milliseconds: say('a number of milliseconds', 'ミリ秒の数', '12'),
  lease: say('a duration: a number and ms, s or min', '時間（数と ms、s、min のどれか）', '90s'),
  entryCount: say('a number of flows', 'フローの数', '128'),
  interface: say(
    'a network interface of the tester, at most 15 characters',
    'テスターのネットワークインターフェース名（15 文字まで）',
    'eth1',
  ),
  ports: say('a map from port numbers to names', 'ポート番号から名前へのマップ', '{ 2: SW1-1 }'),
  portNumber: say(
    'a port number from 1 to 4294967040 (0xffffff00)',
    '1 から 4294967040（0xffffff00）までのポート番号',
    '2',
  ),
  port: say(
    "the port's name, or a map with name and description",
    'ポートの名前、または name と description を持つマップ',
    '{ name: SW2-1, description: 2F office }',
  ),
  portName: say("a port's name, not only digits", '数字だけではないポート名', 'SW2-1'),
  description: say('a text', '説明の文', '2F office'),
  hosts: say('a map of test hosts', 'テストホストのマップ', '{ office PC: { … } }'),
  host: say(
    'a map with address and port',
    'address と port を持つマップ',
    '{ address: 10.0.1.10/24, port: PS1:2 }',
  ),
  name: say('a name', '名前', 'office PC'),
  aliases: say('a list of further names', '別名のリスト', '[office PC]'),
  hostAddress: say(
    'an address with its prefix length, dhcp or slaac',
    'プレフィックス長付きのアドレス、dhcp、slaac のどれか',
    '10.0.1.10/24',
  ),
  hostInterface: say(
    'a map with address and port',
    'address と port を持つマップ',
    '{ address: 10.0.1.10/24, port: PS1:2 }',
  ),
  interfaces: say(
    'a list of interfaces, each a map with address and port',
    'インターフェース（address と port を持つマップ）のリスト',
    '[{ address: 10.0.1.10/24, port: PS1:2 }, { address: 10.0.2.10/24, port: PS1:4 }]',
  ),
  gateways: say(
    'a list of addresses without prefix lengths',
    'プレフィックス長のないアドレスのリスト',
    '[10.0.1.1, "2001:db8:1::1"]',
  ),
  routes: say(
    'a map from subnets to next hops',
    'サブネットから次ホップへのマップ',
    '{ 10.9.0.0/16: 10.0.1.254 }',
  ),
  subnet: say('a subnet, whose host part is 0', 'ホスト部が 0 のサブネット', '10.9.0.0/16'),
  mtu: say('an MTU in bytes, from 576 to 65535', 'バイト単位の MTU（576 から 65535 まで）', '9000'),
  dns: say("a DNS server's address", 'DNS サーバのアドレス', '10.0.1.53'),
  addresses: say(
    'a list of addresses with their prefix lengths',
    'プレフィックス長付きアドレスのリスト',
    '[10.0.1.10/24, "2001:db8:1::10/64"]',
  ),
  gateway: say('an address without prefix length', 'プレフィックス長のないアドレス', '10.0.1.1'),
  publicAddress: say(
    'the address, without prefix length, that the network translates to this host (static NAT)',
    'ネットワークがこのホストに変換する（静的 NAT の）アドレス。プレフィックス長なし',
    '203.0.113.5',
  ),
  portReference: say("a patch switch's port", 'パッチスイッチのポート', 'PS1:2'),
  vlan: say(
    'a VLAN id from 1 to 4094, or a list of two, the outermost first',
    '1 から 4094 までの VLAN ID、または外側から順に 2 つのリスト',
    '10',
  ),
  vlanId: say('a VLAN id from 1 to 4094', '1 から 4094 までの VLAN ID', '10'),
  twoVlans: say(
    'a list of two VLAN ids, the outermost first',
    '外側から順に 2 つの VLAN ID のリスト',
    '[10, 20]',
  ),
  mac: say('a unicast MAC address, or fresh', 'ユニキャストの MAC アドレスか fresh', '02:00:00:00:00:01'),
  groups: say('a map of groups of hosts', 'ホストのグループのマップ', '{ internet: [office PC] }'),
  groupHosts: say('a list of hosts', 'ホストのリスト', '[office PC]'),
  links: say('a map of links', 'リンクのマップ', '{ R1 - R2: { ports: [PS1:5, PS1:6] } }'),
  link: say('a map with ports', 'ports を持つマップ', '{ ports: [PS1:5, PS1:6] }'),
  wire: say('the two ports that a wire joins', 'ワイヤーがつなぐ 2 つのポート', '[PS1:5, PS1:6]'),
  pairs: say('a list of pairs of ports', 'ポートの組のリスト', '[[PS1:5, PS1:6], [PS1:7, PS1:8]]'),
  untagged: say('true or false', 'true か false', 'true'),
  trunks: say(
    'a list of cables between patch switches, each with its two ports',
    'パッチスイッチ同士をつなぐケーブル（両端のポート 2 つ）のリスト',
    '[[PS1:24, PS2:24]]',
  ),
  devices: say('a map of devices', '機器のマップ', '{ R1: { … } }'),
  device: say(
    'a map with platform, address and user',
    'platform、address、user を持つマップ',
    '{ platform: frr, address: 192.0.2.1, user: admin }',
  ),
  platform: say("a platform's name", 'プラットフォームの名前', 'frr'),
  deviceAddress: say(
    'an address or a host name, or the path of a serial line or a recording',
    'アドレスまたはホスト名、シリアル回線や記録ファイルのパス',
    '192.0.2.1',
  ),
  jumpAddress: say('an address or a host name', 'アドレスまたはホスト名', '192.0.2.1'),
  jump: say(
    'a map with address and user of a host to go through',
    '経由するホストの address、user を持つマップ',
    '{ address: 192.0.2.9, user: ops, key: ~/.ssh/id_ed25519 }',
  ),
  key: say('the path of a private key', '秘密鍵のパス', '~/.ssh/id_ed25519'),
  sshAgent: say('the socket of an SSH agent', 'SSH エージェントのソケット', `\${SSH_AUTH_SOCK}`),
  hostKey: say(
    'strict, accept-new, any, or a fingerprint SHA256:...',
    'strict、accept-new、any、または SHA256:... の指紋',
    'accept-new',
  ),
  knownHosts: say('the path of a file of known hosts', 'known_hosts ファイルのパス', 'known_hosts'),
  baud: say('bits per second from 300', '300 以上の通信速度（bps）', '9600'),
  tcpPort: say('a TCP port from 1 to 65535', '1 から 65535 までの TCP ポート', '22'),
  user: say("a user's name", 'ユーザー名', 'admin'),
  password: say(
    'a password, best from the environment',
    'パスワード（環境変数から取るのがよい）',
    `\${LAB_PASSWORD}`,
  ),
  transport: say(
    'ssh, telnet, console (serial line over TCP), serial or replay',
    'ssh、telnet、console（TCP 経由のシリアル）、serial、replay のどれか',
    'telnet',
  ),
  algorithms: say(
    'lists of SSH algorithms by kind: kex, cipher, hmac, serverHostKey',
    '種類（kex、cipher、hmac、serverHostKey）ごとの SSH アルゴリズムのリスト',
    '{ kex: [diffie-hellman-group14-sha1] }',
  ),
  algorithm: say('the name of an SSH algorithm', 'SSH アルゴリズムの名前', 'diffie-hellman-group14-sha1'),
  reset: say('a map with when and budget', 'when と budget を持つマップ', '{ when: touched, budget: 10s }'),
  when: say('always, touched or never', 'always、touched、never のどれか', 'touched'),
  budget: say('a duration: a number and ms, s or min', '時間（数と ms、s、min のどれか）', '10s'),
} satisfies Record<string, Expectation>;

/** A thing that a place of the file can ask for. */
export type Expected = keyof typeof expected;

/** What the thing is, in both languages, and how it is written. */
export type Expectation = Record<Language, string> & { example: string };

function say(en: string, ja: string, example: string): Expectation {
  return { en, ja, example };
}
