import { expect } from 'chai';
import { Project } from '../support/project.js';

const feature = `Feature: f
  Scenario: reaches
    Then "office PC" can ping "web server"
  Scenario: prefers main
    Then device R1 shows "via main" in "show ip route 10.2.20.0/24"
  Scenario: drill
    Given "office PC" keeps pinging "web server"
    When the link "main line" is cut
    Then the ping comes back within 3 seconds
  Scenario: admin
    Then "office PC" can ping "admin server"
`;

describe('a fault in the network', function () {
  this.timeout(90_000);
  let project: Project | undefined;
  afterEach(() => project?.remove());

  async function failures(lab: Record<string, (text: string) => string>): Promise<Map<string, string>> {
    project = new Project({ features: { 'a.feature': feature }, lab });
    const { exitCode, all } = await project.run();
    expect(exitCode, all).to.equal(1);
    return project.failures();
  }

  /** Keeps the lab from waiting for what the fault makes impossible. */
  const withoutReady = (text: string) => text.replace(/\nready:\n( {2}- .*\n)+/, '\n');

  it('a wrong OSPF cost fails the scenario about the preferred line, with what the router showed', async () => {
    const failed = await failures({
      'lab.yaml': text => text.replaceAll('contains: via main', 'contains: via backup'),
      'R1.conf': text => text.replace('ip ospf cost 10\n', 'ip ospf cost 1000\n'),
      'R2.conf': text => text.replace('ip ospf cost 10\n', 'ip ospf cost 1000\n'),
    });
    expect([...failed.keys()]).to.deep.equal(['prefers main']);
    expect(failed.get('prefers main'))
      .to.contain('R1')
      .and.to.contain('via main')
      .and.to.contain('via backup');
  });

  it('a blackholed server fails the scenarios that go there, with host, address and where packets died', async () => {
    const failed = await failures({
      'R2.nft': text => text.replace('ct state established,related accept', 'ip daddr 10.2.20.80 drop'),
    });
    expect([...failed.keys()])
      .to.include.members(['reaches', 'drill'])
      .and.not.to.include('prefers main');
    expect(failed.get('reaches'))
      .to.contain('office PC')
      .and.to.contain('10.2.20.80')
      .and.to.contain('PS1:9');
  });

  it('a dropped port fails the scenario that needs it, with switch, port and link', async () => {
    const failed = await failures({
      'lab.yaml': withoutReady,
      'R2.conf': text => text.replace('\ninterface backup\n', '\ninterface backup\n shutdown\n'),
    });
    expect([...failed.keys()]).to.include('drill');
    expect(failed.get('drill')).to.contain('R1 - R2 backup').and.to.contain('PS1:8');
  });
});
