import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { writeUnfinishedPage } from '../../src/plugin/run-page.js';

describe("A run's page", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'run-page-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('of an earlier run is gone as soon as the next run begins', () => {
    writeFileSync(join(folder, 'index.html'), 'All 3 scenarios held');
    writeFileSync(join(folder, 'run.json'), '{}');
    writeUnfinishedPage(folder, Date.UTC(2026, 0, 2), 'en');
    const page = readFileSync(join(folder, 'index.html'), 'utf8');
    expect(page).to.contain('has not ended').and.to.contain('2026-01-0').and.not.to.contain('held');
    expect(existsSync(join(folder, 'run.json'))).to.equal(false);
  });

  it('says what stopped the run', () => {
    writeUnfinishedPage(folder, 0, 'ja', 'no switch <PS1>');
    expect(readFileSync(join(folder, 'index.html'), 'utf8')).to.contain('no switch &lt;PS1&gt;');
  });

  it('that cannot be written is told with the folder and the reason', () => {
    writeFileSync(join(folder, 'file'), '');
    const reports = join(folder, 'file', 'reports');
    expect(() => writeUnfinishedPage(reports, 0, 'en'))
      .to.throw()
      .with.property('message')
      .that.contains(reports)
      .and.contains('ENOTDIR');
  });
});
