import { readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect } from 'chai';
import { differencesFrom, type MachineState, machineState } from '../support/machine-state.js';
import { Project, type ProjectOptions } from '../support/project.js';

const ping = 'Feature: f\n  Scenario: s\n    Then "office PC" can ping "web server"\n';

describe('a mistake of the user', function () {
  this.timeout(60_000);
  let before: MachineState;
  let project: Project | undefined;
  beforeEach(async () => {
    before = await machineState();
  });
  afterEach(async () => {
    project?.remove();
    expect(await differencesFrom(before, 1000), 'left behind when cucumber had ended').to.deep.equal([]);
  });

  async function run(options: ProjectOptions, env?: NodeJS.ProcessEnv) {
    project = new Project(options);
    const { exitCode, all } = await project.run([], env);
    expect(exitCode, all).to.equal(1);
    expect(all, 'no stack trace for a mistake of the user').not.to.match(/^\s+at .*\.js:\d+/m);
    return { project, all: all ?? '' };
  }

  const reports = () => readdirSync(join(project?.folder ?? '', 'reports'));

  it('in the name of a host or a link gets "did you mean"', async () => {
    const feature = `Feature: f
  Scenario: host
    Then "ofice PC" can ping "web server"
  Scenario: link
    When the link "main lin" is cut
  Scenario: switch
    When port 5 of PS7 is cut
  Scenario: port
    When port 99 of PS1 is cut
`;
    const { project } = await run({ features: { 'a.feature': feature } });
    expect(project.failures().get('host')).to.contain('ofice PC').and.to.contain('office PC');
    expect(project.failures().get('link')).to.contain('main lin').and.to.contain('main line');
    expect(project.failures().get('switch'))
      .to.match(/no patch switch "?PS7/)
      .and.not.to.contain('@drill');
    expect(project.failures().get('port')).to.contain('PS1:99').and.not.to.contain('@drill');
  });

  it('in a step is told with its place and the steps that come near', async () => {
    const feature = 'Feature: f\n  Scenario: s\n    Then "office PC" can pingg "web server"\n';
    const { all } = await run({ features: { 'a.feature': feature } });
    expect(all).to.match(/a\.feature:3:5: No step reads .*pingg/);
    expect(all).to.match(/did you mean one of these\?\n +\{node\} can ping \{node\}/);
  });

  it('in what chooses the scenarios fails the run, as nothing was tested', async () => {
    const { all } = await run({ features: { 'a.feature': 'Feature: f\n' } });
    expect(all).to.contain('No scenario ran');
  });

  it('who puts neighbours on one port is told that the network cannot be asked about them', async () => {
    const feature = `Feature: f
  Background:
    Given 2 hosts "user" are plugged into "PS1:2", from "10.1.10.30/24" with gateway 10.1.10.1
  Scenario: cannot
    Then "user 1" cannot ping "user 2"
  Scenario: can
    Then "user 1" can ping "user 2"
`;
    const { project } = await run({ features: { 'a.feature': feature } });
    for (const name of ['cannot', 'can'])
      expect(project.failures().get(name)).to.match(/user 1 reaches user 2 cannot be tried.*PS1:2/);
  });

  it('in a Japanese scenario is told in Japanese', async () => {
    const feature =
      '# language: ja\n機能: f\n  シナリオ: s\n    ならば 「社内PX」から「Webサーバ」に ping が通る\n';
    const { project } = await run({ features: { 'a.feature': feature } });
    expect(project.failures().get('s'))
      .to.contain('社内PC')
      .and.to.match(/対処|もしかして/);
  });

  it('in the testbed file is told with line and column before anything starts, all at once', async () => {
    const { all } = await run({
      features: { 'a.feature': ping },
      testbed: text =>
        text
          .replace('address: 10.1.10.11/24', 'address: 10.1.10.10/24')
          .replace('ports: [PS1:7, PS1:8]', 'ports: [PS1:5, PS1:8]'),
    });
    expect(all).to.match(/testbed\.yaml:\d+:\d+: .*10\.1\.10\.10/);
    expect(all).to.match(/testbed\.yaml:\d+:\d+: .*5/);
  });

  it('in a device’s password names the device, the user and not the password', async () => {
    const { all } = await run({
      features: { 'a.feature': ping },
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the testbed's own syntax
      testbed: text => text.replace('"${LAB_PASSWORD:-tsunagu}"', '"wrong-secret"'),
    });
    expect(all).to.contain('R1').and.to.contain('admin').and.not.to.contain('wrong-secret');
    expect(reports(), 'no empty file, which CI cannot read').not.to.include('junit.xml');
  });

  it('in a device’s address says that it does not answer, and where', async () => {
    const { all } = await run({
      features: { 'a.feature': ping },
      testbed: text => text.replace('address: 192.0.2.1', 'address: 192.0.2.99'),
    });
    expect(all).to.contain('R1').and.to.contain('192.0.2.99:22');
  });

  it('in a datapath id is told while the switch is waited for: which is, and which has come instead', async () => {
    project = new Project({
      features: { 'a.feature': ping },
      testbed: text => text.replace('0x00000000000000a1', '0x00000000000000b1'),
    });
    const running = project.run();
    let said = '';
    await new Promise<void>(resolve => {
      running.all?.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        if (said.includes('connected instead')) resolve();
      });
      running.all?.once('end', resolve);
    });
    running.kill('SIGINT');
    await running;
    expect(reports()).not.to.include('junit.xml');
    expect(said).to.match(/waiting for patch switch PS1 with datapath id 0+b1; connected instead: 0+a1 \(/);
  });

  it('in the signs of a feature file is told instead of running nothing', async () => {
    const { all } = await run({
      features: { 'a.feature': '# language: ja\n機能: f\n\n  シナリオ： s\n    前提 x\n' },
    });
    expect(all).to.match(/a\.feature:4:7/);
  });

  it('in a step’s expectation names host, address and port, and what was last seen', async () => {
    const feature = `Feature: f
  Scenario: nobody listens
    Then "office PC" can open TCP port 8080 of "web server"
  Scenario: forbidden
    Then "guest PC" can ping "admin server"
  Scenario: cannot, but can
    Then "office PC" cannot ping "web server"
  Scenario: cannot, but nobody listens
    Then "guest PC" cannot open TCP port 2222 of "web server"
`;
    const { project } = await run({ features: { 'a.feature': feature } });
    const failures = project.failures();
    expect(failures.get('nobody listens'))
      .to.match(/refused/i)
      .and.to.contain('10.2.20.80');
    expect(failures.get('forbidden'))
      .to.contain('admin server')
      .and.to.contain('10.2.40.10')
      .and.to.contain('PS1:10');
    expect(failures.get('cannot, but can')).to.match(/reached|came back|reply/i);
    expect(failures.get('cannot, but nobody listens')).to.match(/not proven|control/i);
  });

  it('in the path to Open vSwitch, which does not run there, says how to start it', async () => {
    const { all } = await run({ features: { 'a.feature': ping } }, { OVS_RUNDIR: '/nonexistent' });
    expect(all)
      .to.contain('Open vSwitch')
      .and.to.match(/ovs-ctl start|systemctl start/);
  });

  it('who has a program on the OpenFlow port is told the address, and what to do', async () => {
    const taken = createServer();
    await new Promise<void>(resolve => taken.listen(6653, '127.0.0.1', resolve));
    try {
      const { all } = await run({
        features: { 'a.feature': ping },
        testbed: text =>
          text.replace('lab: two-routes\n', '').replace('management: { namespace: tsu-lab }', ''),
      });
      expect(all).to.contain('127.0.0.1').and.to.contain('6653').and.to.contain('do:');
    } finally {
      await new Promise(resolve => taken.close(resolve));
    }
  });

  it('whose own step takes longer than its budget gets what was seen, and the command is ended', async () => {
    const steps = `import { When } from '@cucumber/cucumber';
When('{node} sleeps', { timeout: -1 }, async function (host) {
  await this.net.host(host).run('echo started; sleep 3600', { budgetMs: 500 });
});
`;
    const { project } = await run({
      features: {
        'a.feature': 'Feature: f\n  Scenario: s\n    When "office PC" sleeps\n',
        'steps.mjs': steps,
      },
    });
    expect(project.failures().get('s')).to.contain('did not end within 500 ms').and.to.contain('started');
  });
});
