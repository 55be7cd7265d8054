import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { cucumber, root } from '../support/cucumber.js';
import { differencesFrom, type MachineState, machineState } from '../support/machine-state.js';

describe('the shipped features on the two-routes lab', function () {
  this.timeout(120_000);
  let before: MachineState;
  beforeEach(async () => {
    before = await machineState();
  });
  afterEach(async () => {
    expect(await differencesFrom(before, 1000), 'left behind when cucumber had ended').to.deep.equal([]);
  });

  it('pass in both languages, and leave reports in which drills have a plot and numbers', async () => {
    const { exitCode, all } = await cucumber([]);
    expect(exitCode, all).to.equal(0);
    const html = readFileSync(join(root, 'reports/cucumber.html'), 'utf8');
    expect(html).to.contain('image/svg+xml').and.to.contain('application/json');
    expect(readFileSync(join(root, 'reports/junit.xml'), 'utf8')).to.contain('failures="0"');
    const messages = readFileSync(join(root, 'reports/messages.ndjson'), 'utf8');
    const languages = [...messages.matchAll(/"language":"(ja|en)","astNodeIds"|"language":"(ja|en)"/g)].map(
      ([, a, b]) => a ?? b,
    );
    for (const language of ['ja', 'en']) {
      expect(languages.filter(each => each === language)).to.have.lengthOf.at.least(8);
    }
    expect(all).to.match(/reset/i);
    const page = readFileSync(join(root, 'reports/index.html'), 'utf8');
    expect(page).to.contain('scenarios held').and.to.contain('<svg').and.to.contain('href="cucumber.html"');
  });

  for (const seed of [1, 22, 333, 4444, 55555]) {
    it(`pass in random order (seed ${seed})`, async () => {
      const { exitCode, all } = await cucumber(['--order', `random:${seed}`]);
      expect(exitCode, all).to.equal(0);
    });
  }

  it('pass side by side in two workers', async () => {
    const { exitCode, all } = await cucumber(['--parallel', '2']);
    expect(exitCode, all).to.equal(0);
  });
});
