import { expect } from 'chai';
import { cableLines } from '../../src/lab/cabling.js';
import { loadLab, missingPrograms } from '../../src/lab/index.js';
import { withAccount } from '../../src/lab/machine/accounts.js';
import { bridges } from '../../src/lab/openvswitch.js';

describe('what a lab is made from', () => {
  const lab = loadLab('two-routes', { env: {} });

  it('is cables between the namespaces of their ends, up where they end at a switch', () => {
    const lines = cableLines(lab, '4321');
    expect(lines).to.include('link add name R1-main netns tsu-lab type veth peer name main netns tsu-lab-R1');
    expect(lines).to.include('link set R1-main up');
    expect(lines).to.include(
      'link add name SW1-office netns tsu-lab type veth peer name SW1.office netns tsu-lab',
    );
    expect(lines).to.include('link add PS1.uplink mtu 2000 type veth peer name tsu-up mtu 2000 netns 4321');
    expect(lines).to.include('link add R2.mgmt type veth peer name mgmt netns tsu-lab-R2');
  });

  it('is a patch switch that does nothing by itself, with the port numbers of the file', () => {
    const transaction = bridges(lab).join(' ');
    expect(transaction).to.contain('set bridge PS1 datapath_type=netdev fail_mode=secure');
    expect(transaction).to.contain('other-config:datapath-id=00000000000000a1');
    expect(transaction).to.contain('add-port PS1 R1-main -- set interface R1-main ofport_request=5');
    expect(transaction).to.contain('add-port PS1 PS1.uplink -- set interface PS1.uplink ofport_request=1');
  });

  it('is learning switches with access and trunk ports', () => {
    const transaction = bridges(lab).join(' ');
    expect(transaction).to.contain('add-port SW1 SW1.guest tag=30');
    expect(transaction).to.contain('add-port SW2 SW2.trunk vlan_mode=trunk trunks=20,40');
  });

  it("is the machine's accounts with one login more and nobody else's password", () => {
    const machine = {
      passwd: 'root:x:0:0::/root:/bin/sh\nadmin:x:1000:1000::/home/admin:/bin/sh\n',
      shadow: 'root:$6$secret:1::::::\nadmin:$6$other:1::::::\n',
      group: 'frrvty:x:113:frr\nroot:x:0:\n',
    };
    const account = {
      user: 'admin',
      passwordHash: '$6$hash',
      owner: { uid: 106, gid: 114 },
      memberOf: 'frrvty',
    };
    const own = withAccount(machine, { ...account, shell: '/usr/bin/vtysh' });
    expect(own.passwd).to.equal('admin:x:106:114::/:/usr/bin/vtysh\nroot:x:0:0::/root:/bin/sh\n');
    expect(own.shadow).to.equal('admin:$6$hash:19000:0:99999:7:::\nroot:*:1::::::\n');
    expect(own.group).to.equal('frrvty:x:113:frr,admin\nroot:x:0:\n');
  });

  it('is programs, which are looked for before anything is made', () => {
    expect(missingPrograms(lab)).to.deep.equal({ programs: [], packages: [] });
    const { programs, packages } = missingPrograms(lab, ['/nonexistent']);
    expect(programs).to.include.members(['ovs-vswitchd', 'zebra', 'bfdd', 'sshd', 'nft']);
    expect(packages).to.include.members(['openvswitch-switch', 'frr', 'openssh-server', 'nftables']);
  });
});
