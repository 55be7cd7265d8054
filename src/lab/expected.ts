/** What belongs in each place of a lab file, in both languages, with an example. */
export const expected = {
  lab: say(
    'a map with version, namespace, nodes, cables …',
    'version、namespace、nodes、cables … を持つマップ',
    'version: 1',
  ),
  version: say('1, the version of the file format', 'ファイル形式のバージョン（1）', '1'),
  namespace: say(
    'a name for a network namespace: letters, digits, - and _',
    'ネットワーク名前空間の名前（英数字と - と _）',
    'tsu-lab',
  ),
  management: say('a map with address', 'address を持つマップ', '{ address: 192.0.2.254/24 }'),
  interfaceAddress: say(
    'an address with its prefix length',
    'プレフィックス長付きの IP アドレス',
    '192.0.2.254/24',
  ),
  address: say('an IPv4 address', 'IPv4 アドレス', '192.0.2.1'),
  login: say(
    'a map with user and password',
    'user と password を持つマップ',
    '{ user: admin, password: secret }',
  ),
  user: say(
    'a login name: a letter, then letters, digits, - or _',
    'ログイン名（英小文字で始まる英数字）',
    'admin',
  ),
  password: say('a password', 'パスワード', `\${LAB_PASSWORD}`),
  nodes: say('a map of nodes', 'ノードのマップ', '{ R1: { type: router, … } }'),
  node: say(
    'a map whose type is patchswitch, l2switch, router, firewall or linux',
    'type が patchswitch、l2switch、router、firewall、linux のどれかのマップ',
    '{ type: router, … }',
  ),
  nodeType: say(
    'patchswitch, l2switch, router, firewall or linux',
    'patchswitch、l2switch、router、firewall、linux のどれか',
    'router',
  ),
  nodeName: say(
    "a node's name: a letter, then letters, digits, - or _",
    'ノード名（英字で始まる英数字と - と _）',
    'R1',
  ),
  datapath: say(
    'a datapath id: 0x and up to 16 hexadecimal digits',
    'datapath id（0x と 16 桁以内の 16 進数）',
    '"0x00000000000000a1"',
  ),
  controller: say("a controller's address and port", 'コントローラのアドレスとポート', 'tcp:127.0.0.1:6653'),
  uplink: say(
    'a map with port and interface',
    'port と interface を持つマップ',
    '{ port: 1, interface: tsu-up }',
  ),
  interface: say(
    'an interface name of at most 15 letters, digits, -, _ or .',
    '15 文字以内のインターフェース名（英数字と - と _ と .）',
    'tsu-up',
  ),
  namedPorts: say('a map from port numbers to names', 'ポート番号から名前へのマップ', '{ 2: SW1-office }'),
  portNumber: say('a port number from 1 to 65279', '1 から 65279 までのポート番号', '2'),
  switchPorts: say(
    'a map from port names to VLANs',
    'ポート名から VLAN へのマップ',
    '{ office: { access: 10 } }',
  ),
  switchPort: say(
    '{ access: VLAN } or { trunk: [VLANs] }',
    '{ access: VLAN } か { trunk: [VLAN, …] }',
    '{ access: 10 }',
  ),
  vlan: say('a VLAN id from 1 to 4094', '1 から 4094 までの VLAN ID', '10'),
  vlans: say('a list of VLAN ids', 'VLAN ID のリスト', '[10, 30]'),
  portName: say("a port's name: letters, digits, - and _", 'ポート名（英数字と - と _）', 'main'),
  machinePort: say(
    "a port's name, or PORT.VLAN for one of its VLANs",
    'ポート名、または「ポート.VLAN」',
    'inside.2023',
  ),
  interfaceAddresses: say(
    'an address with its prefix length, or a list of them',
    'プレフィックス長付きの IP アドレス、またはそのリスト',
    '192.0.2.1/24',
  ),
  addresses: say(
    'a map from interfaces to addresses',
    'インターフェースからアドレスへのマップ',
    '{ eth0: 192.0.2.1/24 }',
  ),
  routes: say(
    'a map from destinations to next hops',
    '宛先から次ホップへのマップ',
    '{ default: 192.0.2.254 }',
  ),
  destination: say('default, or a prefix', 'default またはプレフィックス', '10.0.0.0/8'),
  nextHop: say('the address of the next hop', '次ホップのアドレス', '192.0.2.254'),
  portNames: say('a list of interface names', 'インターフェース名のリスト', '[main, backup]'),
  daemons: say("a list of FRR's daemons", 'FRR のデーモンのリスト', '[ospfd, bfdd]'),
  daemon: say("one of FRR's daemons", 'FRR のデーモン名', 'ospfd'),
  file: say('the name of a file beside the lab file', 'ラボファイルと同じ場所にあるファイル名', 'R1.conf'),
  cables: say('a list of cables', 'ケーブルのリスト', '[[PS1:2, SW1:office]]'),
  cable: say('the two ports that a cable joins', 'ケーブルがつなぐ 2 つのポート', '[PS1:2, SW1:office]'),
  port: say("a node's port", 'ノードのポート', 'R1:main'),
  conditions: say(
    'a list of conditions',
    '条件のリスト',
    '[{ node: R1, command: show ip route, contains: main }]',
  ),
  condition: say(
    'a map with node, command and contains',
    'node、command、contains を持つマップ',
    '{ node: R1, command: show ip route, contains: main }',
  ),
  text: say('a text', '文字列', 'show ip route'),
} satisfies Record<string, Expectation>;

/** A thing that a place of the file can ask for. */
export type Expected = keyof typeof expected;

export interface Expectation {
  en: string;
  ja: string;
  example: string;
}

function say(en: string, ja: string, example: string): Expectation {
  return { en, ja, example };
}
