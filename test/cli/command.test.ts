import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse } from 'yaml';
import { z } from 'zod';
import { waitFor } from '../../src/wait/index.js';
import { tsunagu } from '../support/cucumber.js';
import { differencesFrom, machineState } from '../support/machine-state.js';

describe('the command tsunagu', () => {
  it('doctor finds what the tests themselves stand on', async () => {
    const { exitCode, all } = await tsunagu(['doctor']);
    expect(exitCode, all).to.equal(0);
    for (const what of ['veth', 'ovs-vsctl', '/usr/lib/frr/zebra', 'Open vSwitch'])
      expect(all).to.contain(`✓ ${what}`);
  });

  it('validate says what a testbed holds', async () => {
    const { exitCode, all } = await tsunagu(['validate', 'labs/two-routes/testbed.yaml']);
    expect(exitCode).to.equal(0);
    expect(all).to.contain('hosts 7, links 3, devices 2');
  });

  it('validate tells all mistakes at once, each at its place', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tsunagu-validate-'));
    const text = readFileSync('labs/two-routes/testbed.yaml', 'utf8');
    const wrong = [
      ['port: PS1:2', 'port: PS1:44'],
      ['ports: [PS1:7, PS1:8]', 'ports: [PS1:65, PS1:66]'],
      ['platform: frr', 'platform: ffr'],
      ['gateway: 10.2.40.1', 'gateway: 10.9.40.1'],
    ].reduce((all, [from = '', to = '']) => all.replace(from, to), text);
    try {
      writeFileSync(join(folder, 'testbed.yaml'), wrong);
      const { exitCode, all } = await tsunagu(['validate', join(folder, 'testbed.yaml')]);
      expect(exitCode).to.equal(2);
      for (const says of ['PS1:44', 'PS1:65', 'PS1:66', 'ffr', '10.9.40.1'])
        expect(all).to.match(new RegExp(`testbed\\.yaml:\\d+:\\d+: .*${says}`));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('validate names a file that is not there', async () => {
    const { exitCode, all } = await tsunagu(['validate', 'nowhere.yaml']);
    expect(exitCode).to.equal(2);
    expect(all)
      .to.contain('nowhere.yaml')
      .and.not.to.match(/^\s+at /m);
  });

  it('schema prints what editors check testbeds and labs by, and the shipped ones hold', async () => {
    for (const kind of ['testbed', 'lab']) {
      const { exitCode, stdout } = await tsunagu(['schema', kind]);
      expect(exitCode).to.equal(0);
      const schema = z.fromJSONSchema(JSON.parse(stdout));
      for (const lab of ['two-routes', 'enterprise']) {
        const file = parse(readFileSync(`labs/${lab}/${kind}.yaml`, 'utf8'));
        expect(schema.safeParse(file).error?.issues, `${lab} ${kind}`).to.equal(undefined);
        expect(schema.safeParse({ ...file, vresion: 1 }).success).to.equal(false);
      }
    }
  });

  it('offers the command that was meant', async () => {
    const { exitCode, all } = await tsunagu(['stauts']);
    expect(exitCode).to.equal(2);
    expect(all).to.contain('did you mean status?');
  });

  it('status says when nothing is up, and how to change that', async () => {
    const { exitCode, all } = await tsunagu(['status']);
    expect(exitCode).to.equal(2);
    expect(all).to.contain('tsunagu up');
  });

  it('clean has nothing to do on a clean machine', async () => {
    const { exitCode, all } = await tsunagu(['clean']);
    expect(exitCode).to.equal(0);
    expect(all).to.contain('nothing to clean');
  });

  it('up that is stopped while the site comes up leaves nothing of it', async function () {
    this.timeout(30_000);
    const clean = await machineState();
    const up = tsunagu(['up']);
    // Begun when the agent has been asked, and is far from done.
    const journal = '/var/lib/tsunagu/lab.journal';
    await waitFor(
      () => (existsSync(journal) ? { done: true, value: 0 } : { done: false, seen: 'no journal' }),
      {
        budgetMs: 10_000,
      },
    );
    up.kill('SIGINT');
    expect((await up).signal).to.equal('SIGINT');
    expect(await differencesFrom(clean, 5000)).to.deep.equal([]);
    expect((await tsunagu(['status'])).all).to.contain('No agent runs site lab');
  });

  it('up keeps a site up, which runs then share, and down takes it down', async function () {
    this.timeout(60_000);
    expect((await tsunagu(['up'])).exitCode).to.equal(0);
    try {
      const { exitCode, all } = await tsunagu(['status']);
      expect(exitCode).to.equal(0);
      expect(all).to.contain('R1 - R2 main: PS1:5 up, PS1:6 up');
      expect((await tsunagu(['clean'])).all).to.contain('already runs site lab');
    } finally {
      expect((await tsunagu(['down'])).exitCode).to.equal(0);
    }
  });
});
