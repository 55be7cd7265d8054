import { expect } from 'chai';
import { cutFlows } from '../../src/patch/hardware-flows.js';
import { ControlledSwitch, type LinkChange } from '../../src/patch/index.js';
import { PanelLink } from '../../src/patch/panel-link.js';
import { errorOf } from './support/errors.js';
import { FakeConnection, type Quirks } from './support/fake-connection.js';
import { MemoryLedger } from './support/memory-ledger.js';
import { port } from './support/testbeds.js';

const LIMITS = { budgetMs: 300 };

describe('a cut that does not have its effect', () => {
  function panelLink(quirks: Quirks, carrier: () => boolean | undefined) {
    const target = new ControlledSwitch('sw1', 1n, Date.now);
    const fake = new FakeConnection({ 1: 'eth1', 2: 'eth2' }, quirks);
    target.connect(fake.connection);
    const ledger = new MemoryLedger();
    const changes: LinkChange['kind'][] = [];
    const link = new PanelLink(
      {
        link: { name: 'wan', pairs: [[port('sw1', 1), port('sw1', 2)]] },
        ends: [port('sw1', 1), port('sw1', 2)],
        via: () => [],
        cutFlows: (name, cut) => cutFlows(name, [], cut),
        ...{ ledger, now: Date.now, carrier: async () => carrier(), switchOf: () => target },
      },
      change => changes.push(change.kind),
    );
    return { link, fake, ledger, changes };
  }

  const downPorts = (fake: FakeConnection): number =>
    [...fake.ports.values()].filter(each => each.portDown).length;

  it('on the far end is an error, and the ports are up again', async () => {
    const { link, fake, ledger, changes } = panelLink({}, () => true);
    const error = await errorOf(link.cut({ how: 'link-down' }, LIMITS));
    expect(error.code).to.equal('link.carrierStays');
    expect(error.message).to.contain('silent');
    expect(fake.sent.length).to.be.greaterThan(2);
    expect(downPorts(fake)).to.equal(0);
    expect(ledger.kinds()).to.deep.equal([]);
    expect(link.state).to.deep.equal({ name: 'wan', state: 'up' });
    expect(changes).to.deep.equal(['restored']);
  });

  it('on the switch is an error, and nothing of it is left', async () => {
    const { link, fake, ledger } = panelLink({ capacity: 1 }, () => true);
    expect((await errorOf(link.cut({ how: 'silent', leaseMs: 1000 }, LIMITS))).code).to.equal(
      'switch.tableFull',
    );
    expect(fake.table).to.deep.equal([]);
    expect(ledger.kinds()).to.deep.equal([]);
    expect(link.state.state).to.equal('up');
  });

  it('and cannot be undone either: the error says both, and the record stays until it is', async () => {
    // The far end never changes: it keeps carrier when the ports go down, and seems dead when they come up.
    let carrier = true;
    const { link, fake, ledger } = panelLink({}, () => carrier);
    const cutting = errorOf(link.cut({ how: 'link-down' }, { budgetMs: 100 }));
    fake.quirks.portModsIgnored = 0;
    setTimeout(() => {
      fake.quirks.portModRefused = 'eperm';
    }, 50);
    const error = await cutting;
    expect(error.code).to.equal('link.notUndone');
    expect(error.causes.map(cause => cause.code)).to.deep.equal([
      'link.carrierStays',
      'switch.portModRefused',
    ]);
    expect(link.state.state).to.equal('restoring');
    expect(ledger.kinds()).to.deep.equal(['port-down', 'port-down']);

    delete fake.quirks.portModRefused;
    carrier = true;
    await link.putRight(LIMITS);
    expect(downPorts(fake)).to.equal(0);
    expect(ledger.kinds()).to.deep.equal([]);
  });

  it('before it began: a far end without carrier is said, and nothing is sent', async () => {
    const { link, fake, ledger } = panelLink({}, () => false);
    const error = await errorOf(link.cut({ how: 'silent', leaseMs: 1000 }, LIMITS));
    expect(error.code).to.equal('link.notUp');
    expect(fake.sent).to.deep.equal([]);
    expect(ledger.kinds()).to.deep.equal([]);
  });

  it('on the far end after restoring is an error too', async () => {
    let carrier = true;
    const { link, fake } = panelLink({}, () => carrier && downPorts(fake) === 0);
    await link.cut({ how: 'link-down' }, LIMITS);
    carrier = false;
    expect((await errorOf(link.restore(LIMITS))).code).to.equal('link.noCarrier');
    expect(link.state.state).to.equal('restoring');
    carrier = true;
    await link.restore(LIMITS);
    expect(link.state.state).to.equal('up');
  });
});
