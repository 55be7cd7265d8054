import { expect } from 'chai';
import { Project } from '../support/project.js';

const feature = `Feature: f
  @reset:none
  Scenario: leaves a route
    When device R1 is configured with "ip route 203.0.113.0/24 blackhole"
`;

describe('a device that a run leaves changed', function () {
  this.timeout(90_000);
  let project: Project | undefined;
  afterEach(() => project?.remove());

  it('is told with what differs, and fails the run, where nothing resets it', async () => {
    const never = (text: string) => text.replace('when: touched', 'when: never');
    project = new Project({ features: { 'a.feature': feature }, testbed: never });
    const { exitCode, all } = await project.run();
    expect(all).to.contain('1 scenario (1 passed)');
    expect(all).to.contain('R1 is not configured as it was when the run began:');
    expect(all).to.match(/^ +\+ ip route 203\.0\.113\.0\/24 blackhole$/m);
    expect(exitCode, all).to.equal(1);
  });

  it('is reset at the end of the run, where a tag has put that off', async () => {
    project = new Project({ features: { 'a.feature': feature } });
    const { exitCode, all } = await project.run();
    expect(exitCode, all).to.equal(0);
    expect(all).to.contain('1 reset').and.not.to.contain('not configured as it was');
  });
});
