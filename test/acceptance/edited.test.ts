import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { tsunagu } from '../support/cucumber.js';
import { differencesFrom, type MachineState, machineState } from '../support/machine-state.js';
import { Project } from '../support/project.js';

const ping = 'Feature: f\n  Scenario: s\n    Then "office PC" can ping "web server"\n';

describe('a file that is edited while the site made from it is up', function () {
  this.timeout(60_000);
  let clean: MachineState;
  let project: Project;
  before(async () => {
    clean = await machineState();
    project = new Project({ features: { 'a.feature': ping }, lab: {} });
  });
  after(async () => {
    await tsunagu(['down'], project.folder);
    project.remove();
    expect(await differencesFrom(clean, 1000)).to.deep.equal([]);
  });

  /** Runs something while a file of the project has another text. */
  async function withEdit(file: string, use: () => Promise<void>): Promise<void> {
    const text = readFileSync(join(project.folder, file), 'utf8');
    project.write(file, `${text}\n# edited\n`);
    try {
      await use();
    } finally {
      project.write(file, text);
    }
  }

  it('is told to runs and `up`, and the site stays as it is until `down`', async () => {
    const up = () => tsunagu(['up'], project.folder);
    const first = await up();
    expect(first.exitCode, first.all).to.equal(0);
    for (const file of ['testbed.yaml', 'lab/lab.yaml', 'lab/R1.conf']) {
      await withEdit(file, async () => {
        for (const { exitCode, all } of [await up(), await project.run()]) {
          expect(exitCode, all).to.be.greaterThan(0);
          expect(all).to.match(/Site lab is up as .*; the file has changed since/);
          expect(all).to.contain(join(project.folder, file)).and.to.contain('tsunagu down');
          expect(all, 'no stack trace').not.to.match(/^\s+at .*\.js:\d+/m);
        }
      });
    }
    const { exitCode, all } = await project.run();
    expect(exitCode, `put back: ${all}`).to.equal(0);
    await withEdit('testbed.yaml', async () => {
      const down = await tsunagu(['down'], project.folder);
      expect(down.exitCode, down.all).to.equal(0);
    });
  });
});
