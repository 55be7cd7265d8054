import { expect } from 'chai';
import { execa } from 'execa';
import { root } from '../support/cucumber.js';
import { differencesFrom, machineState } from '../support/machine-state.js';

describe('the story of a change, test first', function () {
  this.timeout(300_000);
  it('fails before the change, takes the wrong change back with what it broke, and confirms the right one', async () => {
    const state = await machineState();
    const story = ['run', '--silent', 'story', '--', '--tags', '@user and @static'];
    const { exitCode, all = '' } = await execa('npm', story, {
      cwd: root,
      all: true,
      reject: false,
      env: { LANG: 'C' },
    });
    expect(exitCode, all).to.equal(0);
    const [, , first = '', wrong = '', right = ''] = all.split(
      /== (?=the network|the changed|a wrong|the right)/,
    );
    expect(first, all).to.contain('2 scenarios (2 failed)');
    expect(wrong, all)
      .to.contain('The command failed (exit code 1); the changes are taken back. Broken by them:')
      .and.to.contain('協力会社でなければ VPN サーバの Web に接続できない')
      .and.to.contain('✓ FW1 is rolled back')
      .and.to.contain('✓ FW2 is rolled back');
    expect(right, all)
      .to.match(/ \(\d+ passed\)/)
      .and.to.contain('✓ the change to FW2 is confirmed');
    expect(await differencesFrom(state, 2000)).to.deep.equal([]);
  });
});
