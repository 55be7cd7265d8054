import { expect } from 'chai';
import { Project } from '../support/project.js';

const feature = `Feature: f
  Scenario: one way
    Given "office PC" keeps pinging "web server"
    When the link "main line" is cut one way, for what comes from R1-main
    Then the ping comes back within 5 seconds

  Scenario: flapping
    Given "office PC" keeps pinging "web server"
    When the link "main line" flaps 2 times, every 300 ms
    And 1 second passes
    Then the ping comes back within 5 seconds

  Scenario: an end that the link does not have
    When the link "main line" is cut one way, for what comes from R1-backup
`;

describe('cuts of other kinds', function () {
  this.timeout(60_000);

  it('are one way and flapping, and wrong ends are told with the right ones', async () => {
    const project = new Project({ features: { 'a.feature': feature } });
    try {
      const { all } = await project.run();
      expect([...project.failures().keys()], all).to.deep.equal(['an end that the link does not have']);
      expect([...project.failures().values()][0])
        .to.contain('R1-main')
        .and.to.contain('PS1:6');
    } finally {
      project.remove();
    }
  });
});
