import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { cucumber, root } from '../support/cucumber.js';
import { differencesFrom, type MachineState, machineState } from '../support/machine-state.js';

describe('the features of the enterprise network', function () {
  this.timeout(240_000);
  let before: MachineState;
  beforeEach(async () => {
    before = await machineState();
  });
  afterEach(async () => {
    expect(await differencesFrom(before, 1000), 'left behind when cucumber had ended').to.deep.equal([]);
  });

  it('pass in random order, in both languages, drills and all', async () => {
    const { exitCode, all } = await cucumber(['-p', 'enterprise', '--order', 'random']);
    expect(exitCode, all).to.equal(0);
    const messages = readFileSync(join(root, 'reports/messages.ndjson'), 'utf8');
    const uris = [...messages.matchAll(/^\{"pickle":.*?"uri":"([^"]+)"/gm)].map(([, uri = '']) => uri);
    expect(uris).to.have.lengthOf.at.least(58);
    expect(new Set(uris)).to.have.property('size').that.is.at.least(35);
    expect(uris.filter(uri => uri.includes('/en/'))).to.have.lengthOf.at.least(14);
  });

  it('pass side by side in three workers', async () => {
    const { exitCode, all } = await cucumber(['-p', 'enterprise', '--parallel', '3']);
    expect(exitCode, all).to.equal(0);
  });
});
