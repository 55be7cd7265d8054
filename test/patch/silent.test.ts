import { expect } from 'chai';
import type { FaultContext } from '../../src/patch/fault.js';
import { cutFlows } from '../../src/patch/hardware-flows.js';
import { ControlledSwitch, type LapseReason } from '../../src/patch/index.js';
import type { FlowRemoved } from '../../src/patch/openflow.js';
import { Silent } from '../../src/patch/silent.js';
import { waitFor } from '../../src/wait/index.js';
import { FakeConnection } from './support/fake-connection.js';
import { MemoryLedger } from './support/memory-ledger.js';
import { port } from './support/testbeds.js';

const LIMITS = { budgetMs: 2000 };

describe('the lease of a silent cut', () => {
  const names = { 1: 'eth1', 2: 'eth2' };
  let target: ControlledSwitch;
  let fake: FakeConnection;
  let lapsed: LapseReason[];
  let silent: Silent;

  beforeEach(async () => {
    target = new ControlledSwitch('sw1', 1n, Date.now);
    fake = new FakeConnection(names);
    target.connect(fake.connection);
    lapsed = [];
    const link = {
      name: 'wan',
      pairs: [[port('sw1', 1), port('sw1', 2)]] as [ReturnType<typeof port>, ReturnType<typeof port>][],
    };
    const ends = link.pairs.flat();
    const context: FaultContext = {
      ...{ link, ends, cutFlows: (name, cut) => cutFlows(name, [], cut) },
      ...{ ledger: new MemoryLedger(), now: Date.now },
      ...{ via: () => [], carrier: async () => undefined, switchOf: () => target },
    };
    silent = new Silent(context, 'silent', { incoming: ends, outgoing: [] }, 700, reason =>
      lapsed.push(reason),
    );
    await silent.cut(LIMITS);
  });
  afterEach(() => silent.stop());

  const additions = (connection: FakeConnection): number =>
    connection.sent.filter(sent => sent.command === 'add').length;
  const until = (condition: () => boolean): Promise<number> =>
    waitFor(() => (condition() ? { done: true, value: 0 } : { done: false, seen: 'not yet' }), {
      budgetMs: 4000,
    });

  it('is whole seconds, rounded up, and asks the switch to tell when it is over', () => {
    expect(fake.sent.map(({ hardTimeout, flags }) => [hardTimeout, flags])).to.deep.equal([
      [1, 1],
      [1, 1],
    ]);
  });

  it('is renewed until the cut is restored, and not after that', async () => {
    await until(() => additions(fake) >= 6);
    await silent.restore(LIMITS);
    expect(fake.table).to.deep.equal([]);
    const before = additions(fake);
    // Longer than a third of the lease: a renewal would have come.
    const start = Date.now();
    await until(() => Date.now() - start > 500);
    expect(additions(fake)).to.equal(before);
    expect(lapsed).to.deep.equal([]);
  });

  it('is not renewed on a new connection before the cut was found to be in effect there', async () => {
    const other = new FakeConnection(names);
    target.connect(other.connection);
    await until(() => lapsed.length > 0);
    expect(lapsed[0]).to.equal('lease');
    expect(additions(other)).to.equal(0);
  });

  it('is renewed on a new connection after that', async () => {
    const other = new FakeConnection(names);
    for (const flow of fake.table) await other.sendAll([{ ...flow, type: 'flowMod', command: 'add' }]);
    target.connect(other.connection);
    expect(await silent.inEffect()).to.equal(true);
    const before = additions(other);
    await until(() => additions(other) > before);
    expect(lapsed).to.deep.equal([]);
  });

  it('runs out while the switch is away', async () => {
    fake.close();
    await until(() => lapsed.length > 0);
    expect(lapsed[0]).to.equal('lease');
  });

  it('is not over because the switch tells late of an earlier flow in the same place', async () => {
    const [row] = fake.table;
    const removed = { ...row, reason: 'delete' } as unknown as FlowRemoved;
    target.emit('flowRemoved', removed);
    const before = additions(fake);
    await until(() => additions(fake) > before);
    expect(lapsed).to.deep.equal([]);
  });

  it('is over when somebody has deleted the flow', async () => {
    const [row, ...others] = fake.table;
    fake.table.splice(0, Number.POSITIVE_INFINITY, ...others);
    target.emit('flowRemoved', { ...row, reason: 'delete' } as unknown as FlowRemoved);
    await until(() => lapsed.length > 0);
    expect(lapsed[0]).to.equal('undone');
  });
});
