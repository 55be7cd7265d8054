import { appendFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { Journal } from '../../src/agent/server/journal.js';

describe('Journal', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tsunagu-test-'));
    file = join(folder, 'deep', 'site.journal');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('keeps on disk what is not undone yet, in order', () => {
    const journal = Journal.create(file, { site: 'lab', testbed: '/t.yaml' });
    journal.add({ kind: 'netns', name: 'a' });
    const strike = journal.add({ kind: 'netns', name: 'b' });
    journal.add({ kind: 'bridge', name: 'c' });
    strike();
    strike();
    const content = Journal.read(file);
    expect(content?.open).to.deep.equal([
      { kind: 'netns', name: 'a' },
      { kind: 'bridge', name: 'c' },
    ]);
    expect(content?.header.site).to.equal('lab');
    expect(content && Journal.isInUse(content)).to.equal(true);
  });

  it('is gone when everything is undone, and stays otherwise', () => {
    const journal = Journal.create(file, { site: 'lab', testbed: '/t.yaml' });
    const strike = journal.add({ kind: 'netns', name: 'a' });
    strike();
    journal.close();
    expect(existsSync(file)).to.equal(false);
    const other = Journal.create(file, { site: 'lab', testbed: '/t.yaml' });
    other.add({ kind: 'netns', name: 'a' });
    other.close();
    expect(existsSync(file)).to.equal(true);
  });

  it('reads a journal whose last line a crash has cut short', () => {
    const journal = Journal.create(file, { site: 'lab', testbed: '/t.yaml' });
    journal.add({ kind: 'netns', name: 'a' });
    appendFileSync(file, '{"id":2,"record":{"ki');
    expect(Journal.read(file)?.open).to.deep.equal([{ kind: 'netns', name: 'a' }]);
  });

  it('does not take another process with the same pid for the agent', () => {
    const header = { agent: { pid: process.pid, startTime: '1' }, site: 'lab', testbed: '/t.yaml' };
    expect(Journal.isInUse({ header, open: [] })).to.equal(false);
  });
});
