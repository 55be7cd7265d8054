import { expect } from 'chai';
import { Panel, type PortDownRecord, undoPortDown } from '../../src/patch/index.js';
import type { PatchSwitchSpec, PortRef } from '../../src/testbed/model.js';
import { errorOf } from './support/errors.js';
import { FakeConnection } from './support/fake-connection.js';
import { MemoryLedger } from './support/memory-ledger.js';
import { port, spec } from './support/testbeds.js';

const LIMITS = { budgetMs: 1000 };
const PORTS = { 1: 'up', 2: 'eth2', 3: 'eth3', 23: 'eth23', 24: 'eth24' };
const ACROSS: [PortRef, PortRef] = [port('sw1', 2), port('sw3', 2)];

/** Three switches in a row, two trunks between the first two; only the first has an uplink. */
function row(): Map<string, PatchSwitchSpec> {
  const [a, b, c] = ['sw1', 'sw2', 'sw3'].map(name => spec(name, 1, [2, 3], 'up0')) as [
    PatchSwitchSpec,
    PatchSwitchSpec,
    PatchSwitchSpec,
  ];
  const join = (one: PatchSwitchSpec, at: number, other: PatchSwitchSpec, far: number) => {
    one.trunks = [...(one.trunks ?? []), { port: at, to: port(other.name, far) }];
    other.trunks = [...(other.trunks ?? []), { port: far, to: port(one.name, at) }];
  };
  join(a, 23, b, 23);
  join(a, 24, b, 24);
  join(b, 1, c, 1);
  for (const each of [b, c]) delete each.uplink;
  return new Map([a, b, c].map(each => [each.name, each]));
}

async function panelOn() {
  const switches = row();
  const ledger = new MemoryLedger();
  const panel = new Panel({ switches, uplinks: new Map([['up0', 1]]), ledger });
  const fakes = new Map([...switches.keys()].map(name => [name, new FakeConnection(PORTS)]));
  for (const [name, fake] of fakes) panel.switch(name).connect(fake.connection);
  panel.software.connect(new FakeConnection({ 1: 'up0', 101: 'h' }).connection);
  await panel.setWiring(
    {
      hosts: [{ name: 'h', port: port('sw3', 3), mac: '02:00:00:00:00:01', softwarePort: 101 }],
      links: [{ name: 'across', pairs: [ACROSS] }],
    },
    LIMITS,
  );
  const fake = (name: string) => fakes.get(name) as FakeConnection;
  const down = (name: string) =>
    [...fake(name).ports.values()].flatMap(each => (each.portDown ? each.portNo : []));
  const drops = (name: string) =>
    fake(name).table.flatMap(({ priority, match }) => (priority === 50_000 ? { ...match } : []));
  return { panel, fake, ledger, down, drops };
}

describe('a link over trunks', () => {
  it('is taken down at its two ends, recorded for both switches, and restored', async () => {
    const { panel, down, ledger } = await panelOn();
    await panel.cut('across', { how: 'link-down', ...LIMITS });
    expect(['sw1', 'sw2', 'sw3'].map(down)).to.deep.equal([[2], [], [2]]);
    expect(ledger.kinds().filter(kind => kind === 'port-down')).to.have.length(2);
    await panel.restore('across', LIMITS);
    expect(['sw1', 'sw2', 'sw3'].map(down)).to.deep.equal([[], [], []]);
  });

  it('is cut silently at both ends, or one way, and flaps', async () => {
    const { panel, drops } = await panelOn();
    await panel.cut('across', { how: 'silent', ...LIMITS });
    expect(['sw1', 'sw2', 'sw3'].map(drops)).to.deep.equal([[{ inPort: 2 }], [], [{ inPort: 2 }]]);
    await panel.restore('across', LIMITS);
    await panel.cut('across', { how: 'one-way', from: port('sw3', 2), ...LIMITS });
    expect(['sw1', 'sw2', 'sw3'].map(drops)).to.deep.equal([[], [], [{ inPort: 2 }]]);
    await panel.restore('across', LIMITS);
    const flap = { periodMs: 60, count: 2, by: 'silent' } as const;
    await panel.cut('across', { how: 'flapping', flap, ...LIMITS });
    expect(drops('sw1')).to.have.length(1);
    await panel.restore('across', LIMITS);
    expect(['sw1', 'sw2', 'sw3'].map(drops)).to.deep.equal([[], [], []]);
  });

  it('that a killed agent left down is brought up by the records, switch by switch', async () => {
    const { panel, down, ledger } = await panelOn();
    await panel.cut('across', { how: 'link-down', ...LIMITS });
    const records = [...ledger.records].filter(
      (record): record is PortDownRecord => record.kind === 'port-down',
    );
    for (const record of records) await undoPortDown(record, panel.switch(record.switch), LIMITS);
    expect(['sw1', 'sw2', 'sw3'].map(down)).to.deep.equal([[], [], []]);
  });

  it('is not up while a trunk on its way is not, and says which', async () => {
    const { panel, fake } = await panelOn();
    const { links } = await panel.state();
    expect(links[0]?.via).to.deep.equal([port('sw1', 23), port('sw2', 23), port('sw2', 1), port('sw3', 1)]);
    await fake('sw2').sendAll([{ type: 'portMod', portNo: 1, config: 1 }]);
    const error = await errorOf(panel.cut('across', { how: 'silent', ...LIMITS }));
    expect(error.code).to.equal('link.notUp');
    expect(error.message).to.contain('trunk 1@sw2');
  });

  it('and hosts reached over trunks share them: each wire takes the one that carries less', async () => {
    const { fake } = await panelOn();
    const usedOn = (number: number) =>
      fake('sw1').table.filter(({ match, priority }) => match.inPort === number && priority > 1);
    expect([usedOn(23).length, usedOn(24).length]).to.deep.equal([1, 1]);
  });

  it('cannot have its trunk port cut as a port, or used by a host', async () => {
    const { panel } = await panelOn();
    const error = await errorOf(panel.cutPort(port('sw1', 23), { how: 'silent', ...LIMITS }));
    expect(error.code).to.equal('wiring.trunkPort');
    expect(error.message).to.contain('sw2:23');
  });
});

describe('a link over a trunk of a switch that speaks OpenFlow 1.0', () => {
  async function refusal(untagged: boolean): Promise<string | undefined> {
    const switches = row();
    const panel = new Panel({ switches, uplinks: new Map(), ledger: new MemoryLedger() });
    for (const name of switches.keys()) {
      const fake = new FakeConnection(PORTS);
      if (name === 'sw3') Object.assign(fake, { version: 1 });
      panel.switch(name).connect(fake.connection);
    }
    const links = [{ name: 'across', pairs: [ACROSS], untagged }];
    const refused = await panel.setWiring({ hosts: [], links }, LIMITS).then(
      () => undefined,
      error => error,
    );
    return refused && `${refused.code}: ${refused.message}`;
  }

  it('is refused where its tag would replace those of frames, with what to change', async () => {
    expect(await refusal(false))
      .to.match(/^switch\.replacesTags/)
      .and.contain('across')
      .and.contain('sw3')
      .and.contain('`untagged: true`');
  });

  it('works for untagged frames', async () => {
    expect(await refusal(true)).to.equal(undefined);
  });
});
