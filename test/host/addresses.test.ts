import { expect } from 'chai';
import { dhcpService, HostPool, Program, type TestHost } from '../../src/host/index.js';
import { createNamespaces, ipBatch, Namespace, removeNamespaces, runIn } from '../../src/netns/index.js';
import { waitFor } from '../../src/wait/index.js';
import { MemoryLedger, rejection } from './support.js';

const LIMITS = { budgetMs: 5000 };
const BRIDGE = 'nsx-dhcp';
const MAC = '02:00:00:97:00:02';

describe('a test host that gets its addresses from the network', () => {
  let pool: HostPool;
  let server: TestHost;
  let client: TestHost;
  const look = async () => {
    const { stdout } = await runIn(
      client.ns,
      'sh',
      ['-c', 'ip addr show dev eth0; ip route; ip -6 route'],
      LIMITS,
    );
    return stdout;
  };
  const dnsmasq = (more: string) =>
    Program.start(
      server,
      `exec dnsmasq -k -C /dev/null -R -h --port=0 --pid-file= --log-dhcp --log-facility=- --no-ping --dhcp-leasefile=$TMPDIR/l ${more}`,
      { ...LIMITS, ready: { udp: 67 } },
    );

  before(async () => {
    pool = await HostPool.create(
      [
        {
          name: 'server',
          mac: '02:00:00:97:00:01',
          addresses: [
            { address: '10.97.0.1', prefix: 24, family: 4 },
            { address: 'fd97::1', prefix: 64, family: 6 },
          ],
        },
        { name: 'client', mac: MAC, addresses: [], dynamic: ['dhcp'] },
        { name: 'v6 client', mac: '02:00:00:97:00:03', addresses: [], dynamic: ['slaac'] },
      ],
      { ledger: new MemoryLedger(), site: 'nsxd' },
    );
    [server, client] = pool.hosts as [TestHost, TestHost];
    await createNamespaces([BRIDGE], new MemoryLedger());
    const bridge = Namespace.open(BRIDGE);
    const outsides = pool.hosts.map(({ outside }) => outside);
    await ipBatch(outsides.map(name => `link set ${name} netns ${BRIDGE}`));
    await ipBatch(
      [
        'link add br0 type bridge forward_delay 0',
        'link set br0 up',
        ...outsides.flatMap(name => [`link set ${name} master br0`, `link set ${name} up`]),
      ],
      { namespace: bridge },
    );
    bridge.close();
  });
  afterEach(() => pool.reset());
  after(async () => {
    await pool.remove();
    expect(await removeNamespaces([BRIDGE])).to.deep.equal([]);
  });

  it('takes what dnsmasq offers by DHCP, uses it, renews it, and gives it back when it is reset', async () => {
    const program = await dnsmasq(
      '--dhcp-range=10.97.0.50,10.97.0.60,2m --dhcp-option=option:router,10.97.0.1 --dhcp-option=option:dns-server,10.97.0.1',
    );
    expect(client.lacksAddresses).to.equal(true);
    await client.acquire(LIMITS);
    expect(client.lacksAddresses).to.equal(false);
    const [address = ''] = client.addresses;
    expect(address).to.match(/^10\.97\.0\.5\d$|^10\.97\.0\.60$/);
    expect(client.nameServer).to.equal('10.97.0.1');
    expect(client.wayOf(address)).to.deep.equal({ ifname: 'eth0', gateway: '10.97.0.1' });
    expect(await look())
      .to.include(`${address}/24`)
      .and.include('default via 10.97.0.1 dev eth0');
    expect((await client.ping('10.97.0.1', LIMITS)).outcome).to.equal('reply');
    const asked = () => program.report().output.match(/DHCPREQUEST/g)?.length ?? 0;
    expect(asked()).to.equal(1);
    await client.acquire(LIMITS);
    expect(program.report().output, 'before it asks anew').to.match(
      new RegExp(`DHCPRELEASE.*${address} ${MAC}`),
    );
    await pool.reset([client]);
    expect(client.addresses).to.deep.equal([]);
    expect(await look()).not.to.include('10.97.0.');
  });

  it('renews a lease while it is held, and loses the address when nobody renews it', async () => {
    const scope = { first: '10.97.0.70', last: '10.97.0.70', prefix: 24, router: '10.97.0.1', leaseS: 1 };
    const service = await server.serve(67, dhcpService(scope));
    await client.acquire(LIMITS);
    const since = performance.now();
    await waitFor(
      () =>
        performance.now() - since > 1500
          ? { done: true, value: undefined }
          : { done: false, seen: `${service.contacts.length} messages` },
      { ...LIMITS, everyMs: 50 },
    );
    expect(await look(), 'longer than the lease').to.include('10.97.0.70/24');
    await service.close();
    const gone = async () => {
      const seen = await look();
      return seen.includes('10.97.0.70')
        ? { done: false as const, seen }
        : { done: true as const, value: undefined };
    };
    await waitFor(gone, { ...LIMITS, everyMs: 100 });
  });

  it('says so when no server answers', async () => {
    const error = await rejection(client.acquire({ budgetMs: 300 }));
    expect(error.code).to.equal('host.noLease');
    expect(error.message).to.include('client').and.include('no server offered one within 300 ms');
  });

  it('makes itself an IPv6 address of what a router advertises, and says so when none does', async () => {
    const host = pool.get('v6 client');
    const error = await rejection(host.acquire({ budgetMs: 200 }));
    expect(error.code).to.equal('host.noAdvertisement');
    await dnsmasq('--enable-ra --dhcp-range=fd97::,ra-only,64,2m --dhcp-range=10.97.0.50,10.97.0.60,2m');
    await host.acquire(LIMITS);
    expect(host.addresses).to.deep.equal(['fd97::ff:fe97:3']);
    expect((await host.ping('fd97::1', LIMITS)).outcome).to.equal('reply');
    await pool.reset();
    expect(host.addresses).to.deep.equal([]);
  });
});
