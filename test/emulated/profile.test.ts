import { expect } from 'chai';
import type { PatchSwitchSpec, SwitchProfile } from '../../src/testbed/index.js';
import { errorOf } from '../patch/support/errors.js';
import { EmulatedSite, LIMITS, LINK } from './site.js';

const at = (line: number) => ({ file: 'sw1.profile.yaml', line, column: 3 });

function profile(parts: Partial<SwitchProfile>): SwitchProfile {
  return { file: 'sw1.profile.yaml', datapathId: 0n, lacks: new Map(), frames: new Map(), ...parts };
}

describe('what a profile says of a switch', () => {
  let site: EmulatedSite;
  afterEach(() => site.close());

  async function wired(more: Partial<PatchSwitchSpec>): Promise<void> {
    site = await EmulatedSite.open({}, undefined, more);
    await site.panel.setWiring(LINK, LIMITS);
  }
  const leases = () => site.device.flows.all.map(({ hardTimeout }) => hardTimeout).filter(Boolean);

  it('makes leases as long as its timers need, and refuses shorter ones with the shortest', async () => {
    await wired({ profile: profile({ leaseMs: { value: 90_000, where: at(5) } }) });
    const error = await errorOf(site.panel.cut('wan', { how: 'silent', leaseMs: 5000, ...LIMITS }));
    expect(error.code).to.equal('link.leaseTooShort');
    expect(error.message).to.contain('sw1.profile.yaml:5:3').and.to.contain('90000 ms');
    expect(leases()).to.deep.equal([]);
    expect((await errorOf(site.panel.checkFailure('wan', { how: 'one-way', leaseMs: 5000 }))).code).to.equal(
      'link.leaseTooShort',
    );
    await site.panel.cut('wan', { how: 'silent', ...LIMITS });
    expect(leases()).to.deep.equal([90, 90]);
  });

  it('refuses ports to be taken down, without asking the switch', async () => {
    await wired({ cannot: { 'link-down': 'sw1.profile.yaml:9:3: ignored' } });
    const error = await errorOf(site.panel.cut('wan', { how: 'link-down', ...LIMITS }));
    expect(error.message).to.contain('sw1.profile.yaml:9:3: ignored').and.to.contain('`silent`');
    expect(site.device.got.filter(({ type }) => type === 'portMod')).to.deep.equal([]);
  });

  it('refuses wiring of more flows than fit, before anything is changed', async () => {
    const more = { profile: profile({ entries: { value: 5, where: at(6) } }) };
    site = await EmulatedSite.open({}, undefined, more);
    const error = await errorOf(site.panel.setWiring(LINK, LIMITS));
    expect(error.message)
      .to.match(/sw1 needs 6 flows, and 5 fit/)
      .and.to.contain('sw1.profile.yaml:6:3');
    expect(site.device.got).to.deep.equal([]);
  });
});
