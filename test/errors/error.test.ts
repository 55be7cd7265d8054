import { inspect } from 'node:util';
import { expect } from 'chai';
import { defineErrors, languageOf, setLanguage, TsunaguError } from '../../src/errors/index.js';

const errors = defineErrors('test', {
  broken: {
    en: (f: { name: string }) => ({ what: `${f.name} is broken`, why: 'it smokes', remedy: 'mend it' }),
    ja: f => ({ what: `${f.name} が壊れています`, why: '煙が出ています', remedy: '直してください' }),
  },
});

describe('TsunaguError', () => {
  afterEach(() => setLanguage('en'));

  it('says where, what, why and what to do, without a stack', () => {
    const error = errors.broken({ name: 'R1' }, { where: { file: 'a.yaml', line: 3, column: 5 } });
    expect(error.message).to.equal('a.yaml:3:5: R1 is broken\n  seen: it smokes\n  do: mend it');
    expect(error.stack).to.equal('');
    expect(inspect(error)).to.equal(error.message);
    expect(error.code).to.equal('test.broken');
  });

  it('speaks the language that is set when it is made', () => {
    setLanguage('ja');
    expect(errors.broken({ name: 'R1' }).message).to.equal(
      'R1 が壊れています\n  状況: 煙が出ています\n  対処: 直してください',
    );
  });

  it('crosses a socket as data and is rendered in the language of the other side', () => {
    const data = JSON.parse(
      JSON.stringify(errors.broken({ name: 'R1' }, { causes: [errors.broken({ name: 'R2' })] }).toData()),
    );
    setLanguage('ja');
    const error = TsunaguError.fromData(data);
    expect(error.message).to.contain('R1 が壊れています').and.to.contain('  R2 が壊れています');
    expect(error.facts).to.deep.equal({ name: 'R1' });
  });
});

describe('languageOf', () => {
  it('goes by LC_ALL, then LC_MESSAGES, then LANG', () => {
    expect(languageOf({ LANG: 'ja_JP.UTF-8' })).to.equal('ja');
    expect(languageOf({ LANG: 'ja_JP.UTF-8', LC_ALL: 'C' })).to.equal('en');
    expect(languageOf({ LC_MESSAGES: 'ja_JP', LANG: 'C' })).to.equal('ja');
    expect(languageOf({})).to.equal('en');
  });
});
