import { expect } from 'chai';
import { runIn } from '../../src/netns/index.js';
import { forward, makeRouted, type Routed, rejection } from './support.js';

const budgetMs = 1500;

describe('what a test host sees of the network', () => {
  let net: Routed;
  before(async () => {
    net = await makeRouted();
  });
  after(() => net.remove());
  afterEach(() => net.nft('flush ruleset'));

  for (const [family, target, gateway, absent, lost] of [
    [4, '10.98.2.2', '10.98.1.1', '10.98.1.77', '192.0.2.1'],
    [6, 'fd98:2::2', 'fd98:1::1', 'fd98:1::77', '2001:db8::1'],
  ] as const) {
    describe(`over IPv${family}`, () => {
      const icmp = family === 4 ? 'icmp' : 'icmpv6';
      const ip = family === 4 ? 'ip' : 'ip6';

      it('ping: replies, with times between sending and receiving by the kernel', async () => {
        const result = await net.client.ping(target, { count: 3, intervalMs: 10, budgetMs });
        expect(result).to.include({ outcome: 'reply', sent: true, received: 3, count: 3 });
        for (const { sentAt, at, rttMs } of result.replies) {
          expect(rttMs)
            .to.equal((at ?? 0) - (sentAt ?? 0))
            .and.to.be.greaterThan(0);
        }
        expect(result.story.en).to.match(/^3 of 3 replies, [\d.]+ ms on average$/);
        expect(result.story.ja).to.match(/^3 回中 3 回応答、平均 [\d.]+ ms$/);
      });

      it('ping: counts what was lost', async () => {
        await net.nft(...forward(`${icmp} type echo-request numgen inc mod 2 == 0 drop`));
        const result = await net.client.ping(target, { count: 4, intervalMs: 10, budgetMs: 300 });
        expect(result).to.include({ outcome: 'partial', received: 2, count: 4 });
        expect(result.replies.filter(reply => reply.at === undefined)).to.have.lengthOf(2);
      });

      it('ping: silence is told apart from not having sent', async () => {
        await net.nft(...forward(`${icmp} type echo-request drop`));
        const result = await net.client.ping(target, { budgetMs: 200 });
        expect(result).to.include({ outcome: 'silence', sent: true, received: 0 });
        expect(result.story.en).to.equal('no answer within 200 ms (the request was seen leaving)');
      });

      it('ping: nobody answers for the address on the own network', async () => {
        const result = await net.client.ping(absent, { budgetMs: 200 });
        expect(result).to.include({ outcome: 'notSent', sent: false, unresolved: absent });
        expect(result.story.en).to.include(absent);
        expect(result.story.ja).to.include(absent);
      });

      it('ping: an unreachable network, from whom it was heard', async () => {
        const result = await net.client.ping(lost, { budgetMs });
        expect(result).to.include({ outcome: 'unreachable', sent: true });
        expect(result.error?.from).to.equal(gateway);
        expect(result.story.en).to.match(new RegExp(`^unreachable: .+, says ${gateway}$`));
      });

      it('tcp: connected', async () => {
        const service = await net.server.listenTcp(7201);
        const result = await net.client.tcpConnect(target, 7201, { budgetMs });
        expect(result).to.include({ outcome: 'connected', sent: true });
        expect(service.contacts.map(({ address }) => address)).to.deep.equal([
          net.client.addresses[family === 4 ? 0 : 1],
        ]);
        await service.close();
      });

      it('tcp: refused by the host itself', async () => {
        const result = await net.client.tcpConnect(target, 7202, { budgetMs });
        expect(result).to.include({ outcome: 'refused', sent: true });
        expect(result.story.en).to.include(`refused: ${target} answered with a reset`);
      });

      it('tcp: a filter that drops is silence', async () => {
        await net.nft(...forward('tcp dport 7203 drop'));
        const result = await net.client.tcpConnect(target, 7203, { budgetMs: 200 });
        expect(result).to.include({ outcome: 'silence', sent: true });
      });

      it('tcp: a filter that rejects is named', async () => {
        await net.nft(...forward('tcp dport 7204 reject with icmpx type admin-prohibited'));
        const result = await net.client.tcpConnect(target, 7204, { budgetMs });
        expect(result).to.include({ outcome: 'unreachable', sent: true });
        expect(result.error?.from).to.equal(gateway);
        expect(result.story.en).to.include('administratively prohibited').and.include(gateway);
      });

      it('tcp: a filter that says the port is closed is a refusal, by whom', async () => {
        await net.nft(...forward('tcp dport 7206 reject with icmpx type port-unreachable'));
        const result = await net.client.tcpConnect(target, 7206, { budgetMs });
        expect(result.outcome).to.equal('refused');
        expect(result.error?.from).to.equal(gateway);
      });

      it('tcp: a route that leads nowhere', async () => {
        const result = await net.client.tcpConnect(lost, 80, { budgetMs: 4000 });
        expect(result.outcome).to.equal('unreachable');
        expect(result.error?.from).to.equal(gateway);
      });

      it('udp: reply, refused, filtered', async () => {
        const service = await net.server.udpEcho(7205);
        const answered = await net.client.udpSend(target, 7205, { payload: '問い', budgetMs });
        expect(answered).to.include({ outcome: 'reply', sent: true });
        expect(String(answered.reply)).to.equal('問い');
        expect(service.contacts).to.have.lengthOf(1);
        await service.close();
        const refused = await net.client.udpSend(target, 7205, { budgetMs });
        expect(refused).to.include({ outcome: 'refused', sent: true });
        expect(refused.error?.from).to.equal(target);
        await net.nft(...forward(`${ip} daddr ${target} udp dport 7205 drop`));
        const filtered = await net.client.udpSend(target, 7205, { budgetMs: 200 });
        expect(filtered).to.include({ outcome: 'silence', sent: true });
      });

      it('http: pages, status and headers, in both directions with curl', async () => {
        const host = family === 6 ? `[${target}]` : target;
        const service = await net.server.serveHttp(8080, {
          '/': '<h1>ようこそ</h1>',
          '/moved': { status: 301, headers: { location: '/' }, body: '' },
        });
        const page = await net.client.httpGet(`http://${host}:8080/`, { budgetMs });
        expect(page).to.include({ outcome: 'answered', status: 200, body: '<h1>ようこそ</h1>', sent: true });
        const moved = await net.client.httpGet(`http://${host}:8080/moved`, { budgetMs });
        expect([moved.status, moved.headers?.location]).to.deep.equal([301, '/']);
        const curl = await net.client.run(['curl', '-s', `http://${host}:8080/`], { budgetMs });
        expect(curl.stdout).to.equal('<h1>ようこそ</h1>');
        await service.close();
        const closed = await net.client.httpGet(`http://${host}:8080/`, { budgetMs });
        expect(closed.outcome).to.equal('refused');
      });

      it('dns: answers, NXDOMAIN, TCP, and what dig sees', async () => {
        const service = await net.server.serveDns([
          { name: 'www.example.jp', type: 'A', data: '10.98.2.2' },
          { name: 'www.example.jp', type: 'AAAA', data: 'fd98:2::2' },
          { name: 'alias.example.jp', type: 'CNAME', data: 'www.example.jp' },
          { name: 'long.example.jp', type: 'TXT', data: ['x'.repeat(250), 'y'.repeat(250), 'z'.repeat(250)] },
        ]);
        const ask = (name: string, type: 'A' | 'AAAA' | 'TXT', tcp = false) =>
          net.client.dnsQuery(name, type, { server: target, budgetMs, tcp });
        expect((await ask('www.example.jp', 'AAAA')).answers[0]?.data).to.equal('fd98:2::2');
        expect((await ask('alias.example.jp', 'A', true)).answers.map(({ data }) => data)).to.deep.equal([
          'www.example.jp',
          '10.98.2.2',
        ]);
        expect(await ask('none.example.jp', 'A')).to.include({ outcome: 'failed', rcode: 'NXDOMAIN' });
        expect((await ask('long.example.jp', 'TXT')).answers[0]?.data).to.have.lengthOf(750);
        const dig = await net.client.run(`dig +short @${target} www.example.jp`, { budgetMs: 3000 });
        expect(dig.stdout).to.equal('10.98.2.2\n');
        const fetched = await net.client.httpGet('http://www.example.jp:8081/', { dns: target, budgetMs });
        expect(fetched.outcome).to.equal('refused');
        await service.close();
        expect((await ask('www.example.jp', 'A')).outcome).to.equal('refused');
      });
    });
  }

  it('what is not DNS is told as that', async () => {
    const services = [await net.server.udpEcho(5300), await net.server.serveHttp(5300, {})];
    const ask = (tcp: boolean) =>
      net.client.dnsQuery('www.example.jp', 'A', { port: 5300, tcp, budgetMs: 500 });
    expect([(await ask(false)).outcome, (await ask(true)).outcome]).to.deep.equal(['failed', 'silence']);
    await Promise.all(services.map(service => service.close()));
  });

  it('a name that cannot be resolved is told as that', async () => {
    const service = await net.server.serveDns([]);
    const result = await net.client.httpGet('http://none.example.jp/', { budgetMs });
    expect(result.outcome).to.equal('notSent');
    expect(result.story.en).to.equal('none.example.jp not resolved: answered NXDOMAIN');
    await service.close();
  });

  it('without a route nothing is sent, and that is said', async () => {
    await runIn(net.client.ns, 'ip', ['route', 'del', 'default'], { budgetMs });
    const [ping, tcp, udp] = await Promise.all([
      net.client.ping('10.98.2.2', { budgetMs }),
      net.client.tcpConnect('10.98.2.2', 80, { budgetMs }),
      net.client.udpSend('10.98.2.2', 80, { budgetMs }),
    ]);
    await runIn(net.client.ns, 'ip', ['route', 'add', 'default', 'via', '10.98.1.1'], { budgetMs });
    for (const result of [ping, tcp, udp]) {
      expect(result).to.include({ outcome: 'notSent', sent: false });
      expect(result.story.en).to.include('ENETUNREACH');
    }
  });

  it('mistakes are errors and not results', async () => {
    const given = await rejection((async () => net.client.ping('server', { budgetMs }))());
    expect(given.code).to.equal('host.notAddress');
    const url = await rejection(net.client.httpGet('server/page', { budgetMs }));
    expect(url.code).to.equal('host.badUrl');
  });

  it('waiting ends when it is given up', async () => {
    await net.nft(...forward('drop'));
    const attempts = [
      (signal: AbortSignal) => net.client.ping('10.98.2.2', { budgetMs: 9000, signal }),
      (signal: AbortSignal) => net.client.tcpConnect('10.98.2.2', 80, { budgetMs: 9000, signal }),
      (signal: AbortSignal) => net.client.udpSend('10.98.2.2', 80, { budgetMs: 9000, signal }),
      (signal: AbortSignal) => net.client.httpGet('http://10.98.2.2/', { budgetMs: 9000, signal }),
      (signal: AbortSignal) => net.client.dnsQuery('a.jp', 'A', { budgetMs: 9000, signal, tcp: true }),
    ];
    const errors = await Promise.all(attempts.map(attempt => rejection(attempt(AbortSignal.timeout(50)))));
    expect(errors.map(({ name }) => name)).to.deep.equal(Array(5).fill('TimeoutError'));
  });
});
