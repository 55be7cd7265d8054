import { expect } from 'chai';
import { probeSwitch } from '../../src/patch/probe/probe.js';
import type { Finding, Profile } from '../../src/patch/probe/profile.js';
import { errorOf } from '../patch/support/errors.js';
import type { Quirks } from '../support/emulated-switch/quirks.js';
import { EmulatedSite } from './site.js';

describe('probing a switch that', () => {
  let site: EmulatedSite;
  /** What was found beside what works. */
  let found: Omit<Profile, 'findings'>;
  afterEach(() => site.close());

  /** What was found not to work, with the notes. */
  async function failures(quirks: Quirks): Promise<Record<string, string | undefined>> {
    site = await EmulatedSite.open(quirks);
    const target = site.panel.switch('sw1');
    const { findings, ...rest } = await probeSwitch(target, {
      ...{ port: 2, cabled: [3, 4], ledger: site.ledger, patienceMs: 1500 },
      ...(quirks.onlyTable !== undefined && { table: quirks.onlyTable }),
    });
    found = rest;
    expect(site.device.flows.all).to.deep.equal([]);
    expect(site.device.ports.all.map(({ config }) => config)).to.deep.equal([0, 0, 0, 0]);
    expect(site.ledger.kinds()).to.deep.equal([]);
    const all = Object.entries(findings) as [string, Finding][];
    return Object.fromEntries(all.filter(([, { works }]) => !works).map(([name, { note }]) => [name, note]));
  }

  it('behaves finds that all works but the cable that is not there', async () => {
    expect(await failures({})).to.have.all.keys('portDown');
  });

  it('cannot push tags finds that, with its reason', async () => {
    const found = await failures({ lacksActions: ['pushVlan'] });
    expect(found).to.have.all.keys('pushTag', 'stackTags', 'stackTags88a8', 'portDown');
    expect(found.pushTag).to.contain('badAction');
  });

  it('acknowledges barriers early finds that', async () => {
    expect(await failures({ barrierEarlyMs: 60 })).to.include.keys('barrier');
    expect(found.timings.barrierLate).to.be.greaterThan(0);
  });

  it('ends flows too late finds that', async () => {
    expect((await failures({ timersLateMs: 60_000 })).hardTimeout).to.contain('still there');
    expect(found.leaseMs).to.equal(undefined);
  });

  it('ends flows too early finds that', async () => {
    expect((await failures({ timersLateMs: -700 })).hardTimeout).to.contain('already gone');
  });

  it('has exact timers may have short leases', async () => {
    await failures({});
    expect(found).to.include({ leaseMs: 1000, table: 0 }).and.not.have.property('entries');
  });

  it('says how many flows fit has that told, in the table that was tried', async () => {
    await failures({ saysMaxEntries: 128, onlyTable: 60 });
    expect(found).to.include({ entries: 128, table: 60 });
  });

  it('refuses PORT_MOD finds that', async () => {
    expect((await failures({ refusesPortMod: true })).portDown).to.contain('refused');
  });

  it('speaks OpenFlow 1.0 only is refused, with what to change', async () => {
    site = await EmulatedSite.open({ version: 1 });
    const probing = probeSwitch(site.panel.switch('sw1'), { port: 2, ledger: site.ledger });
    expect((await errorOf(probing)).message)
      .to.contain('sw1')
      .and.to.contain('OpenFlow 1.3');
  });
});
