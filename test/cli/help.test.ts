import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { helpAbout, helpWanted } from '../../src/cli/help.js';
import { root, tsunagu } from '../support/cucumber.js';

const commands = [
  ['doctor'],
  ['up'],
  ['device'],
  ['change'],
  ...['switch show', 'switch probe', 'link cut', 'link restore', 'lab up', 'lab console', 'lab status'],
  ...['device diff', 'device apply', 'device record', 'driver check'],
].flatMap(each => [typeof each === 'string' ? each.split(' ') : each]);

describe('help', () => {
  it('of each command begins with that command, in both languages, and leaves the others out', () => {
    for (const command of commands) {
      for (const language of ['en', 'ja'] as const) {
        const lines = helpAbout(command, language).split('\n');
        const first = lines.find(line => line.startsWith('  '));
        expect(`${first} `).to.contain(`  tsunagu ${command.join(' ')} `);
        expect(lines.length, command.join(' ')).to.be.below(25);
      }
    }
  });

  it('has all parts of a group, the heading of a part, and what is told with another command', () => {
    expect(helpAbout(['device'], 'en'))
      .to.contain('device diff')
      .and.to.contain('device record');
    expect(helpAbout(['link', 'cut', 'A - B'], 'en')).to.match(/^By hand.*\n {2}tsunagu link cut/);
    expect(helpAbout(['lab', 'down'], 'en')).to.contain('lab down LAB takes it down');
    expect(helpAbout(['lab', 'down'], 'ja')).to.contain('tsunagu lab up');
    expect(helpAbout([], 'en')).to.contain('npx cucumber-js');
  });

  it('is asked for by --help before what is meant for another program', () => {
    expect(helpWanted(['link', 'cut', '-h'])).to.deep.equal(['link', 'cut']);
    expect(helpWanted(['help', 'link', 'cut'])).to.deep.equal(['link', 'cut']);
    expect(helpWanted(['change', 'R1=a', '--', 'npx', 'cucumber-js', '--help'])).to.equal(undefined);
    expect(helpWanted(['lab', 'console', 'R1', 'vtysh', '-h'])).to.equal(undefined);
    expect(helpWanted(['lab', 'console', '--help'])).to.deep.equal(['lab', 'console']);
  });

  for (const words of ['device', 'switch show', 'link cut', 'change', 'lab up', 'driver check']) {
    it(`tsunagu ${words} --help`, async () => {
      const { exitCode, stdout, stderr } = await tsunagu([...words.split(' '), '--help']);
      expect(exitCode, stderr).to.equal(0);
      expect(stdout).to.contain(`tsunagu ${words}`).and.not.to.contain('tsunagu validate');
    });
  }

  it('--version is that of the package', async () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    expect((await tsunagu(['--version'])).stdout).to.equal(version);
  });

  for (const [words, wanted] of [
    ['driver check', /needs the file of a driver or the name of a platform[\s\S]*frr/],
    ['lab up', /needs the name of a lab[\s\S]*two-routes/],
    ['lab console', /needs the name of a node[\s\S]*lab status/],
  ] as const) {
    it(`tsunagu ${words} without a name says what it wants`, async () => {
      const { exitCode, all } = await tsunagu(words.split(' '));
      expect(exitCode).to.equal(2);
      expect(all).to.match(wanted);
    });
  }

  it('is given to who would have a change confirmed by a dry run', async () => {
    const { exitCode, all } = await tsunagu([
      'change',
      'R1=package.json',
      '--',
      'npx',
      'cucumber-js',
      '--dry-run',
    ]);
    expect(exitCode).to.equal(2);
    expect(all).to.contain('A dry run tests nothing');
  });
});
