import { expect } from 'chai';
import { failure, load, RIGHT } from './support.js';

describe('groups of hosts in a testbed file', () => {
  it('name hosts that stand for somebody, by name or alias', () => {
    const { groups } = load(`${RIGHT}groups:\n  internet: [office PC, web, 社内PC]\n  any: [web]\n`);
    expect(groups).to.deep.equal(
      new Map([
        ['internet', ['社内PC', 'web']],
        ['any', ['web']],
      ]),
    );
    expect(load(RIGHT)).not.to.have.property('groups');
  });

  it('with a host that is not there are told with place and "did you mean"', () => {
    const { causes } = failure(`${RIGHT}groups:\n  internet: [web, ofice PC]\n`);
    expect(causes.map(({ code }) => code)).to.deep.equal(['testbed.unknownName']);
    expect(causes[0]?.message).to.match(/testbed\.yaml:\d+:19.*ofice PC.*office PC/s);
  });

  it('must not be named as a host is, and must not be empty', () => {
    const same = failure(`${RIGHT}groups:\n  Office PC: [web]\n`);
    expect(same.causes[0]?.code).to.equal('testbed.sameName');
    const empty = failure(`${RIGHT}groups:\n  internet: []\n`);
    expect(empty.causes[0]?.code).to.equal('testbed.wrong');
  });
});
