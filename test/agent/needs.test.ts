import { expect } from 'chai';
import { needsOf } from '../../src/agent/server/needs.js';
import { loadTestbed } from '../../src/testbed/index.js';

describe('what a scenario needs', () => {
  const testbed = loadTestbed('labs/enterprise/testbed.yaml', { env: {} });
  const needs = (text: string, ...tags: string[]) => {
    const { hosts, alone } = needsOf([text], tags, testbed);
    return [...hosts, ...(alone ? ['alone'] : [])];
  };

  it('is the hosts that its steps name, by name, alias or address', () => {
    expect(needs('「開発PC」から「DMZサーバ」に ping が通る')).to.deep.equal(['DMZサーバ', '開発PC']);
    expect(needs('"partner PC" can ping 10.10.0.100')).to.deep.equal(['協力会社PC', 'DMZサーバ']);
    expect(needs('http://10.10.10.2:13000/')).to.deep.equal(['テストサーバ']);
  });

  it('is the host that is reached by a public address', () => {
    expect(needs('「協力会社PC」から「203.0.113.5」に ping が通る')).to.deep.equal([
      '協力会社PC',
      'VPNサーバ',
    ]);
  });

  it('is the whole network where a link, a device or a tag says so', () => {
    expect(needs('リンク「FW1 - L2SW1」を切断する')).to.include('alone');
    expect(needs('機器「FW2」の役割は「BACKUP」である')).to.include('alone');
    expect(needs('', '@drill')).to.deep.equal(['alone']);
  });
});
