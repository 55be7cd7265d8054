import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import type { Cell, CellVerdict } from '../../src/traffic/index.js';
import { judgeMatrix } from '../../src/traffic/index.js';
import { forward, makeRouted, type Routed } from '../host/support.js';

describe('a matrix of requirements', function () {
  this.timeout(20_000);
  let net: Routed;
  before(async () => {
    net = await makeRouted();
  });
  after(() => net?.remove());
  afterEach(async () => {
    await net.nft('flush ruleset');
    await net.pool.reset();
  });

  function cell(service: string, allowed = true, address = '10.98.2.2'): Cell {
    const [protocol, port] = service.split('/') as [Cell['service']['protocol'], string?];
    return {
      from: { name: '社内 PC', host: net.client },
      to: { name: 'server', address, host: net.server },
      service: { name: service, protocol, ...(port !== undefined && { port: Number(port) }) },
      allowed,
    };
  }

  const judge = (cells: Cell[], convergeMs = 600) => judgeMatrix(cells, { convergeMs });
  const outcomes = (verdicts: CellVerdict[]) =>
    verdicts.map(({ outcome, finding }) => `${outcome} ${finding}`);

  it('holds where everything is as required, with every service started and stopped for it', async () => {
    await net.nft(
      ...forward(
        'tcp dport 23 drop',
        'udp dport 69 drop',
        'ip6 nexthdr icmpv6 icmpv6 type echo-request drop',
      ),
    );
    const verdicts = await judge([
      cell('icmp'),
      cell('tcp/80'),
      cell('udp/53'),
      cell('tcp/80', true, 'fd98:2::2'),
      cell('tcp/23', false),
      cell('udp/69', false),
      cell('icmp', false, 'fd98:2::2'),
    ]);
    expect(outcomes(verdicts)).to.deep.equal([
      ...Array(4).fill('held reached'),
      ...Array(3).fill('held proven'),
    ]);
    expect(verdicts[4]?.text.en).to.match(/[2-9] packets left, none arrived; control: .*gateway/);
    const after = await net.client.tcpConnect('10.98.2.2', 80, { budgetMs: 500 });
    expect(after.outcome).to.equal('refused');
  });

  it('is broken where something works that must not, whether it answers or only arrives', async () => {
    await net.nft(...forward('iifname "tsunsx-1" udp sport 53 drop', 'iifname "tsunsx-1" tcp sport 23 drop'));
    const verdicts = await judge([
      cell('icmp', false),
      cell('tcp/80', false),
      cell('udp/123', false),
      cell('udp/53', false),
      cell('tcp/23', false),
    ]);
    expect(outcomes(verdicts)).to.deep.equal([
      ...Array(3).fill('broken reached'),
      ...Array(2).fill('broken arrived'),
    ]);
  });

  it('sees what arrives though its source address was translated on the way', async () => {
    await net.nft(
      'flush ruleset',
      'table ip t { chain c { type nat hook postrouting priority 100; ip saddr 10.98.1.2 snat to 10.98.2.77; }; }',
    );
    const verdicts = await judge([cell('tcp/80', false), cell('icmp', false), cell('udp/53', false)]);
    expect(outcomes(verdicts)).to.deep.equal(Array(3).fill('broken arrived'));
  });

  it('tells how far the packets came where something does not work that must', async () => {
    await net.nft(
      ...forward(
        'tcp dport 81 drop',
        'tcp dport 82 reject with tcp reset',
        'tcp dport 83 reject with icmpx admin-prohibited',
        'tcp sport 84 drop',
        'icmp type echo-request drop',
      ),
    );
    const verdicts = await judge(['tcp/81', 'tcp/82', 'tcp/83', 'tcp/84', 'icmp'].map(each => cell(each)));
    expect(outcomes(verdicts)).to.deep.equal(Array(5).fill('broken cannot'));
    const texts = verdicts.map(({ text }) => text.en);
    expect(texts[0]).to.match(/lost on the way.*none arrived at server/);
    expect(texts[1]).to.match(/reset came from 10\.98\.2\.2/);
    expect(texts[2]).to.match(/prohibited, says 10\.98\.1\.1/);
    expect(texts[3]).to.match(/arrived at server, but no answer came back/);
    expect(texts[4]).to.match(/lost on the way/);
  });

  it('tells slow to converge apart from cannot', async () => {
    await net.nft(...forward('tcp dport 80 drop', 'icmp type echo-request drop'));
    const judging = judge([cell('tcp/80'), cell('icmp'), cell('udp/53')], 4000);
    await delay(1300);
    await net.nft('flush ruleset');
    const verdicts = await judging;
    expect(outcomes(verdicts)).to.deep.equal(['held slow', 'held slow', 'held reached']);
    expect(verdicts[0]?.afterMs).to.be.within(1000, 4000);
    expect(verdicts[0]?.text.ja).to.match(/秒後/);
  });

  it('proves nothing when the sender or the target is cut off from everybody', async () => {
    await net.nft(
      'flush ruleset',
      'table inet t { chain c { type filter hook prerouting priority -300; ip saddr 10.98.2.2 drop; }; chain d { type filter hook forward priority 0; drop; }; }',
    );
    const target = await judge([cell('tcp/80', false)]);
    expect(outcomes(target)).to.deep.equal(['unproven unready']);
    await net.nft(
      'flush ruleset',
      'table inet t { chain c { type filter hook prerouting priority -300; ip saddr 10.98.1.2 drop; }; }',
    );
    const sender = await judge([cell('tcp/80', false)]);
    expect(outcomes(sender)).to.deep.equal(['unproven uncontrolled']);
  });

  it('leaves a service alone that listens already', async () => {
    await net.server.serveHttp(80, { '/': 'mine' });
    await net.server.serveDns([{ name: 'a', type: 'A', data: '10.0.0.1' }], 53);
    const verdicts = await judge([cell('tcp/80'), cell('udp/53')]);
    expect(outcomes(verdicts)).to.deep.equal(['held reached', 'held reached']);
    const page = await net.client.httpGet('http://10.98.2.2/', { budgetMs: 1000 });
    expect(page.body).to.equal('mine');
  });
});
