import { existsSync } from 'node:fs';
import { expect } from 'chai';
import { execa } from 'execa';
import { tsunagu, tsunaguProgram } from '../support/cucumber.js';

describe('tsunagu lab', function () {
  this.timeout(60_000);
  after(() => tsunagu(['lab', 'down', 'enterprise']));

  it('brings a lab up and leaves it up, and says how fast and what is still open', async () => {
    const { exitCode, all } = await tsunagu(['lab', 'up', 'enterprise']);
    expect(exitCode, all).to.equal(0);
    expect(all).to.match(/enterprise is up: 7 nodes in [\d.]+ s \(3 machines, \d+ a minute\)/);
    expect(all).to.contain('Cables through the patch switch are open');
  });

  it('does not bring it up twice', async () => {
    const { exitCode, all } = await tsunagu(['lab', 'up', 'enterprise']);
    expect(exitCode).to.equal(2);
    expect(all).to.contain('enterprise is up already').and.to.contain('tsunagu lab down enterprise');
  });

  it('shows the nodes and what runs in them', async () => {
    const { exitCode, all } = await tsunagu(['lab', 'status']);
    expect(exitCode).to.equal(0);
    expect(all).to.contain('✓ FW1 (firewall)  conntrackd keepalived sshd');
    expect(all).to.contain('✓ L2SWEX-R (router)  zebra staticd sshd');
    expect(all).to.match(/✓ PS1 \(patchswitch\) .*without a controller/);
  });

  it('runs commands in a node, among its own processes, and ends as they end', async () => {
    const { exitCode, stdout } = await tsunagu(['lab', 'console', 'FW2', 'sh', '-c', 'hostname; exit 3']);
    expect(stdout).to.equal('FW2');
    expect(exitCode).to.equal(3);
    const bridges = await tsunagu(['lab', 'console', 'L2SW1', '--', 'ovs-vsctl', 'list-br']);
    expect(bridges.stdout.split('\n')).to.include('L2SW1');
  });

  it('runs in a router what is no program as a command of vtysh', async () => {
    const version = await tsunagu(['lab', 'console', 'L2SWEX-R', 'show', 'version']);
    expect(version.exitCode, version.all).to.equal(0);
    expect(version.stdout).to.contain('FRRouting');
    expect((await tsunagu(['lab', 'console', 'L2SWEX-R', 'hostname'])).stdout).to.equal('L2SWEX-R');
    expect((await tsunagu(['lab', 'console', 'FW1', 'show', 'version'])).exitCode).not.to.equal(0);
  });

  it('is in the way of a site that wants the same lab, which says what to do', async () => {
    const { exitCode, all } = await tsunagu(['up', 'labs/enterprise/testbed.yaml']);
    expect(exitCode).to.equal(2);
    expect(all).to.contain('enterprise is up by itself').and.to.contain('tsunagu lab down enterprise');
    expect((await tsunagu(['lab', 'status'])).all).to.contain('✓ FW1');
  });

  it('says which nodes there are when there is none of a name', async () => {
    const { exitCode, all } = await tsunagu(['lab', 'console', 'FW3']);
    expect(exitCode).to.equal(2);
    expect(all).to.match(/no.* node FW3[\s\S]*did you mean FW1 or FW2\?/i);
  });

  it('needs root, which an ordinary user is told with what to do', async () => {
    for (const args of [['lab', 'up', 'two-routes'], ['lab', 'status'], ['clean']]) {
      const nobody = { uid: 65534, gid: 65534, env: { LANG: 'C' }, reject: false, all: true } as const;
      const { exitCode, all } = await execa(process.execPath, [tsunaguProgram, ...args], nobody);
      expect(exitCode, all).to.equal(2);
      expect(all).to.match(/needs root, and nobody may not become root without a password/);
      expect(all).to.contain('sudo npx tsunagu').and.to.contain('NOPASSWD');
    }
  });

  it('takes it down without a trace, once', async () => {
    expect((await tsunagu(['lab', 'down', 'enterprise'])).exitCode).to.equal(0);
    expect(existsSync('/var/lib/tsunagu/lab-enterprise.lab')).to.equal(false);
    expect(existsSync('/run/netns/tsu-ent')).to.equal(false);
    const { exitCode, all } = await tsunagu(['lab', 'down', 'enterprise']);
    expect(exitCode).to.equal(2);
    expect(all).to.contain('No lab enterprise was brought up');
  });
});
