import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { expect } from 'chai';
import {
  createNamespaces,
  ipBatch,
  Namespace,
  namespaceNames,
  removeNamespaces,
  spawnIn,
  undoNetns,
} from '../../src/netns/index.js';
import { MemoryLedger, rejection } from './support.js';

const ours = () => namespaceNames().filter(name => name.startsWith('nsx-'));

describe('making and removing namespaces', () => {
  afterEach(async () => {
    expect(await removeNamespaces(ours())).to.deep.equal([]);
  });

  it('records each before it is made, and leaves nothing behind', async () => {
    const names = Array.from({ length: 10 }, (_, index) => `nsx-many-${index}`);
    const ledger = new MemoryLedger();
    const strike = await createNamespaces(names, ledger);
    expect([...ledger.records]).to.deep.equal(names.map(name => ({ kind: 'netns', name })));
    expect(ours()).to.have.members(names);
    expect(await removeNamespaces(names)).to.deep.equal([]);
    strike();
    expect(ours()).to.deep.equal([]);
    expect(ledger.records.size).to.equal(0);
    expect(await removeNamespaces(names), 'a second time').to.deep.equal([]);
  });

  it('touches and records nothing when one exists already', async () => {
    await createNamespaces(['nsx-there'], new MemoryLedger());
    const ledger = new MemoryLedger();
    const error = await rejection(createNamespaces(['nsx-new', 'nsx-there'], ledger));
    expect(error.code).to.equal('netns.exists');
    expect(error.message).to.include('nsx-there').and.not.include('nsx-new');
    expect(ledger.records.size).to.equal(0);
    expect(ours()).to.deep.equal(['nsx-there']);
  });

  it('ends the processes inside, even those that ignore SIGTERM, and no others', async () => {
    await createNamespaces(['nsx-busy', 'nsx-other'], new MemoryLedger());
    const busy = Namespace.open('nsx-busy');
    const other = Namespace.open('nsx-other');
    const shell = ['-c', 'trap "" TERM; echo ready; while :; do sleep 0.1; done'];
    const stubborn = spawnIn(busy, 'sh', shell, { stdio: 'pipe' });
    const bystander = spawnIn(other, 'sleep', ['60']);
    const ended = once(stubborn, 'exit');
    if (stubborn.stdout) await once(stubborn.stdout, 'data');
    expect(await removeNamespaces(['nsx-busy'])).to.deep.equal([]);
    expect((await ended)[1]).to.equal('SIGKILL');
    expect(existsSync(`/proc/${bystander.pid}`)).to.equal(true);
    bystander.kill();
    busy.close();
    other.close();
  });

  it('is undone from its record, twice', async () => {
    const ledger = new MemoryLedger();
    await createNamespaces(['nsx-undo'], ledger);
    for (const record of ledger.records) await undoNetns(record);
    for (const record of ledger.records) await undoNetns(record);
    expect(ours()).to.deep.equal([]);
  });
});

describe('a batch of ip commands', () => {
  it('names the line that failed, in the words of the kernel', async () => {
    await createNamespaces(['nsx-batch'], new MemoryLedger());
    const ns = Namespace.open('nsx-batch');
    const error = await rejection(
      ipBatch(['link set lo up', 'addr add 10.0.0.1/8 dev nothere', 'link set lo down'], { namespace: ns }),
    );
    expect(error.code).to.equal('netns.command');
    expect(error.message).to.include('addr add 10.0.0.1/8 dev nothere');
    expect(error.message).to.include('Cannot find device "nothere"');
    ns.close();
    await removeNamespaces(['nsx-batch']);
  });
});
