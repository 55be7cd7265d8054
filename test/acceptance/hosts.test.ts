import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
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

  Scenario: a laptop is plugged in
    Given "developer PC" runs the program "exec dnsmasq -k -C /dev/null -R -h --port=0 --pid-file= --no-ping --log-dhcp --log-facility=- --dhcp-leasefile=$TMPDIR/l --dhcp-range=10.1.10.200,10.1.10.210,2m --dhcp-option=3,10.1.10.1" listening on UDP port 67
    Then "laptop" can ping "web server"
    And "web server" can ping "laptop"
    And the program on "developer PC" has printed "DHCPACK"
    When "laptop" gets its addresses from the network
    Then the program on "developer PC" has printed "DHCPRELEASE"

  Scenario: there is nobody to ask
    When "laptop" runs "ip -br addr show eth0"
    Then the output does not contain "10.1.10."
    And "laptop" can ping "web server"
`;

describe('test hosts of all kinds', function () {
  this.timeout(120_000);

  it('are on several networks, or get their addresses from them, and are clean in the next scenario', async () => {
    const project = new Project({
      features: { 'a.feature': feature },
      testbed: text => text.replace('hosts:\n', hosts),
    });
    const before = await machineState();
    try {
      const { all } = await project.run();
      const failures = project.failures();
      expect([...failures.keys()], all).to.deep.equal(['there is nobody to ask']);
      expect(failures.get('there is nobody to ask')).to.include('laptop got no address by DHCP on eth0');
      const messages = readFileSync(join(project.folder, 'reports/messages.ndjson'), 'utf8');
      expect(messages, 'the output of the program').to.include('program on developer PC.txt');
      expect(await differencesFrom(before, 5000)).to.deep.equal([]);
    } finally {
      project.remove();
    }
  });
});
