import { expect } from 'chai';
import { Panel, type PanelChange } from '../../src/patch/index.js';
import type { PatchSwitchSpec } from '../../src/testbed/model.js';
import { waitFor } from '../../src/wait/index.js';
import { errorOf } from './support/errors.js';
import { FakeConnection, type Quirks } from './support/fake-connection.js';
import { MemoryLedger } from './support/memory-ledger.js';
import { port, spec } from './support/testbeds.js';

const LIMITS = { budgetMs: 2000 };
const PORTS = { 1: 'up', 2: 'eth2', 3: 'eth3', 4: 'eth4', 5: 'eth5', 6: 'eth6', 7: 'eth7' };

/** A panel with the links `wan` (ports 2 and 3), `lan` (4 and 5) and a host on port 6. */
async function panelOn(quirks: Quirks = {}, change: Partial<PatchSwitchSpec> = {}) {
  const fake = new FakeConnection(PORTS, quirks);
  const ledger = new MemoryLedger();
  const panel = new Panel({
    switches: new Map([['sw1', { ...spec('sw1', 1, [2, 3, 4, 5, 6, 7], 'up0'), ...change }]]),
    uplinks: new Map([['up0', 1]]),
    ledger,
  });
  const changes: PanelChange[] = [];
  panel.on('change', each => changes.push(each));
  panel.switch('sw1').connect(fake.connection);
  panel.software.connect(new FakeConnection({ 1: 'up0', 101: 'h' }).connection);
  await panel.setWiring(
    {
      hosts: [{ name: 'h', port: port('sw1', 6), mac: '02:00:00:00:00:01', softwarePort: 101 }],
      links: [
        { name: 'wan', pairs: [[port('sw1', 2), port('sw1', 3)]] },
        { name: 'lan', pairs: [[port('sw1', 4), port('sw1', 5)]] },
      ],
    },
    LIMITS,
  );
  const drops = () =>
    fake.table.filter(({ priority }) => priority === 50_000).map(({ match }) => ({ ...match }));
  const down = () => [...fake.ports.values()].filter(each => each.portDown).map(each => each.portNo);
  const downSent = () => fake.sent.flatMap(sent => (sent.config === 1 ? [sent.portNo] : []));
  const until = (kind: PanelChange['kind']) =>
    waitFor(
      () =>
        changes.some(each => each.kind === kind)
          ? { done: true as const, value: undefined }
          : { done: false as const, seen: changes.map(each => each.kind).join(' ') },
      LIMITS,
    );
  return { panel, fake, ledger, changes, drops, down, downSent, until };
}

describe('one way of a link', () => {
  it('is dropped where its frames come in, and the other way is left', async () => {
    const { panel, drops, ledger } = await panelOn();
    await panel.cut('wan', { how: 'one-way', from: port('sw1', 3), ...LIMITS });
    expect(drops()).to.deep.equal([{ inPort: 3 }]);
    expect((await panel.state()).links[0]).to.deep.include({ state: 'cut', how: 'one-way' });
    await panel.restore('wan', LIMITS);
    expect(drops()).to.deep.equal([]);
    await panel.cut('wan', { how: 'one-way', ...LIMITS });
    expect(drops()).to.deep.equal([{ inPort: 2 }]);
    await panel.restore('wan', LIMITS);
    expect(ledger.kinds()).to.deep.equal(['flows']);
  });

  it('is refused from a port that the link does not have, before anything is sent', async () => {
    const { panel, fake } = await panelOn();
    const before = fake.sent.length;
    const error = await errorOf(panel.cut('wan', { how: 'one-way', from: port('sw1', 4), ...LIMITS }));
    expect(error.code).to.equal('link.notItsPort');
    expect(error.message).to.contain('2@sw1, 3@sw1');
    expect(fake.sent.length).to.equal(before);
  });
});

describe('a port of a switch', () => {
  it('with hosts is cut off silently both ways, and restored', async () => {
    const { panel, drops } = await panelOn();
    await panel.cutPort(port('sw1', 6), { how: 'silent', ...LIMITS });
    expect(drops()).to.deep.equal([{ inPort: 6 }, { inPort: 1, vlanVid: 0x1000 | 106 }]);
    expect((await panel.state()).cutPorts).to.have.length(1);
    await panel.restorePort(port('sw1', 6), LIMITS);
    expect(drops()).to.deep.equal([]);
    expect((await panel.state()).cutPorts).to.deep.equal([]);
  });

  it('of a link goes down alone, and its link cannot be cut meanwhile', async () => {
    const { panel, down } = await panelOn();
    await panel.cutPort(port('sw1', 2), { how: 'link-down', ...LIMITS });
    expect(down()).to.deep.equal([2]);
    const error = await errorOf(panel.cut('wan', { how: 'silent', ...LIMITS }));
    expect(error.code).to.equal('link.overlaps');
    await panel.cut('lan', { how: 'silent', ...LIMITS });
    await panel.restoreAll(LIMITS);
    expect(down()).to.deep.equal([]);
  });

  it('of a link that is cut, or that is the uplink or not ours, is refused', async () => {
    const { panel } = await panelOn();
    await panel.cut('wan', { how: 'silent', ...LIMITS });
    const codes = [];
    for (const number of [3, 1, 9]) {
      codes.push((await errorOf(panel.cutPort(port('sw1', number), { how: 'silent', ...LIMITS }))).code);
    }
    expect(codes).to.deep.equal(['link.overlaps', 'wiring.uplinkPort', 'wiring.undeclaredPort']);
    expect((await errorOf(panel.restorePort(port('sw1', 3), LIMITS))).code).to.equal('link.notCut');
    await panel.restore('wan', LIMITS);
  });

  it('stays cut silently when the wires are made anew', async () => {
    const { panel, fake, drops } = await panelOn();
    await panel.cutPort(port('sw1', 6), { how: 'silent', ...LIMITS });
    const other = new FakeConnection(PORTS);
    for (const flow of fake.table) await other.sendAll([{ ...flow, type: 'flowMod', command: 'add' }]);
    panel.switch('sw1').connect(other.connection);
    await panel.restorePort(port('sw1', 6), LIMITS);
    expect(drops()).to.have.length(2);
    expect(other.table.filter(({ priority }) => priority === 50_000)).to.deep.equal([]);
  });
});

describe('a flapping link', () => {
  const flap = { periodMs: 60, count: 3 };

  it('goes down as many times as was asked for, ends up, and is restored without more', async () => {
    const { panel, down, downSent, until, ledger } = await panelOn();
    await panel.cut('wan', { how: 'flapping', flap, ...LIMITS });
    expect(down()).to.deep.equal([2, 3]);
    await until('flapped');
    expect(downSent()).to.deep.equal([2, 3, 2, 3, 2, 3]);
    expect(down()).to.deep.equal([]);
    expect(ledger.kinds()).to.deep.equal(['flows']);
    const result = await panel.restore('wan', LIMITS);
    expect(result.how).to.equal('flapping');
    expect(result.evidence.en).to.contain('gone down 3 times');
  });

  it('comes up at once when it is restored before its time, and stays up', async () => {
    const { panel, drops, until } = await panelOn();
    await panel.cut('wan', {
      how: 'flapping',
      flap: { periodMs: 10_000, count: 9, by: 'silent' },
      ...LIMITS,
    });
    expect(drops()).to.have.length(2);
    await panel.restore('wan', LIMITS);
    expect(drops()).to.deep.equal([]);
    await panel.cut('wan', { how: 'silent', ...LIMITS });
    await panel.restore('wan', LIMITS);
    await until('restored');
  });

  it('that the switch does not bring down any more has ended, is said, and is up', async () => {
    const { panel, fake, down, until } = await panelOn();
    await panel.cut('wan', { how: 'flapping', flap: { periodMs: 60, count: 9 }, ...LIMITS });
    fake.close();
    await until('lapsed');
    const other = new FakeConnection(PORTS);
    await other.sendAll([{ type: 'portMod', portNo: 2, config: 1 }]);
    panel.switch('sw1').connect(other.connection);
    expect((await errorOf(panel.restore('wan', LIMITS))).code).to.equal('link.lapsed');
    expect([...other.ports.values()].filter(each => each.portDown)).to.deep.equal([]);
    expect(down()).to.have.length.at.most(2);
  });

  it('is refused without a sensible period and count', async () => {
    const { panel } = await panelOn();
    for (const wrong of [undefined, { periodMs: 1, count: 1 }, { periodMs: 100, count: 0 }]) {
      const options = { how: 'flapping' as const, ...(wrong && { flap: wrong }), ...LIMITS };
      expect((await errorOf(panel.cut('wan', options))).code).to.equal('link.badFlap');
    }
  });
});

describe('several links', () => {
  const both = ['wan', 'lan'];

  it('are cut together, or in their order with gaps, and restored in another', async () => {
    const { panel, downSent } = await panelOn();
    const results = await panel.cutAll(both, { how: 'link-down', order: 'given', gapMs: 80, ...LIMITS });
    expect(downSent()).to.deep.equal([2, 3, 4, 5]);
    const gap = (results.get('lan')?.at ?? 0) - (results.get('wan')?.at ?? 0);
    // A timer may be early by less than a millisecond.
    expect(gap).to.be.at.least(78);
    const restored = await panel.restoreSome(both, { order: 'reverse', ...LIMITS });
    expect([...restored.keys()]).to.deep.equal(['lan', 'wan']);
    await panel.cutAll(both, { how: 'silent', ...LIMITS });
    await panel.restoreSome(both, LIMITS);
    expect((await panel.state()).links.map(({ state }) => state)).to.deep.equal(['up', 'up']);
  });

  it('are all restored when one of them cannot be cut', async () => {
    const { panel, down } = await panelOn();
    await panel.cut('lan', { how: 'silent', ...LIMITS });
    const error = await errorOf(panel.cutAll(both, { how: 'link-down', ...LIMITS }));
    expect(error.code).to.equal('link.notAllCut');
    expect(error.causes.map(({ code }) => code)).to.deep.equal(['link.alreadyCut']);
    expect(down()).to.deep.equal([]);
    await panel.restoreAll(LIMITS);
  });

  it('are not begun with when one of them is not there', async () => {
    const { panel, downSent } = await panelOn();
    expect((await errorOf(panel.cutAll(['wan', 'lann'], { how: 'link-down', ...LIMITS }))).code).to.equal(
      'link.unknown',
    );
    expect(downSent()).to.deep.equal([]);
  });
});

describe('what a switch cannot do', () => {
  it('is said before anything changes when it refuses PORT_MOD, and what it can do is named', async () => {
    const { panel, downSent } = await panelOn({ portModRefused: 'eperm' });
    const error = await errorOf(panel.cut('wan', { how: 'link-down', ...LIMITS }));
    expect(error.code).to.equal('link.cannotDo');
    expect(error.message).to.contain('portModFailed/eperm').and.to.contain('`silent`');
    const flapping = { how: 'flapping', flap: { periodMs: 60, count: 1 } } as const;
    expect((await errorOf(panel.checkFailure('wan', flapping))).message).to.contain('`flapping by silent`');
    await panel.checkFailure('wan', { how: 'silent' });
    expect(downSent()).to.deep.equal([]);
  });

  it('is said when the testbed says it, also that there is nothing else', async () => {
    const { panel, fake } = await panelOn({}, { cannot: { 'link-down': 'ignored', silent: 'no timeouts' } });
    const before = fake.sent.length;
    const error = await errorOf(panel.cutAll(['wan'], { how: 'one-way', ...LIMITS }));
    expect(error.message).to.contain('no timeouts').and.to.contain('another patch switch');
    expect(fake.sent.length).to.equal(before);
  });
});
