import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { expect } from 'chai';
import {
  HOST_FILES,
  type HostConfig,
  HostPool,
  hostNames,
  type TestHost,
  undoHostFiles,
} from '../../src/host/index.js';
import { ipBatch, Namespace, namespaceNames, runIn, undoNetns, undoVeth } from '../../src/netns/index.js';
import type { UndoRecord } from '../../src/scope/index.js';
import { hostConfig, MemoryLedger, makeRouted, rejection } from './support.js';

const own = Namespace.own();
const site = 'nsxp';

async function leftovers(): Promise<string[]> {
  const links = await runIn(own, 'ip', ['-o', 'link'], { budgetMs: 3000 });
  const veths = links.stdout.match(/tsunsxp-\d+/g) ?? [];
  return [...namespaceNames().filter(name => name.startsWith('tsu-nsxp-')), ...veths];
}

const configs = (count: number) =>
  Array.from({ length: count }, (_, index) => hostConfig(`ホスト${index}`, 3, index + 2));

describe('a pool of test hosts', () => {
  afterEach(async () => {
    expect(await leftovers()).to.deep.equal([]);
  });

  it('gives each host its namespace, MAC, addresses and route, with checksums filled in by the sender', async () => {
    const pool = await HostPool.create(configs(3), { ledger: new MemoryLedger(), site });
    const host = pool.get('ホスト1');
    const show = async (...args: string[]) => (await runIn(host.ns, 'ip', args, { budgetMs: 3000 })).stdout;
    expect(await show('-br', 'link', 'show', 'eth0')).to.include('02:00:00:98:03:03');
    expect(await show('-br', 'addr', 'show', 'eth0'))
      .to.include('10.98.3.3/24')
      .and.include('fd98:3::3/64');
    expect(await show('addr', 'show', 'tentative'), 'usable at once').to.equal('');
    const heeded = await runIn(host.ns, 'sysctl', ['-n', 'net.ipv6.conf.eth0.accept_ra'], { budgetMs: 3000 });
    expect(heeded.stdout, 'router advertisements').to.equal('0\n');
    expect(await show('route', 'show', 'default')).to.include('via 10.98.3.1 dev eth0');
    for (const [ns, ifname] of [
      [host.ns, 'eth0'],
      [own, host.outside],
    ] as const) {
      const features = await runIn(ns, 'ethtool', ['-k', ifname], { budgetMs: 3000 });
      expect(features.stdout).to.match(/^tx-checksumming: off/m);
    }
    await pool.remove();
    await pool.remove();
  });

  it('records what it makes before, and strikes it when it is gone', async () => {
    const ledger = new MemoryLedger();
    const pool = await HostPool.create(configs(2), { ledger, site });
    expect([...ledger.records]).to.have.deep.members(
      [0, 1].flatMap(index => {
        const { namespace, outside } = hostNames(site, index);
        return [
          { kind: 'netns', name: namespace },
          { kind: 'veth', name: outside[0] },
        ];
      }),
    );
    await pool.remove();
    expect(ledger.records.size).to.equal(0);
  });

  it('touches nothing when a name is taken', async () => {
    const [outside = ''] = hostNames(site, 1).outside;
    await ipBatch([`link add ${outside} type veth peer name nsxpeer`]);
    const ledger = new MemoryLedger();
    const error = await rejection(HostPool.create(configs(2), { ledger, site }));
    expect(error.code).to.equal('host.interfaceExists');
    expect(error.message).to.include(outside);
    expect(ledger.records.size).to.equal(0);
    await ipBatch([`link delete ${outside}`]);
  });

  it('removes what it made when a host cannot be made', async () => {
    const ledger = new MemoryLedger();
    const [good, bad] = configs(2);
    const broken = [good, { ...bad, gateway: '192.0.2.1' }] as Parameters<typeof HostPool.create>[0];
    const error = await rejection(HostPool.create(broken, { ledger, site }));
    expect(error.code).to.equal('netns.command');
    expect(error.message).to.include('route replace default via 192.0.2.1');
    expect(ledger.records.size).to.equal(0);
  });

  it('names the nearest host when there is none of that name', async () => {
    const pool = await HostPool.create(configs(2), { ledger: new MemoryLedger(), site });
    const error = await rejection((async () => pool.get('ホスト０２'))());
    expect(error.message).to.include('ホスト0');
    await pool.remove();
  });

  it('is undone from its records after its process was killed, with the programs in it', async () => {
    const dist = new URL('../../src/host/index.js', import.meta.url).href;
    const script = `
      const { HostPool } = await import('${dist}');
      const ledger = { add(...records) { for (const record of records) console.log(JSON.stringify(record)); return () => {}; } };
      const pool = await HostPool.create(${JSON.stringify(configs(3))}, { ledger, site: '${site}' });
      await pool.hosts[0].serveHttp(80, {});
      await pool.hosts[1].run('sleep 60 >/dev/null 2>&1 & echo $!', { budgetMs: 1000 }).then(
        result => console.log(JSON.stringify({ kind: 'sleep', pid: Number(result.stdout) })));
      console.log(JSON.stringify({ kind: 'ready' }));
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    for await (const chunk of child.stdout) {
      text += chunk;
      if (text.includes('"ready"')) break;
    }
    child.kill('SIGKILL');
    await once(child, 'exit');
    const records = text
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as UndoRecord);
    const sleeping = records.find(({ kind }) => kind === 'sleep')?.pid;
    expect((await leftovers()).length).to.equal(6);
    const undo: Record<string, (record: UndoRecord) => unknown> = {
      ...{ netns: undoNetns, veth: undoVeth, [HOST_FILES]: undoHostFiles },
    };
    for (let round = 0; round < 2; round++) {
      for (const record of [...records].reverse()) {
        await undo[record.kind]?.(record);
      }
    }
    expect(sleeping).to.be.a('number');
    expect(existsSync(`/proc/${sleeping}/ns/net`) && (await stillRuns(sleeping))).to.equal(false);
  });
});

async function stillRuns(pid: unknown): Promise<boolean> {
  const state = await runIn(own, 'ps', ['-o', 'stat=', '-p', String(pid)], { budgetMs: 3000 });
  return state.stdout.trim() !== '' && !state.stdout.startsWith('Z');
}

describe('resetting test hosts', () => {
  afterEach(async () => {
    expect(await leftovers()).to.deep.equal([]);
  });

  it('ends services, connections and processes, and undoes what commands changed', async () => {
    const net = await makeRouted();
    const { client, server } = net;
    const target = server.addresses[0] ?? '';
    await server.listenTcp(7301);
    const [background] = (
      await server.run('sleep 60 >/dev/null 2>&1 & echo $!', { budgetMs: 2000 })
    ).stdout.split('\n');
    await server.run(
      'ip addr add 10.98.2.99/24 dev eth0; ip route add 192.0.2.0/24 via 10.98.2.1; ip link set eth0 mtu 1400;' +
        'nft add table ip t; nft add chain ip t c "{ type filter hook input priority 0; policy drop; }"',
      { budgetMs: 3000 },
    );
    expect((await client.ping(target, { budgetMs: 100 })).outcome, 'filtered').to.equal('silence');
    await net.reset();
    expect((await client.ping(target, { budgetMs: 1000 })).outcome).to.equal('reply');
    expect((await client.tcpConnect(target, 7301, { budgetMs: 1000 })).outcome).to.equal('refused');
    expect(await stillRuns(background)).to.equal(false);
    const { stdout } = await runIn(server.ns, 'sh', ['-c', 'ip addr; ip route'], { budgetMs: 2000 });
    expect(stdout).to.include('10.98.2.2/24').and.include('default via 10.98.2.1').and.include('mtu 1500');
    expect(stdout).not.to.include('10.98.2.99').and.not.include('192.0.2.0');
    await net.remove();
  });

  it('keeps nothing of a host where commands ran but its interface', async () => {
    const net = await makeRouted();
    const { client, server } = net;
    const target = server.addresses[0] ?? '';
    const traces =
      'ip rule; ip -br link; ip neigh; sysctl -n net.ipv4.ip_forward; tc qdisc show dev eth0; cat /proc/net/tcp | wc -l;' +
      'conntrack -L 2>/dev/null | wc -l; nft list ruleset; ethtool -k eth0 | grep ^tx-check; ls /run/tsunagu/.hosts/*/left 2>/dev/null';
    const look = async () => (await runIn(server.ns, 'sh', ['-c', traces], { budgetMs: 3000 })).stdout;
    const before = await look();
    const dirtied = await server.run(
      'nft add table ip t; nft add chain ip t c "{ type filter hook input priority 0; }"; nft add rule ip t c ct state new accept;' +
        'ip rule add from 10.0.0.0/8 table 7; ip link add d0 type veth peer name d1; ip neigh add 10.98.2.77 lladdr 02:00:00:00:00:07 dev eth0;' +
        'sysctl -qw net.ipv4.ip_forward=1; tc qdisc add dev eth0 root pfifo limit 5; touch $TMPDIR/left; ping -c1 10.98.2.1;' +
        'ip link set eth0 address 02:00:00:00:00:99',
      { budgetMs: 5000 },
    );
    expect(dirtied.stderr).to.equal('');
    expect(await look()).not.to.equal(before);
    await net.reset();
    expect(await look()).to.equal(before);
    expect(existsSync(`/etc/netns/${server.ns.name}`)).to.equal(false);
    expect(existsSync(`/run/tsunagu/.hosts/${server.ns.name}`)).to.equal(false);
    expect((await client.ping(target, { budgetMs: 1000 })).outcome).to.equal('reply');
    await net.remove();
  });

  it('makes an interface anew that a command deleted', async () => {
    const pool = await HostPool.create(configs(1), { ledger: new MemoryLedger(), site });
    const [host] = pool.hosts as [TestHost];
    await host.run('ip link delete eth0', { budgetMs: 2000 });
    await pool.reset();
    expect((await runIn(host.ns, 'ip', ['-br', 'addr'], { budgetMs: 2000 })).stdout).to.match(
      /eth0@\S+ +UP .*10\.98\.3\.2\/24/,
    );
    await pool.remove();
  });

  it('shows commands the other hosts by name, and the DNS server, in files of their own', async () => {
    const [one, two] = configs(2) as [HostConfig, HostConfig];
    const ledger = new MemoryLedger();
    const pool = await HostPool.create(
      [
        { ...one, aliases: ['office PC', 'pc1'] },
        { ...two, name: 'web' },
      ],
      {
        ...{ ledger, site },
      },
    );
    const [host] = pool.hosts as [TestHost];
    const { stdout } = await host.run('getent hosts web pc1 localhost; cat /etc/resolv.conf', {
      budgetMs: 2000,
    });
    expect(stdout)
      .to.include('fd98:3::3')
      .and.include('nameserver 10.98.2.2')
      .and.match(/fd98:3::2 +pc1/);
    expect(stdout).not.to.include('office');
    const records = [...ledger.records];
    expect(records.map(({ kind }) => kind)).to.include('host.files');
    for (const record of records) if (record.kind === 'host.files') undoHostFiles(record);
    expect(existsSync(`/etc/netns/${host.ns.name}`)).to.equal(false);
    await pool.remove();
    expect(ledger.records.size).to.equal(0);
  });

  it('forgets neighbours', async () => {
    const net = await makeRouted();
    const neighbours = async (host: TestHost) =>
      (await runIn(host.ns, 'ip', ['neigh'], { budgetMs: 2000 })).stdout
        .split('\n')
        .filter(line => line.includes('lladdr'));
    await net.client.ping('10.98.1.1', { budgetMs: 1000 });
    await net.client.ping('fd98:1::1', { budgetMs: 1000 });
    expect((await neighbours(net.client)).length).to.be.at.least(2);
    await net.reset();
    expect(await neighbours(net.client)).to.deep.equal([]);
    await net.remove();
  });
});

describe('names of test hosts on the machine', () => {
  it('are short ASCII for any site', () => {
    for (const name of ['a', 'tokyo', 'a-long-site-name', '東京']) {
      const { namespace, outside } = hostNames(name, 9999, 3);
      expect(namespace).to.match(/^tsu-[a-z0-9]{1,6}-9999$/);
      expect(new Set(outside).size).to.equal(3);
      for (const ifname of outside) expect(ifname.length).to.be.at.most(15);
    }
    expect(hostNames('東京', 1)).not.to.deep.equal(hostNames('大阪', 1));
  });
});
