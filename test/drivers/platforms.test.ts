import { expect } from 'chai';
import { platforms } from '../../drivers/index.js';

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
        expect([enter, leave], `way in and out of ${name}`).to.not.include(undefined);
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
        ...platform.configuration.ignore,
        ...platform.configuration.standing,
        ...platform.state.flatMap(({ ignore }) => ignore),
      ];
      expect(used.filter(({ flags }) => /[gy]/.test(flags))).to.deep.equal([]);
      expect(platform.secrets.every(({ flags }) => flags.includes('g'))).to.equal(true);
    });
  });
}
