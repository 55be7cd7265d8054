const en = {
  node: (version: string) => `${version}; 20 or later is needed`,
  install: (name: string) => `sudo apt-get install ${name}`,
  isRoot: 'this is root',
  bySudo: 'the agent is started through sudo -n',
  noRoot: 'run as root, or allow sudo without a password (NOPASSWD in sudoers) for this user',
  runs: 'runs',
  startSwitch:
    'does not run: sudo systemctl start openvswitch-switch, or without systemd: ' +
    'sudo /usr/share/openvswitch/scripts/ovs-ctl start --system-id=random --no-mlockall',
  kernel: {
    veth: 'the kernel makes no veth pairs, so there can be no test hosts: use a kernel with CONFIG_VETH',
    vlan: 'not in this kernel: VLANs are done by Open vSwitch, for labs too',
    vrf: 'not in this kernel: labs with VRF-lite are not possible',
    netem: 'not in this kernel: delay and loss cannot be emulated in a lab',
    nft: 'not in this kernel: firewalls in labs are not possible',
    openvswitch: 'not loaded: the software switch runs in userspace (datapath_type=netdev), which is slower',
  },
};

const ja: typeof en = {
  node: version => `${version}（20 以降が必要）`,
  install: name => `sudo apt-get install ${name}`,
  isRoot: 'root で実行中',
  bySudo: 'エージェントは sudo -n で起動されます',
  noRoot: 'root で実行するか、このユーザーにパスワードなしの sudo を許可してください（sudoers の NOPASSWD）',
  runs: '動作中',
  startSwitch:
    '動いていません: sudo systemctl start openvswitch-switch（systemd がない場合: ' +
    'sudo /usr/share/openvswitch/scripts/ovs-ctl start --system-id=random --no-mlockall）',
  kernel: {
    veth: 'カーネルで veth を作れないため、テストホストを作れません。CONFIG_VETH のあるカーネルを使ってください',
    vlan: 'このカーネルにはありません。VLAN は（ラボでも）Open vSwitch が処理します',
    vrf: 'このカーネルにはありません。VRF-lite を使うラボは動きません',
    netem: 'このカーネルにはありません。ラボで遅延や損失を再現できません',
    nft: 'このカーネルにはありません。ラボでファイアウォールを使えません',
    openvswitch:
      'ロードされていません。ソフトウェアスイッチはユーザー空間（datapath_type=netdev）で動き、速度が落ちます',
  },
};

/** What doctor says, by language. */
export const findings = { en, ja };
