import { once } from 'node:events';
import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { connectTcp, listenTcp, type Namespace, openPing, realtime } from '../../src/netns/index.js';
import { type ProofHost, type ProofLimits, type ProofRequest, proveCannot } from '../../src/traffic/index.js';
import { echoRequest } from '../../src/traffic/packet.js';
import { makePath, type Path, rejection } from './support.js';

const text = (what: string) => ({ en: what, ja: what });

/** Pings once; true when a reply came within the budget. */
async function ping(ns: Namespace, address: string, { budgetMs }: ProofLimits): Promise<boolean> {
  const family = address.includes(':') ? 6 : 4;
  const socket = await openPing(ns, family);
  socket.on('error', () => {});
  const until = realtime() + budgetMs;
  try {
    socket.send(echoRequest(family, 1, 1), 1, address, () => {});
    return await Promise.race([once(socket, 'message').then(() => true), delay(until - realtime(), false)]);
  } catch {
    return false;
  } finally {
    socket.close();
  }
}

describe('trying what must not be possible', () => {
  let path: Path;
  before(async () => {
    path = await makePath();
  });
  after(() => path?.remove());
  afterEach(() => path?.pass());

  const host = (end: Path['a'], gateway: string): ProofHost => ({
    ...end,
    async alive(limits) {
      const passed = await ping(end.namespace, gateway, limits);
      return {
        passed,
        what: text(`${end.name} ${passed ? 'reaches' : 'does not reach'} its gateway ${gateway}`),
      };
    },
  });

  function request(more: Partial<ProofRequest> = {}): ProofRequest {
    const { a, b } = path;
    const to = more.to ?? host(b, '10.91.2.1');
    return {
      from: host(a, '10.91.1.1'),
      to,
      service: { name: 'ICMP echo', protocol: 'icmp' },
      async attempt(limits) {
        const answered = await ping(a.namespace, to.address, limits);
        return { answered, outcome: text(answered ? 'a reply came' : 'no reply came') };
      },
      budgetMs: 300,
      ...more,
    };
  }

  const finding = async (more?: Partial<ProofRequest>) => (await proveCannot(request(more))).finding;

  it('is proven by a filter on the way there', async () => {
    await path.drop('forward');
    const verdict = await proveCannot(request());
    expect(verdict.finding, verdict.text.en).to.equal('proven');
    expect(verdict.text.en).to.include('1 packet(s) left 社内 PC, none arrived at server');
  });

  it('is refuted by a path that is open', async () => {
    expect(await finding()).to.equal('reached');
  });

  it('is not proven when only the way back is shut', async () => {
    await path.drop('reverse');
    expect(await finding()).to.equal('arrived');
  });

  it('is not proven by a sender that sends nothing', async () => {
    expect(
      await finding({ attempt: async () => ({ answered: false, outcome: text('forgot to try') }) }),
    ).to.equal('unsent');
  });

  it('is not proven by a sender that reaches nothing at all', async () => {
    const input = 'table inet trx { chain in { type filter hook input priority 0; policy drop; }; }';
    await path.drop('forward');
    await path.nft(path.a.namespace, input);
    try {
      expect(await finding()).to.equal('uncontrolled');
    } finally {
      await path.nft(path.a.namespace, 'delete table inet trx');
    }
  });

  it('is not proven by a target that is dead', async () => {
    await path.ip(path.b.namespace, 'link set eth0 down');
    expect(await finding()).to.equal('unready');
    await path.ip(path.b.namespace, 'link set eth0 up', 'route add default via 10.91.2.1');
    await path.ip(
      path.b.namespace,
      'addr add fd91:2::2/64 dev eth0 nodad',
      'route add default via fd91:2::1',
    );
  });

  it("takes an unanswered ARP request for the target's address as having asked", async () => {
    const { a } = path;
    const to = { name: 'nobody', address: '10.91.1.77' };
    const verdict = await proveCannot(request({ to }));
    expect(verdict.finding, verdict.text.en).to.equal('proven');
    expect(a.name).to.equal('社内 PC');
  });

  it('tells one TCP port from another', async () => {
    const server = await listenTcp(path.b.namespace, { host: '0.0.0.0', port: 8080 });
    let accepted: Socket | undefined;
    server.once('connection', socket => {
      accepted = socket;
    });
    await path.nft(path.router, 'add rule inet trx pass tcp dport 22 drop');
    const tcp = (port: number) =>
      finding({
        service: { name: `TCP port ${port}`, protocol: 'tcp', port },
        attempt: async limits => {
          const tried = connectTcp(path.a.namespace, { host: '10.91.2.2', port, ...limits });
          const answered = await tried.then(
            socket => socket.destroy() && true,
            () => false,
          );
          return { answered, outcome: text('tried') };
        },
      });
    expect(await tcp(22)).to.equal('proven');
    expect(await tcp(8080)).to.equal('reached');
    server.close();
    accepted?.destroy();
  });

  it('works over IPv6', async () => {
    const to = { ...host(path.b, 'fd91:2::1'), address: 'fd91:2::2' };
    const from = { ...host(path.a, 'fd91:1::1'), address: 'fd91:1::2' };
    expect(await finding({ from, to })).to.equal('reached');
    await path.drop('forward');
    expect(await finding({ from, to })).to.equal('proven');
  });

  it('packets of other test hosts do not count as arrived', async () => {
    const { router, b } = path;
    await path.drop('forward');
    const attempt = async (limits: ProofLimits) => {
      await ping(router, b.address, limits);
      return { answered: await ping(path.a.namespace, b.address, limits), outcome: text('both tried') };
    };
    expect(await finding({ attempt })).to.equal('arrived');
    expect(await finding({ attempt, others: ['10.91.2.1'] })).to.equal('proven');
  });

  it('what the attempt throws is thrown, after everything else has ended', async () => {
    const error = await rejection(
      proveCannot(request({ attempt: () => Promise.reject(new Error('no such program')) })),
    );
    expect(error.message).to.equal('no such program');
  });
});
