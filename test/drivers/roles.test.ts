import { expect } from 'chai';
import { platforms } from '../../drivers/index.js';
import type { HaRole } from '../../src/device/index.js';

function read(id: string, ...outputs: string[]): string[] {
  const roles: HaRole[] = platforms.get(id)?.role?.read(...outputs) ?? [];
  return roles.map(({ group, role, word }) => `${group}: ${role} (${word})`);
}

/** Each in the shape that devices print; the names and addresses are ours. */
describe('the role of a member', () => {
  it('of VRRP and HSRP is read from the tables of IOS', () => {
    const vrrp = `Interface          Grp Pri Time  Own Pre State   Master addr     Group addr
Gi0/1              1   110 3570       Y  Master  192.0.2.2       192.0.2.1
Gi0/1.3            3   100 3609       Y  Backup  198.51.100.3    198.51.100.1
Gi0/1.4            4   100 3609       Y  Init    0.0.0.0         203.0.113.1`;
    const hsrp = `                     P indicates configured to preempt.
                     |
Interface   Grp  Pri P State   Active          Standby         Virtual IP
Vl10        1    120 P Active  local           192.0.2.3       192.0.2.1
Vl20        1    100   Standby 192.0.2.6       local           192.0.2.5
Vl3000
     2    120 P Listen  unknown         unknown         192.0.2.9`;
    expect(read('cisco_ios', vrrp, hsrp)).to.deep.equal([
      'vrrp 1 on Gi0/1: active (Master)',
      'vrrp 3 on Gi0/1.3: standby (Backup)',
      'vrrp 4 on Gi0/1.4: none (Init)',
      'hsrp 1 on Vl10: active (Active)',
      'hsrp 1 on Vl20: standby (Standby)',
      'hsrp 2 on Vl3000: none (Listen)',
    ]);
  });

  it('of VRRP version 3 is read from the wider table of IOS, and of AOS-CX', () => {
    const table = `  Interface          Grp  A-F Pri  Time Own Pre State   Master addr/Group addr
  Gi0/0                1 IPv4 110     0  N   Y  MASTER  192.0.2.2(local) 192.0.2.1
  Gi0/0                6 IPv6 110     0  N   Y  BACKUP  FE80::1:A FE80::1:1`;
    const roles = ['vrrp 1 on Gi0/0: active (MASTER)', 'vrrp 6 on Gi0/0: standby (BACKUP)'];
    expect(read('cisco_ios', table, '% Invalid input detected')).to.deep.equal(roles);
    expect(read('aruba_aoscx', table, 'Invalid input: vsx')).to.deep.equal(roles);
  });

  it('of VSX is read from AOS-CX', () => {
    const vsx = 'ISL State                : In-Sync\nDevice Role              : secondary';
    expect(read('aruba_aoscx', '', vsx)).to.deep.equal(['vsx: standby (secondary)']);
  });

  it('of HSRP and vPC is read from NX-OS', () => {
    const hsrp = `Vlan100 - Group 100 (HSRP-V2) (IPv4)
  Local state is Active, priority 250 (Cfged 250), may preempt
  Active router is local

Vlan200 - Group 200 (HSRP-V2) (IPv4)
  Local state is Standby, priority 130 (Cfged 130), may preempt`;
    const vpc = 'vPC domain id                     : 10\nvPC role                          : primary';
    expect(read('cisco_nxos', hsrp, vpc)).to.deep.equal([
      'hsrp 100 on Vlan100: active (Active)',
      'hsrp 200 on Vlan200: standby (Standby)',
      'vpc: active (primary)',
    ]);
    const none = 'vPC role                          : none established';
    expect(read('cisco_nxos', '', none)).to.deep.equal(['vpc: none (none established)']);
  });

  it('of NSRP is read from ScreenOS: a unit calls itself myself', () => {
    const nsrp = (row: string) => `VSD group info:
group priority preempt holddown inelig   master       PB other members
${row}
total number of vsd groups: 1

vsd group id: 0, member count: 2, master: 1518496`;
    const roles = [
      '    0        1 yes           20 no       myself 13691648',
      '    0      100 no             3 no     13691648   myself',
      '    0      100 no             3 yes    13691648     none',
    ].flatMap(row => read('juniper_screenos', nsrp(row)));
    expect(roles).to.deep.equal([
      'vsd-group 0: active (master)',
      'vsd-group 0: standby (primary backup)',
      'vsd-group 0: none (ineligible)',
    ]);
  });

  it('of a chassis cluster is read from Junos, by the line above the prompt', () => {
    const cluster = `Cluster ID: 1
Node   Priority Status         Preempt Manual   Monitor-failures

Redundancy group: 0 , Failover count: 1
node0  100      primary        no      no       None
node1  1        secondary      no      no       None

Redundancy group: 1 , Failover count: 1
node0  0        secondary      no      no       CS
node1  0        lost           n/a     n/a      n/a`;
    expect(read('juniper_junos', `${cluster}\n{secondary:node1}`)).to.deep.equal([
      'redundancy-group 0: standby (secondary)',
      'redundancy-group 1: none (lost)',
    ]);
    expect(read('juniper_junos', cluster)[0]).to.equal('redundancy-group 0 node0: active (primary)');
  });

  it('of VRRP is read from VyOS', () => {
    const table = `Name    Interface      VRID  State      Priority  Last Transition
------  -----------  ------  -------  ----------  -----------------
LAN     eth1             10  MASTER          200  2m3s
WAN     eth0             20  FAULT           100  1s`;
    expect(read('vyos', table)).to.deep.equal([
      'vrrp 10 on eth1: active (MASTER)',
      'vrrp 20 on eth0: none (FAULT)',
    ]);
    expect(read('vyos', 'VRRP not configured!')).to.deep.equal([]);
  });

  it('of a cluster is read from FortiOS of old and new words, by the own serial number', () => {
    const system = (serial: string) => `Version: FortiGate-100F\nSerial-Number: ${serial}\nHostname: x`;
    const now = `Mode: HA A-P
Primary : FGT-A, FG100AAA, HA cluster index = 0
Secondary : FGT-B, FG100BBB, HA cluster index = 1
number of vcluster: 1`;
    const old = `Master: FGT-A, FG100AAA, cluster index = 1
Slave : FGT-B, FG100BBB, cluster index = 0`;
    expect(read('fortinet_fortios', now, system('FG100AAA'))).to.deep.equal(['ha: active (Primary)']);
    expect(read('fortinet_fortios', now, system('FG100BBB'))).to.deep.equal(['ha: standby (Secondary)']);
    expect(read('fortinet_fortios', old, system('FG100BBB'))).to.deep.equal(['ha: standby (Slave)']);
    expect(read('fortinet_fortios', 'Mode: Standalone', system('FG100AAA'))).to.deep.equal([]);
  });

  it('of VRRP is read from ProCurve, EOS and Yamaha', () => {
    const procurve = `Vlan VRID  Pri UpTime     Owner Pre State  MasterAddr   VirtualAddr
10   1     255 00h:01m    Yes   Yes Master 192.0.2.1    192.0.2.1`;
    expect(read('hp_procurve', procurve)).to.deep.equal(['vrrp 1 on 10: active (Master)']);
    const eos = 'Vlan10 - Group 5\n  VRF is default\n  State is Backup';
    expect(read('arista_eos', eos)).to.deep.equal(['vrrp 5 on Vlan10: standby (Backup)']);
    const yamaha = 'LAN1 ID:1  仮想IPアドレス: 192.0.2.1\n  現在のマスター: 192.0.2.2\n  自分の状態: Master';
    expect(read('yamaha_rtx', yamaha)).to.deep.equal(['vrrp 1 on LAN1: active (Master)']);
  });

  it("of VRRP is read from keepalived's numbers", () => {
    const instance = (vrid: number, state: number) => ({
      data: { iname: 'A', ifp_ifname: 'eth1', vrid, state },
    });
    const output = JSON.stringify([instance(1, 2), instance(2, 1), instance(3, 3)]);
    expect(read('linux', output)).to.deep.equal([
      'vrrp 1 on eth1: active (MASTER)',
      'vrrp 2 on eth1: standby (BACKUP)',
      'vrrp 3 on eth1: none (FAULT)',
    ]);
  });

  it('is none where the device knows of no such thing', () => {
    for (const { role, id } of platforms.values()) {
      expect(role?.read('% Invalid input', '% Invalid input') ?? [], id).to.deep.equal([]);
    }
  });
});
