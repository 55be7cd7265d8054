import { expect } from 'chai';
import { HostPool, type TestHost } from '../../src/host/index.js';
import { createNamespaces, ipBatch, Namespace, removeNamespaces } from '../../src/netns/index.js';
import { endOf, proveCannot, startProbe } from '../../src/traffic/index.js';

const BRIDGE = 'trx-bridge';
const ledger = { add: () => () => {} };

describe('test hosts as the ends of traffic', () => {
  let pool: HostPool | undefined;
  let hosts: [TestHost, TestHost];
  before(async () => {
    const config = (name: string, last: number) => ({
      name,
      addresses: [{ address: `10.93.0.${last}`, prefix: 24, family: 4 as const }],
      mac: `02:00:00:93:00:0${last}`,
      ...(last === 1 && { gateway: '10.93.0.2' }),
    });
    pool = await HostPool.create([config('社内 PC', 1), config('server', 2)], { ledger, site: 'trx' });
    hosts = pool.hosts as [TestHost, TestHost];
    await createNamespaces([BRIDGE], ledger);
    await ipBatch(hosts.map(({ outside }) => `link set ${outside} netns ${BRIDGE}`));
    const namespace = Namespace.open(BRIDGE);
    const ports = hosts.flatMap(({ outside }) => [
      `link set ${outside} master br0`,
      `link set ${outside} up`,
    ]);
    await ipBatch(['link add br0 type bridge', ...ports, 'link set br0 up'], { namespace });
    namespace.close();
  });
  after(async () => {
    await removeNamespaces([BRIDGE]);
    await pool?.remove();
  });

  it('carry a probe', async () => {
    const probe = await startProbe({
      from: endOf(hosts[0]),
      to: endOf(hosts[1]),
      kind: 'icmp',
      budgetMs: 5000,
    });
    const { directions } = await probe.stop();
    expect(directions).to.have.all.keys('forward', 'reverse', 'roundTrip');
  });

  it('are alive by their gateway, or by their interface where they have none', async () => {
    const [pc, server] = hosts.map(host => endOf(host));
    const gateway = await pc?.alive({ budgetMs: 1000 });
    expect(gateway?.passed).to.equal(true);
    expect(gateway?.what.en).to.include('社内 PC to its gateway (10.93.0.2)');
    const itself = await server?.alive({ budgetMs: 1000 });
    expect(itself?.passed).to.equal(true);
    expect(itself?.what.en).to.equal('server has no gateway; its interface is up');
  });

  it('prove that an address which nobody has is out of reach', async () => {
    const verdict = await proveCannot({
      from: endOf(hosts[0]),
      to: { name: 'nobody', address: '10.93.0.77' },
      service: { name: 'ICMP echo', protocol: 'icmp' },
      attempt: async limits => {
        const { outcome, story } = await hosts[0].ping('10.93.0.77', limits);
        return { answered: outcome === 'reply', outcome: story };
      },
      budgetMs: 500,
    });
    expect(verdict.finding, verdict.text.en).to.equal('proven');
  });
});
