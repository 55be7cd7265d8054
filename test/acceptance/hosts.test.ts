import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { execa } from 'execa';
import { waitFor } from '../../src/wait/index.js';
import { cucumberProgram, tsunagu } from '../support/cucumber.js';
import { differencesFrom, machineState } from '../support/machine-state.js';
import { Project } from '../support/project.js';

const hosts = `hosts:
  dual:
    interfaces:
      - { address: 10.1.10.77/24, gateway: 10.1.10.1, port: "PS1:2" }
      - { address: 10.2.20.77/24, port: "PS1:11", vlan: 20, mtu: 1400, routes: { 10.9.0.0/16: 10.2.20.1 } }
  laptop: { address: dhcp, port: "PS1:2", mac: fresh }
`;

const feature = `Feature: hosts
  Scenario: a host on two networks
    Then "dual" can ping "developer PC"
    And "dual" can ping "web server"
    And "web server" can ping 10.2.20.77
    When "dual" runs "ip -br addr show eth1; ip route; cat /sys/class/net/eth1/mtu"
    Then the output contains "10.2.20.77/24"
    And the output contains "10.9.0.0/16 via 10.2.20.1 dev eth1"
    And the output contains "default via 10.1.10.1 dev eth0"
    And the output contains "1400"

  Scenario: captured where it is said
    Given "dual" captures packets that match "icmp" at interface eth1
    And "dual" captures packets at interface "10.2.20.77"
    Then "dual" can ping "web server"
    And at least 2 captured packets match "icmp"

  Scenario: captured at no interface
    Given "dual" captures packets at interface eth7

  Scenario: a laptop is plugged in
    Given "developer PC" runs the program "exec dnsmasq -k -C /dev/null -R -h --port=0 --pid-file= --no-ping --log-dhcp --log-facility=- --dhcp-leasefile=$TMPDIR/l --dhcp-range=10.1.10.200,10.1.10.210,2m --dhcp-option=3,10.1.10.1" listening on UDP port 67
    Then "laptop" can ping "web server"
    And "web server" can ping "laptop"
    And the program on "developer PC" has printed "DHCPACK"
    When "laptop" gets its addresses from the network
    Then the program on "developer PC" has printed "DHCPRELEASE"

  Scenario: a hundred users come at once
    Given 100 hosts "user" are plugged into "PS1:4" in VLAN 10, from "10.1.10.100/24" with gateway 10.1.10.1
    Then "user 1" can ping "office PC"
    And "user 100" can ping "web server"
    And "web server" can ping "user 50"
    When "user 7" runs "ip -br addr show eth0"
    Then the output contains "10.1.10.106/24"

  Scenario: they are gone
    Given "web server" listens on TCP port 80
    Then "developer PC" can open TCP port 80 of "web server"
    And "user 1" can ping "office PC"

  Scenario: too many for the subnet
    Given 200 hosts "user" are plugged into "PS1:4" in VLAN 10, from "10.1.10.100/24" with gateway 10.1.10.1

  Scenario: an address that somebody has
    Given 100 hosts "user" are plugged into "PS1:SW1-trunk" in VLAN 10, from "10.1.10.5/24" with gateway 10.1.10.1

  Scenario: there is nobody to ask
    When "laptop" runs "ip -br addr show eth0"
    Then the output does not contain "10.1.10."
    And "laptop" can ping "web server"
`;

const japanese = `# language: ja
機能: キャプチャ
  シナリオ: インターフェースの指定
    前提 「dual」のインターフェース「PS1:11」で「icmp」に合うパケットをキャプチャする
    かつ dual のインターフェース eth1 でパケットをキャプチャする
    ならば 「dual」から「web server」に ping が通る
    かつ キャプチャに「icmp」に合うパケットが 2 個以上ある
`;

describe('test hosts of all kinds', function () {
  this.timeout(120_000);

  it('leave nothing when the agent is killed while a scenario has made some and runs a program', async () => {
    const project = new Project({
      features: {
        'a.feature': `Feature: hosts
  Scenario: killed
    Given 30 hosts "user" are plugged into "PS1:4" in VLAN 10, from "10.1.10.100/24" with gateway 10.1.10.1
    And "user 3" runs the program "exec sleep 99" until it prints "nothing"
`,
      },
    });
    const before = await machineState();
    try {
      const run = execa(process.execPath, [cucumberProgram], {
        cwd: project.folder,
        reject: false,
        all: true,
      });
      const sleeping = () => {
        const now = machineState().then(({ processes }) => processes.find(each => each.includes('sleep 99')));
        return now.then(seen =>
          seen ? { done: true as const, value: seen } : { done: false as const, seen: '' },
        );
      };
      await waitFor(sleeping, { budgetMs: 60_000, everyMs: 100 });
      const agent = (await machineState()).processes.find(each => each.includes('agent/server/main.js'));
      process.kill(Number.parseInt(agent ?? '', 10), 'SIGKILL');
      expect((await run).exitCode).to.equal(1);
      const { all } = await tsunagu(['clean']);
      expect(all).to.match(/tsu-lab-\d+/);
      expect(await differencesFrom(before, 1000), all).to.deep.equal([]);
    } finally {
      project.remove();
    }
  });

  it('are on several networks, or get their addresses from them, and are clean in the next scenario', async () => {
    const project = new Project({
      features: { 'a.feature': feature, 'b.feature': japanese },
      testbed: text => text.replace('hosts:\n', hosts),
    });
    const before = await machineState();
    try {
      const { all } = await project.run();
      const failures = project.failures();
      expect([...failures.keys()], all).to.have.members([
        ...[
          'captured at no interface',
          'they are gone',
          'too many for the subnet',
          'an address that somebody has',
          'there is nobody to ask',
        ],
      ]);
      expect(failures.get('captured at no interface')).to.include(
        'it has eth0 (PS1:2, 10.1.10.77); eth1 (PS1:11, 10.2.20.77)',
      );
      expect(failures.get('they are gone')).to.match(/no host "user 1"/i);
      expect(failures.get('too many for the subnet')).to.include('200 hosts cannot have addresses from');
      expect(failures.get('an address that somebody has')).to.include('10.1.10.10 is that of host');
      expect(failures.get('there is nobody to ask')).to.include('laptop got no address by DHCP on eth0');
      const messages = readFileSync(join(project.folder, 'reports/messages.ndjson'), 'utf8');
      expect(messages, 'the output of the program').to.include('program on developer PC.txt');
      expect(await differencesFrom(before, 5000)).to.deep.equal([]);
    } finally {
      project.remove();
    }
  });
});
