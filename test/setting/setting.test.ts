import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { holdSetting, undoSetting } from '../../src/setting/index.js';
import { MemoryLedger } from '../netns/support.js';

describe('a setting of the machine that is held for a while', () => {
  let folder: string;
  let path: string;
  let ledger: MemoryLedger;
  const now = () => readFileSync(path, 'utf8').trim();

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tsunagu-setting-'));
    path = join(folder, 'gc_thresh3');
    writeFileSync(path, '1024\n');
    ledger = new MemoryLedger();
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('goes back to what it was when the last holder lets go, and leaves no note', () => {
    const first = holdSetting(path, () => '5000', ledger);
    const second = holdSetting(path, value => String(Math.max(Number(value), 2000)), ledger);
    expect(now()).to.equal('5000');
    first?.();
    first?.();
    expect(now(), 'while one still holds it').to.equal('5000');
    second?.();
    expect(now()).to.equal('1024');
    expect(ledger.records.size).to.equal(0);
    expect(existsSync(`/run/tsunagu/.settings/${path.slice(1).replaceAll('/', '.')}`)).to.equal(false);
  });

  it('is undone by its record after a crash, and a second time', () => {
    holdSetting(path, () => '5000', ledger);
    for (const record of ledger.records) undoSetting(record);
    for (const record of ledger.records) undoSetting(record);
    expect(now()).to.equal('1024');
  });

  it('is left alone where it does not exist', () => {
    expect(holdSetting(join(folder, 'none'), () => '1', ledger)).to.equal(undefined);
    expect(ledger.records.size).to.equal(0);
  });
});
