import { expect } from 'chai';
import {
  announceAddress,
  dhcpDiscover,
  dhcpService,
  multicastReceive,
  multicastService,
  neighbourLookup,
  pathMtu,
  sendRawIp,
} from '../../src/host/index.js';
import { ipBatch, runIn } from '../../src/netns/index.js';
import { waitFor } from '../../src/wait/index.js';
import { type Lan, makeLan } from './support/lan.js';
import { Programs } from './support/programs.js';
import { forward, makeRouted, type Routed } from './support.js';

const budgetMs = 3000;

describe("on a host's own network", function () {
  this.timeout(20_000);
  let lan: Lan;
  let programs: Programs;
  before(async () => {
    lan = await makeLan();
    programs = new Programs();
  });
  after(async () => {
    await programs.end();
    await lan.remove();
  });
  afterEach(async () => {
    await Promise.all(lan.hosts.map(host => host.reset()));
  });

  for (const [family, base, prefix] of [
    [4, '10.98.1.', 24],
    [6, 'fd98:1::', 64],
  ] as const) {
    describe(`over IPv${family}`, () => {
      it('says which MAC an address is at, as the kernel finds it', async () => {
        const [a, b] = lan.hosts;
        const result = await a.use(neighbourLookup, `${base}3`, { from: `${base}2`, budgetMs });
        expect(result).to.deep.include({ outcome: 'answered', macs: [b.config.mac], sent: true });
        await a.ping(`${base}3`, { budgetMs });
        const { stdout } = await runIn(a.ns, 'ip', ['neigh', 'show', `${base}3`], { budgetMs });
        expect(stdout).to.include(`lladdr ${result.macs[0]}`);
      });

      it('says that nobody has an address', async () => {
        const [a] = lan.hosts;
        const result = await a.use(neighbourLookup, `${base}77`, { budgetMs: 300 });
        expect(result).to.deep.include({ outcome: 'silence', macs: [], sent: true });
      });

      it('finds an address that two machines have, of others and its own', async () => {
        const [a, b, c] = lan.hosts;
        const change = (verb: string) =>
          ipBatch(
            [`addr ${verb} ${base}3/${prefix} dev eth0${family === 6 && verb === 'add' ? ' nodad' : ''}`],
            {
              namespace: c.ns,
            },
          );
        await change('add');
        try {
          const result = await a.use(neighbourLookup, `${base}3`, { budgetMs });
          expect(result.outcome).to.equal('duplicate');
          expect(result.macs).to.have.members([b.config.mac, c.config.mac]);
          expect(result.story.ja).to.match(/を 2 台が使っています/);
          const own = await b.use(neighbourLookup, `${base}3`, { budgetMs });
          expect(own).to.deep.include({ outcome: 'answered', macs: [c.config.mac] });
        } finally {
          await change('del');
        }
      });

      it('tells others where an address is, who believe it', async () => {
        const [a, b] = lan.hosts;
        await a.ping(`${base}3`, { budgetMs });
        await b.use(announceAddress, `${base}3`, { mac: '02:00:00:00:00:99' });
        const seen = () => runIn(a.ns, 'ip', ['neigh', 'show', `${base}3`], { budgetMs });
        await waitFor(
          async () => {
            const { stdout } = await seen();
            return stdout.includes('02:00:00:00:00:99')
              ? { done: true, value: stdout }
              : { done: false, seen: stdout };
          },
          { budgetMs },
        );
        await b.use(announceAddress, `${base}3`, {});
      });

      it('receives a group that ours sends, by itself and by socat', async () => {
        const [a, b] = lan.hosts;
        const group = family === 4 ? '239.1.2.3' : 'ff15::1:2:3';
        await a.serve(5004, multicastService({ group, payload: 'frame', intervalMs: 50 }));
        const result = await b.use(multicastReceive, group, { port: 5004, own: '10.98.1.3', budgetMs });
        expect(result, result.story.en).to.include({ outcome: 'received', payload: 'frame' });
        const join =
          family === 4
            ? 'UDP4-RECV:5004,ip-add-membership=239.1.2.3:10.98.1.3'
            : `UDP6-RECV:5004,ipv6-join-group=[${group}]:eth0`;
        const socat = await b.run(`timeout 1 socat -u ${join} - | head -c 5`, { budgetMs });
        expect(socat.stdout, socat.stderr).to.equal('frame');
      });

      it('receives a group that socat sends, and says so where nothing comes', async () => {
        const [a, b] = lan.hosts;
        const group = family === 4 ? '239.1.2.4' : 'ff15::1:2:4';
        const silent = await b.use(multicastReceive, group, { port: 5005, own: '10.98.1.3', budgetMs: 200 });
        expect(silent).to.include({ outcome: 'silence', joined: true });
        const to = family === 4 ? `UDP4-DATAGRAM:${group}:5005` : `UDP6-DATAGRAM:[${group}]:5005`;
        const send = `for i in 1 2 3 4 5 6 7 8; do echo real; sleep 0.1; done | socat -u - ${to}`;
        const sending = a.run(send, { budgetMs });
        const result = await b.use(multicastReceive, group, { port: 5005, own: '10.98.1.3', budgetMs });
        expect(result).to.include({ outcome: 'received', payload: 'real\n' });
        await sending;
      });

      it('receives a group from one source only', async () => {
        const [a, b, c] = lan.hosts;
        const group = family === 4 ? '232.1.2.3' : 'ff35::1:2:3';
        await a.serve(5006, multicastService({ group, payload: 'wrong', intervalMs: 20 }));
        await c.serve(5006, multicastService({ group, payload: 'right', intervalMs: 20 }));
        const wanted = { port: 5006, source: `${base}4`, own: '10.98.1.3', budgetMs };
        const result = await b.use(multicastReceive, group, wanted);
        expect(result).to.include({ outcome: 'received', payload: 'right', from: `${base}4` });
      });
    });
  }

  it('DHCP: dnsmasq offers, and two servers are told as that', async () => {
    const [a, b, c] = lan.hosts;
    const { folder } = programs;
    const dnsmasq = [
      ...['dnsmasq', '--keep-in-foreground', '--conf-file=/dev/null', '--port=0', '--user=root'],
      ...['--dhcp-range=10.98.1.100,10.98.1.110,255.255.255.0,1h', '--dhcp-option=3,10.98.1.1'],
      ...[
        `--dhcp-leasefile=${folder}/leases`,
        `--pid-file=${folder}/dnsmasq.pid`,
        '--no-ping',
        '--log-facility=-',
      ],
    ];
    let result = await a.use(dhcpDiscover, '255.255.255.255', { budgetMs: 200 });
    expect(result).to.include({ outcome: 'silence', sent: true });
    await programs.start(b.ns, dnsmasq, async () => {
      result = await a.use(dhcpDiscover, '255.255.255.255', { budgetMs: 1000 });
      return result.outcome === 'answered';
    });
    const [offer] = result.offers;
    expect(offer).to.deep.include({ server: '10.98.1.3', mask: '255.255.255.0', routers: ['10.98.1.1'] });
    expect(offer?.address).to.match(/^10\.98\.1\.1(0\d|10)$/);
    expect(offer?.leaseS).to.equal(3600);
    await c.serve(67, dhcpService({ first: '10.98.1.200', last: '10.98.1.210', prefix: 24 }));
    const both = await a.use(dhcpDiscover, '255.255.255.255', { budgetMs });
    expect(both.outcome).to.equal('several');
    expect(both.offers.map(({ server }) => server)).to.have.members(['10.98.1.3', '10.98.1.4']);
    expect(both.story.en).to.match(/^2 DHCP servers offer: /);
    await programs.stop();
  });

  it('DHCP: dhclient gets a lease from ours', async () => {
    const [a, , c] = lan.hosts;
    await c.serve(
      67,
      dhcpService({
        first: '10.98.1.200',
        last: '10.98.1.201',
        prefix: 24,
        router: '10.98.1.1',
        dns: ['10.98.2.2'],
      }),
    );
    const lease = `${programs.folder}/dhclient.leases`;
    // Its script, which would change the host, is replaced.
    const options = `-sf /bin/true -cf /dev/null -lf ${lease} -pf ${programs.folder}/dhclient.pid`;
    const dhclient = `dhclient -4 -1 -v -d ${options} eth0`;
    const bound = `until grep -q expire ${lease}; do sleep 0.05; done`;
    const { stdout, stderr } = await a.run(
      `touch ${lease}; ${dhclient} & ${bound}; kill $!; wait; cat ${lease}`,
      { budgetMs: 6000 },
    );
    expect(stderr).to.match(/DHCPACK of 10\.98\.1\.200 from 10\.98\.1\.4/);
    expect(stdout).to.include('option routers 10.98.1.1').and.include('option subnet-mask 255.255.255.0');
  });
});

describe('packets of their own kind', function () {
  this.timeout(20_000);
  let net: Routed;
  let programs: Programs;
  before(async () => {
    net = await makeRouted();
    programs = new Programs();
  });
  after(async () => {
    await programs.end();
    await net.remove();
  });
  afterEach(() => net.nft('flush ruleset'));

  for (const [family, target, gateway] of [
    [4, '10.98.2.2', '10.98.1.1'],
    [6, 'fd98:2::2', 'fd98:1::1'],
  ] as const) {
    describe(`over IPv${family}`, () => {
      for (const [name, protocol] of [
        ['VRRP', 112],
        ['OSPF', 89],
        ['GRE', 47],
        ['ESP', 50],
      ] as const) {
        it(`${name}: arrives, as tcpdump sees it, or is dropped, or rejected`, async () => {
          const receiver = net.server.ns;
          const send = (ms = budgetMs) =>
            net.client.use(sendRawIp, target, { protocol, receiver, payload: 'x'.repeat(16), budgetMs: ms });
          const filter = family === 4 ? `ip proto ${protocol}` : `ip6 proto ${protocol}`;
          const tcpdump = ['tcpdump', '--immediate-mode', '-lnni', 'eth0', filter];
          const dump = await programs.start(receiver, tcpdump, said => said.includes('listening on'));
          expect(await send()).to.include({ outcome: 'arrived', sent: true });
          await waitFor(
            () => (dump().includes(`> ${target}`) ? { done: true, value: 0 } : { done: false, seen: dump() }),
            {
              budgetMs,
            },
          );
          await programs.stop();
          await net.nft(...forward(`meta l4proto ${protocol} drop`));
          expect((await send(200)).outcome).to.equal('silence');
          // nft only rejects what has a right checksum, if it is of a protocol that has one.
          if (name !== 'GRE' && name !== 'ESP') return;
          await net.nft(...forward(`meta l4proto ${protocol} reject with icmpx type admin-prohibited`));
          const told = await send();
          expect(told.outcome).to.equal('unreachable');
          expect(told.error?.from).to.equal(gateway);
        });
      }

      it('the path MTU: whole, told by a router, and in a black hole', async () => {
        expect(await net.client.use(pathMtu, target, { budgetMs })).to.include({
          outcome: 'answered',
          mtu: 1500,
        });
        await ipBatch([`link set ${net.server.outside} mtu 1400`], { namespace: net.router });
        try {
          const told = await net.client.use(pathMtu, target, { budgetMs });
          expect(told).to.include({ mtu: 1400, limitedBy: gateway, blackHole: false });
          const real = (bytes: number) => {
            const size = bytes - (family === 4 ? 28 : 48);
            return net.client.run(`ping -c 1 -W 1 -M do -s ${size} ${target}`, { budgetMs });
          };
          expect([(await real(1401)).exitCode, (await real(1400)).exitCode]).to.deep.equal([1, 0]);
        } finally {
          await ipBatch([`link set ${net.server.outside} mtu 1500`], { namespace: net.router });
        }
        await net.nft(...forward('meta length > 1450 drop'));
        const hole = await net.client.use(pathMtu, target, { waitMs: 50, budgetMs });
        expect(hole).to.include({ mtu: 1450, blackHole: true });
        expect(hole.story.en).to.include('vanish without a word');
      });
    });
  }
});
