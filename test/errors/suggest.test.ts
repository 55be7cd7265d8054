import { expect } from 'chai';
import { fold, suggest } from '../../src/errors/index.js';

describe('suggest', () => {
  it('finds a name with a letter left out, added, changed or swapped', () => {
    for (const typo of ['offce PC', 'offfice PC', 'offixe PC', 'ofifce PC']) {
      expect(suggest(typo, ['office PC', 'web server'])).to.deep.equal(['office PC']);
    }
  });

  it('does not care for width, case and spaces', () => {
    expect(suggest('社内ＰＣ', ['社内 PC', 'Webサーバ'])).to.deep.equal(['社内 PC']);
    expect(fold('Ｏｆｆｉｃｅ　PC')).to.equal('officepc');
  });

  it('finds Japanese names that differ in one letter', () => {
    expect(suggest('管理サーバー', ['管理サーバ', 'DNSサーバ'])).to.deep.equal(['管理サーバ']);
  });

  it('offers nothing when nothing is near', () => {
    expect(suggest('printer', ['R1', 'web server'])).to.deep.equal([]);
  });
});
