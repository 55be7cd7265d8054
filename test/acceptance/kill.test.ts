import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { execa } from 'execa';
import { cucumberProgram, tsunagu } from '../support/cucumber.js';
import { draws } from '../support/draws.js';
import { differencesFrom, machineState } from '../support/machine-state.js';
import { Project } from '../support/project.js';

const drill = `Feature: f
  Scenario: both kinds of cuts
    Given "office PC" keeps pinging "web server"
    When the link "main line" is cut
    Then the ping comes back within 3 seconds
    When the link "main line" is restored
    And the network is steady
    And the link "main line" is cut silently
    Then the ping comes back within 3 seconds
`;

function moments(count: number, mostMs: number): number[] {
  const draw = draws();
  return Array.from({ length: count }, () => draw() * mostMs);
}

describe('a kill in the middle of a drill', function () {
  this.timeout(300_000);
  let project: Project;
  let wholeMs: number;
  before(async () => {
    project = new Project({ features: { 'a.feature': drill } });
    const started = performance.now();
    const { exitCode, all } = await project.run();
    expect(exitCode, all).to.equal(0);
    wholeMs = performance.now() - started;
  });
  after(() => project.remove());

  function start() {
    return execa(process.execPath, [cucumberProgram], { cwd: project.folder, reject: false, all: true });
  }

  it('of cucumber (SIGKILL) at 10 random moments: the machine is as before within 5 seconds', async () => {
    for (const ms of moments(10, wholeMs)) {
      const state = await machineState();
      const run = start();
      await delay(ms);
      run.kill('SIGKILL');
      await run;
      expect(await differencesFrom(state, 5000), `killed after ${ms} ms`).to.deep.equal([]);
    }
  });

  it('of the agent (SIGKILL) at 10 random moments: the next start puts the machine right', async () => {
    for (const ms of moments(10, wholeMs)) {
      const state = await machineState();
      const run = start();
      await delay(ms);
      const pid = agentPid();
      if (pid) process.kill(pid, 'SIGKILL');
      const { exitCode } = await run;
      if (pid) expect(exitCode).to.equal(1);
      const { all } = await tsunagu(['clean']);
      expect(await differencesFrom(state, 0), `killed after ${ms} ms: ${all}`).to.deep.equal([]);
    }
  });

  it('of cucumber by Ctrl-C: the machine is as before within 5 seconds', async () => {
    const state = await machineState();
    const run = start();
    await delay(wholeMs / 2);
    run.kill('SIGINT');
    await run;
    expect(await differencesFrom(state, 5000)).to.deep.equal([]);
  });
});

describe('a patch switch that vanishes in the middle of a drill', function () {
  this.timeout(90_000);

  it('fails the scenario with the switch’s name, and the machine is as before', async () => {
    const state = await machineState();
    const feature = `Feature: f
  Scenario: vanishes
    Given "office PC" keeps pinging "web server"
    When the link "main line" is cut
    And "office PC" waits for the switch to vanish
    And the link "main line" is restored
`;
    const steps = `import { When } from '@cucumber/cucumber';
import { readdirSync, readFileSync } from 'node:fs';
When('{node} waits for the switch to vanish', { timeout: -1 }, async function (_host) {
  const lab = '/var/lib/tsunagu/lab.lab';
  const file = readdirSync(lab, { recursive: true }).find(name => name.endsWith('ovs-vswitchd.pid'));
  const pid = Number(readFileSync(lab + '/' + file, 'utf8'));
  process.kill(pid, 'SIGKILL');
  await this.net.wait(500);
});
`;
    const project = new Project({ features: { 'a.feature': feature, 'steps.mjs': steps } });
    try {
      const { exitCode, all } = await project.run();
      expect(exitCode, all).to.equal(1);
      expect(project.failures().get('vanishes'))
        .to.contain('PS1')
        .and.to.match(/disconnect|not connected/i);
      expect(all, 'what could not be undone is told').to.match(
        /Cleaning up site lab failed[\s\S]*R1 - R2 main/,
      );
    } finally {
      project.remove();
    }
    expect(await differencesFrom(state, 1000)).to.deep.equal([]);
  });
});

/** The agent of site `lab`, by its own journal. */
function agentPid(): number | undefined {
  try {
    const [header = ''] = readFileSync(join('/var/lib/tsunagu', 'lab.journal'), 'utf8').split('\n');
    return (JSON.parse(header) as { agent: { pid: number } }).agent.pid;
  } catch {
    return undefined;
  }
}
