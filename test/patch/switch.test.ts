import { expect } from 'chai';
import { checkPorts } from '../../src/patch/check-ports.js';
import { ControlledSwitch } from '../../src/patch/controlled-switch.js';
import { drop, flow, output, type WantedFlow } from '../../src/patch/flow.js';
import { applyFlows, changeFlows } from '../../src/patch/flow-table.js';
import { setPorts } from '../../src/patch/port-state.js';
import { undoFlows, undoPortDown } from '../../src/patch/undo.js';
import { codeOf, errorOf } from './support/errors.js';
import { FakeConnection, type Quirks } from './support/fake-connection.js';
import { spec } from './support/testbeds.js';

const LIMITS = { budgetMs: 300 };

function connected(quirks: Quirks = {}): { target: ControlledSwitch; fake: FakeConnection } {
  const target = new ControlledSwitch('sw1', 1n, Date.now);
  const fake = new FakeConnection({ 1: 'eth1', 2: 'eth2' }, quirks);
  target.connect(fake.connection);
  return { target, fake };
}

describe('ports of a switch', () => {
  it('go down and up as the switch itself reports it', async () => {
    const { target, fake } = connected();
    await setPorts(target, [1, 2], 'down', LIMITS);
    expect([...fake.ports.values()].map(port => port.portDown)).to.deep.equal([true, true]);
    await setPorts(target, [1, 2], 'up', LIMITS);
    expect([...fake.ports.values()].map(port => port.portDown)).to.deep.equal([false, false]);
  });

  it('are not touched when they are as wanted', async () => {
    const { target, fake } = connected();
    await setPorts(target, [1, 2], 'up', LIMITS);
    expect(fake.sent).to.deep.equal([]);
  });

  it('get the PORT_MOD again, with their hardware address, from a switch that lost it', async () => {
    const { target, fake } = connected({ portModsIgnored: 1 });
    await setPorts(target, [1], 'down', { budgetMs: 2000 });
    expect(fake.sent.map(({ portNo, hwAddr }) => [portNo, hwAddr])).to.deep.equal([
      [1, '02:00:00:00:00:01'],
      [1, '02:00:00:00:00:01'],
    ]);
  });

  it('are asked for when the switch sends no PORT_STATUS', async () => {
    const { target } = connected({ silentPorts: true });
    await setPorts(target, [1], 'down', { budgetMs: 2000 });
  });

  it('that stay up are an error that names port, state and the other way to cut', async () => {
    const { target } = connected({ portModsIgnored: 99 });
    const error = await errorOf(setPorts(target, [1], 'down', LIMITS));
    expect(error.code).to.equal('switch.portModIgnored');
    expect(error.message)
      .to.contain('Port 1 (eth1) of sw1')
      .and.to.contain('says: eth1 up')
      .and.to.contain('silent');
  });

  it('that may not be changed are an error with the reason of the switch', async () => {
    const { target } = connected({ portModRefused: 'eperm' });
    const error = await errorOf(setPorts(target, [2], 'down', LIMITS));
    expect(error.code).to.equal('switch.portModRefused');
    expect(error.message)
      .to.contain('port 2 (eth2)')
      .and.to.contain('portModFailed/eperm')
      .and.to.contain('silent');
  });

  it('that do not exist are an error with those that do', async () => {
    const { target } = connected();
    const error = await errorOf(setPorts(target, [7], 'down', LIMITS));
    expect(error.code).to.equal('switch.noSuchPort');
    expect(error.message).to.contain('no port 7').and.to.contain('1 (eth1), 2 (eth2)');
  });
});

describe('undoing after a crash', () => {
  const record = {
    ...({ kind: 'port-down', switch: 'sw1', datapathId: '0000000000000001', link: 'wan' } as const),
  };

  it('brings a port up, without asking for link, and a second time', async () => {
    const { target, fake } = connected();
    await setPorts(target, [1], 'down', LIMITS);
    await undoPortDown({ ...record, port: 1 }, target, LIMITS);
    expect(fake.ports.get(1)?.portDown).to.equal(false);
    await undoPortDown({ ...record, port: 1 }, target, LIMITS);
  });

  it('has nothing to do for a port that is gone', async () => {
    const { target, fake } = connected();
    await undoPortDown({ ...record, port: 9 }, target, LIMITS);
    expect(fake.sent).to.deep.equal([]);
  });

  it('removes all flows of ours, or those with one cookie, and no others', async () => {
    const { target, fake } = connected();
    const flows = [flow('wire', { inPort: 1 }, [output(2)]), flow('cut', { inPort: 1 }, drop)];
    for (const each of [...flows, { ...flow('wire', { inPort: 2 }, []), cookie: 5n }]) {
      await fake.sendAll([{ type: 'flowMod', command: 'add', hardTimeout: 0, ...each }]);
    }
    const all = { kind: 'flows', switch: 'sw1', datapathId: record.datapathId } as const;
    await undoFlows({ ...all, cookie: '7473756700000003' }, target, LIMITS);
    expect(fake.table.map(({ cookie }) => cookie)).to.deep.equal([flows[0]?.cookie, 5n]);
    await undoFlows(all, target, LIMITS);
    expect(fake.table.map(({ cookie }) => cookie)).to.deep.equal([5n]);
  });
});

describe('ports of the testbed against those of the switch', () => {
  const { ports } = new FakeConnection({ 1: 'up', 2: 'eth2', 3: 'eth3' });
  const declare = (named: [number, string?][]) => ({
    ...spec('sw1', 1, [], 'up0'),
    ports: new Map(named.map(([number, name]) => [number, { number, ...(name && { name }) }])),
  });

  it('agree by number, and by name where one is given', () => {
    checkPorts(declare([[2], [3, 'eth3']]), ports);
  });
  it('a number that the switch does not have', () => {
    expect(codeOf(() => checkPorts(declare([[9]]), ports))).to.equal('switch.noSuchPort');
  });
  it('an uplink that the switch does not have', () => {
    expect(codeOf(() => checkPorts({ ...declare([]), uplink: { port: 8, interface: 'x' } }, ports))).to.equal(
      'switch.noSuchPort',
    );
  });
  it('a name that the switch has under another number: the error says both', async () => {
    const error = await errorOf((async () => checkPorts(declare([[2, 'eth3']]), ports))());
    expect(error.code).to.equal('switch.portNameDiffers');
    expect(error.message).to.contain('calls it eth2').and.to.contain('eth3 is port 3');
  });
});

describe('flows of a switch', () => {
  const wire = (inPort: number, out: number): WantedFlow => flow('wire', { inPort }, [output(out)]);
  const foreign = { ...wire(3, 4), cookie: 5n };

  it('are those wanted after applying: missing ones added, stale ones of ours deleted, others left', async () => {
    const { target, fake } = connected();
    await fake.sendAll([{ type: 'flowMod', command: 'add', ...foreign }]);
    await applyFlows(target, () => [wire(1, 2), wire(2, 1)], LIMITS);
    expect(await applyFlows(target, () => [wire(1, 5), wire(2, 1)], LIMITS)).to.deep.equal({
      added: 1,
      removed: 0,
    });
    expect(await applyFlows(target, () => [wire(1, 5)], LIMITS)).to.deep.equal({ added: 0, removed: 1 });
    expect(fake.table.map(({ match }) => match.inPort)).to.deep.equal([3, 1]);
    expect(await applyFlows(target, () => [], LIMITS)).to.deep.equal({ added: 0, removed: 1 });
    expect(fake.table.map(({ cookie }) => cookie)).to.deep.equal([5n]);
  });

  it('are not written where somebody else has one in the same place', async () => {
    const { target, fake } = connected();
    await fake.sendAll([{ type: 'flowMod', command: 'add', ...foreign }]);
    const error = await errorOf(applyFlows(target, () => [wire(1, 2), wire(3, 1)], LIMITS));
    expect(error.code).to.equal('switch.foreignFlow');
    expect(error.message).to.contain('"inPort":3');
    expect(fake.table).to.have.length(1);
  });

  it('are not written where a flow of somebody else would take their frames', async () => {
    const drops: [Partial<WantedFlow>, boolean][] = [
      [{ match: {}, priority: 40_000 }, true],
      [{ match: { inPort: 1, ethType: 0x88cc }, priority: 40_000 }, true],
      [{ match: { inPort: 1 }, priority: 39_999 }, false],
      [{ match: { inPort: 2 }, priority: 60_000 }, false],
      [{ match: { inPort: 1, vlanVid: 0x1000 | 8 }, priority: 60_000 }, false],
      [{ match: { inPort: 1, vlanVid: { value: 0x1000, mask: 0x1000 } }, priority: 60_000 }, true],
      [{ match: {}, priority: 60_000, tableId: 1 }, false],
    ];
    for (const [other, refused] of drops) {
      const { target, fake } = connected();
      await fake.sendAll([{ type: 'flowMod', command: 'add', ...foreign, ...other }]);
      const ours = flow('wire', { inPort: 1, vlan: 7 }, [output(2)]);
      const applying = applyFlows(target, () => [ours, flow('drop', { inPort: 2 }, drop)], LIMITS);
      if (!refused) await applying;
      else expect((await errorOf(applying)).code).to.equal('switch.foreignFlow');
      expect(fake.table, JSON.stringify(other.match)).to.have.length(refused ? 1 : 3);
    }
  });

  it('are read back until a switch that acknowledges early has them', async () => {
    const { target } = connected({ earlyBarrier: 3 });
    await applyFlows(target, () => [wire(1, 2)], { budgetMs: 2000 });
    const never = connected({ earlyBarrier: 1e9 });
    const error = await errorOf(
      changeFlows(never.target, { add: [flow('cut', { inPort: 1 }, drop)], remove: [] }, LIMITS),
    );
    expect(error.code).to.equal('switch.notApplied');
    expect(error.message).to.contain('missing: table=0 priority=50000');
  });

  it('that do not fit are an error with how many are needed, and none of them stays', async () => {
    const { target, fake } = connected({ capacity: 1 });
    const error = await errorOf(applyFlows(target, () => [wire(1, 2), wire(2, 1)], LIMITS));
    expect(error.code).to.equal('switch.tableFull');
    expect(error.message).to.contain('2 more flows are needed');
    expect(fake.table).to.deep.equal([]);
  });

  it('that the switch cannot do are an error with its reason and the flow', async () => {
    const { target } = connected({ badAction: 'badType' });
    const error = await errorOf(applyFlows(target, () => [wire(1, 2)], LIMITS));
    expect(error.code).to.equal('switch.refused');
    expect(error.message).to.contain('badAction/badType').and.to.contain('"inPort":1');
  });

  it('fail with one error as soon as the switch goes away', async () => {
    const { target, fake } = connected({ earlyBarrier: 1e9 });
    const applying = errorOf(applyFlows(target, () => [wire(1, 2)], { budgetMs: 10_000 }));
    setImmediate(() => fake.close());
    expect((await applying).code).to.equal('switch.disconnected');
    expect((await errorOf(applyFlows(target, () => [], LIMITS))).code).to.equal('switch.disconnected');
  });
});
