import { expect } from 'chai';
import { needsOf } from '../../src/testbed/needs.js';
import { load, RIGHT } from './support.js';

describe('what a scenario needs', () => {
  const testbed = load(`${RIGHT}groups:\n  internet: [web]\n`);
  const hostsOf = (...texts: string[]) => [...needsOf(texts, [], testbed).hosts];

  it('are the hosts that its steps name, by alias too', () => {
    expect(hostsOf('"office PC" can ping 10.0.0.1')).to.deep.equal(['社内PC']);
    expect(hostsOf('{"rows":[{"cells":[{"value":"社内ＰＣ"}]}]}')).to.deep.equal(['社内PC']);
  });

  it('are the hosts of a group that they name', () => {
    expect(hostsOf('internet')).to.deep.equal(['web']);
  });

  it('are all hosts when a file says who is meant', () => {
    expect(hostsOf('the requirements in "r.csv" hold')).to.deep.equal(['社内PC', 'web']);
  });
});
