import { expect } from 'chai';
import { Scope } from '../../src/scope/index.js';
import { type Machine, machines, testbedOf } from '../device/support/machine.js';
import { Project } from '../support/project.js';

const RULES = 'flush ruleset; table inet filter { }';

/** The scenario names one firewall, and only looks at it; its own step works on the other one past tsunagu. */
const feature = `Feature: f
  Scenario: s
    When somebody is at the other firewall
    Then device FW1 shows "filter" in "nft list ruleset"
`;
const steps = (namespace: string) => `import { execFileSync } from 'node:child_process';
import { When } from '@cucumber/cucumber';
When('somebody is at the other firewall', () => {
  execFileSync('ip', ['netns', 'exec', '${namespace}', 'nft', 'add', 'table', 'inet', 'left']);
});
`;

describe('a device that a scenario does not name', function () {
  this.timeout(60_000);
  const scope = new Scope('behind our back');
  after(() => scope.close());

  it('is looked at by the reset all the same, since the scenario may have changed it', async () => {
    const [one, other] = (await machines(scope, 2)) as [Machine, Machine];
    for (const machine of [one, other]) await machine.truth('nft', RULES);
    const project = new Project({
      features: { 'a.feature': feature, 'steps.mjs': steps(other.namespace) },
      testbed: () => testbedOf([one, other]),
    });
    scope.defer('project', () => project.remove());
    const old = await other.truth('nft', 'list', 'ruleset');
    const { exitCode, all } = await project.run();
    expect(exitCode, all).to.equal(0);
    expect(all).to.contain('1 reset');
    expect(await other.truth('nft', 'list', 'ruleset')).to.equal(old);
  });
});
