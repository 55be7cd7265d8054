import { expect } from 'chai';
import { differencesFrom, machineState } from '../support/machine-state.js';
import { Project } from '../support/project.js';

const ports = '{ 2: p2, 3: p3 }';

/** A switch that knows the outer VLAN only, as a provider's does. */
const lab = `version: 1
namespace: tsu-qinq
management: { address: 192.0.2.254/24 }
login: { user: admin, password: x }
nodes:
  PS1:
    type: patchswitch
    datapath: "0x00000000000000b2"
    controller: tcp:127.0.0.1:6656
    uplink: { port: 1, interface: tsu-qinq-up }
    ports: ${ports}
  SW1:
    type: l2switch
    ports: { p2: { trunk: [10, 11] }, p3: { trunk: [10, 11] } }
cables:
  - [PS1:2, SW1:p2]
  - [PS1:3, SW1:p3]
`;

const testbed = `version: 1
lab: ./lab.yaml
sites: { qinq: { management: { namespace: tsu-qinq } } }
switches:
  PS1:
    datapath: "0x00000000000000b2"
    listen: 127.0.0.1:6656
    uplink: { port: 1, interface: tsu-qinq-up, tagging: translate }
    ports: ${ports}
hosts:
  branch: { address: 10.5.0.1/24, port: PS1:2, vlan: [10, 20], mtu: 9000 }
  head office: { address: 10.5.0.2/24, port: PS1:3, vlan: [10, 20], mtu: 9000 }
  manager: { address: 10.5.1.1/24, port: PS1:2, vlan: 10 }
  managed: { address: 10.5.1.2/24, port: PS1:3, vlan: 10 }
`;

const features = {
  'a.feature': `Feature: two tags
  Scenario: two places of a customer
    Then "branch" can ping "head office"
    And "manager" can ping "managed"
    Given 3 hosts "user" are plugged into "PS1:3" in VLAN 20 inside VLAN 10, from "10.5.0.30/24" with gateway 10.5.0.1
    Then "user 3" can ping "branch"
    And "manager" can ping "managed"

  Scenario: another customer
    Given 1 hosts "stranger" are plugged into "PS1:3" in VLAN 21 inside VLAN 10, from "10.5.0.30/24" with gateway 10.5.0.1
    Then "stranger 1" can ping "branch"

  Scenario: another provider
    Given 1 hosts "stranger" are plugged into "PS1:3" in VLAN 20 inside VLAN 11, from "10.5.0.30/24" with gateway 10.5.0.1
    Then "stranger 1" can ping "branch"
`,
  'b.feature': `# language: ja
機能: 二重タグ
  シナリオ: 同じ顧客の 2 拠点
    前提 2台のホスト「利用者」を「PS1:2」の VLAN 11 の中の VLAN 20 につなぎ、「10.5.0.40/24」から順にアドレスを付け、ゲートウェイを 10.5.0.1 とする
    かつ 2台のホスト「店員」を「PS1:3」の VLAN 11 の中の VLAN 20 につなぎ、「10.5.0.50/24」から順にアドレスを付け、ゲートウェイを 10.5.0.1 とする
    ならば 「利用者 2」から「店員 1」に ping が通る
`,
};

describe('test hosts with two VLAN tags', function () {
  this.timeout(120_000);

  it('reach those with the same two over a switch that looks at the outer one, and no others', async () => {
    const project = new Project({ features, testbed: () => testbed });
    project.write('lab.yaml', lab);
    const before = await machineState();
    try {
      const { all } = await project.run();
      const failures = project.failures();
      expect([...failures.keys()], all).to.have.members(['another customer', 'another provider']);
      for (const message of failures.values()) expect(message).to.match(/stranger 1.*branch/s);
      expect(await differencesFrom(before, 5000)).to.deep.equal([]);
    } finally {
      project.remove();
    }
  });
});
