import { expect } from 'chai';
import { TsunaguError } from '../../src/errors/index.js';
import { resolveName } from '../../src/testbed/index.js';
import { load, RIGHT } from './support.js';

const { hosts, links, switches } = load(RIGHT);

function failure(use: () => unknown): TsunaguError {
  try {
    use();
  } catch (error) {
    if (error instanceof TsunaguError) return error;
    throw error;
  }
  throw new Error('the name was found');
}

describe('a name in a step', () => {
  it('finds its host by name or alias, whatever the width, case and spaces', () => {
    for (const name of ['社内PC', '社内 ＰＣ', '社内pc', 'office PC', 'OfficePC', 'ＯＦＦＩＣＥ　ＰＣ']) {
      expect(resolveName('host', name, hosts).name, name).to.equal('社内PC');
    }
  });

  it('finds things without aliases', () => {
    expect(resolveName('switch', 'ps1', switches).name).to.equal('PS1');
  });

  it('finds a link whatever dash is typed', () => {
    for (const dash of ['-', '–', '—', '−', 'ー', '～', '〜', '<->', '－', '‐', ' - ', ' 〜 ', ' <-> ']) {
      expect(resolveName('link', `R1${dash}R2 main`, links).name, dash).to.equal('R1 - R2 main');
    }
    expect(resolveName('link', '主回線', links).name).to.equal('R1 - R2 main');
  });

  it('finds a link by its ends in the other order', () => {
    expect(resolveName('link', 'R2 - R1 main', links).name).to.equal('R1 - R2 main');
    expect(resolveName('link', 'r2 main〜r1', links).name).to.equal('R1 - R2 main');
    const named = new Map([['SW1-1 - R1', { name: 'SW1-1 - R1' }]]);
    expect(resolveName('link', 'R1 ー SW1-1', named).name).to.equal('SW1-1 - R1');
  });

  it('does not guess where the other order could mean two links', () => {
    const both = new Map(['A - B', 'A -B', 'C - D'].map(name => [name, { name }]));
    expect(() => resolveName('link', 'B - A', both)).to.throw(TsunaguError, 'There is no link');
    const directed = new Map(['A - B', 'B - A'].map(name => [name, { name }]));
    expect(resolveName('link', 'B-A', directed).name).to.equal('B - A');
  });

  it('does not swap the parts of a host name', () => {
    const map = new Map([['pc-web', { name: 'pc-web' }]]);
    expect(() => resolveName('host', 'web-pc', map)).to.throw(TsunaguError, 'There is no host "web-pc"');
  });

  it('is answered with what may have been meant', () => {
    const error = failure(() => resolveName('host', 'ofice PC', hosts));
    expect(error.code).to.equal('testbed.unknownName');
    expect(error.render('en')).to.equal('There is no host "ofice PC"\n  do: did you mean "office PC"?');
    expect(error.render('ja')).to.equal('ホスト「ofice PC」はありません\n  対処: もしかして: 「office PC」');
  });

  it('is answered with all there are when nothing is near', () => {
    const error = failure(() => resolveName('host', 'プリンター', hosts));
    expect(error.text.en.remedy).to.equal('there are: 社内PC, web');
    expect(failure(() => resolveName('device', 'R9', new Map())).text.ja.remedy).to.include('1 つも');
  });
});
