import { expect } from 'chai';
import { platforms } from '../../drivers/index.js';
import { leaves, valueAt } from './support/facts.js';

for (const [id, platform] of platforms) {
  describe(`the driver ${id}`, () => {
    it('is registered by its own id', () => {
      expect(platform.id).to.equal(id);
    });

    it('has modes that form one tree, with a way in and out of each', () => {
      const { modes } = platform;
      const roots = Object.values(modes).filter(({ parent }) => parent === undefined);
      expect(roots).to.have.length(1);
      for (const [name, { parent, enter, leave }] of Object.entries(modes)) {
        if (parent === undefined) continue;
        expect(modes, `parent of ${name}`).to.have.property(parent);
        // On FortiOS it is the account's rights that decide.
        const byRights = id === 'fortinet_fortios';
        expect(enter === undefined && leave === undefined, `no way in and out of ${name}`).to.equal(byRights);
      }
    });

    it('runs commands in modes that it has', () => {
      expect(platform.modes).to.include.keys(platform.commandMode, platform.configuration.mode);
    });

    it('anchors its prompts at both ends', () => {
      for (const { prompt } of Object.values(platform.modes)) expect(prompt.source).to.match(/^\^.*\$$/);
    });

    it('has patterns that remember nothing between two uses', () => {
      const used = [
        ...Object.values(platform.modes).map(({ prompt }) => prompt),
        ...platform.errors,
        ...platform.answers.map(({ when }) => when),
        ...(platform.login ?? []).map(({ when }) => when),
        ...(platform.noise ?? []),
        ...platform.configuration.ignore,
        ...platform.configuration.standing,
        ...platform.state.flatMap(({ ignore }) => ignore),
      ];
      expect(used.filter(({ flags }) => /[gy]/.test(flags))).to.deep.equal([]);
      expect(platform.secrets.every(({ flags }) => flags.includes('g'))).to.equal(true);
    });

    it('marks as unverified only what it has', () => {
      const marked = platform.unverified ?? [];
      expect(marked.filter(path => valueAt(platform, path) === undefined)).to.deep.equal([]);
      expect(new Set(marked).size).to.equal(marked.length);
    });
  });
}

describe('the drivers', () => {
  it('are those of all sixteen platforms', () => {
    expect([...platforms.keys()]).to.have.length(16);
  });

  it('say of each fact whether it is verified', () => {
    const counted = [...platforms].map(([id, platform]) => {
      const facts = leaves(platform);
      const verified = facts.filter(fact => fact.verified).length;
      return [id, { verified, unverified: facts.length - verified }];
    });
    // Whoever checks a fact, adds or loses one, changes a number here, too.
    expect(Object.fromEntries(counted)).to.deep.equal(COUNTS);
  });
});

const COUNTS = {
  cisco_ios: { verified: 73, unverified: 14 },
  cisco_nxos: { verified: 60, unverified: 16 },
  juniper_screenos: { verified: 24, unverified: 23 },
  juniper_junos: { verified: 57, unverified: 11 },
  arista_eos: { verified: 36, unverified: 33 },
  vyos: { verified: 45, unverified: 16 },
  frr: { verified: 66, unverified: 10 },
  linux: { verified: 46, unverified: 2 },
  pica8_picos_ovs: { verified: 19, unverified: 15 },
  yamaha_rtx: { verified: 36, unverified: 9 },
  fortinet_fortios: { verified: 42, unverified: 12 },
  allied_telesis_awplus: { verified: 27, unverified: 19 },
  aruba_aoscx: { verified: 35, unverified: 21 },
  hp_procurve: { verified: 33, unverified: 29 },
  nec_ix: { verified: 18, unverified: 18 },
  furukawa_fitelnet: { verified: 29, unverified: 18 },
};
