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

  it('are the hosts whose addresses they name, the one that others reach them by too', () => {
    const text = `${RIGHT}`.replace(
      'aliases: [office PC]',
      'aliases: [office PC]\n    publicAddress: 203.0.113.5',
    );
    const hosts = (step: string) => [...needsOf([step], [], load(text)).hosts];
    expect(hosts('can open TCP port 80 of 203.0.113.5')).to.deep.equal(['社内PC']);
    expect(hosts('can fetch "http://10.0.2.10:8080/"')).to.deep.equal(['web']);
    expect(hosts('can ping 10.0.2.101')).to.deep.equal([]);
  });

  it('is the whole network where they name a link or a device, or a tag says so', () => {
    expect(needsOf(['リンク「主回線」を切断する'], [], testbed).alone).to.equal(true);
    expect(needsOf(['機器「R1」の役割'], [], testbed).alone).to.equal(true);
    expect(needsOf(['"office PC" can ping "web"'], ['@drill'], testbed).alone).to.equal(true);
    expect(needsOf(['"office PC" can ping "web"'], [], testbed).alone).to.equal(false);
  });
});
