import { expect } from 'chai';
import { featureTraps } from '../../src/plugin/feature-traps.js';

describe('featureTraps', () => {
  it('finds a full-width colon, which would silently make a scenario part of the description', () => {
    const [trap] = featureTraps(
      'a.feature',
      '# language: ja\n機能: 到達性\n\n  シナリオ： ping\n    前提 x\n',
    );
    expect(trap?.where).to.deep.equal({ file: 'a.feature', line: 4, column: 7 });
    expect(trap?.message).to.contain('write :');
  });

  it('finds full-width @ and |', () => {
    const traps = featureTraps('a.feature', '＠drill\n機能: x\n  シナリオ: y\n    前提 z:\n      ｜ a ｜\n');
    expect(traps.map(trap => trap.where?.line)).to.deep.equal([1, 5]);
  });

  it('lets them stand inside of texts', () => {
    const source = '機能: x\n  シナリオ: y\n    前提 「注：意」\n      """\n      シナリオ：\n      """\n';
    expect(featureTraps('a.feature', source)).to.deep.equal([]);
  });
});
