import { expect } from 'chai';
import { linux } from '../../drivers/linux/index.js';
import { connectTcp, Device, telnetDialer } from '../../src/device/index.js';
import { Scope } from '../../src/scope/index.js';
import { waitFor } from '../../src/wait/index.js';
import { telnetd } from '../device/support/telnetd.js';

const LIMITS = { budgetMs: 10_000 };
/** A machine of its own, as far as it matters: network, processes, folders for files of state. All ends with it. */
const MACHINE =
  '/usr/bin/unshare --net --pid --mount --fork --kill-child --mount-proc /bin/bash --norc --noprofile';
const KEEPALIVED = `vrrp_instance A { interface dr6a; virtual_router_id 7; priority 100; advert_int 1; virtual_ipaddress { 192.0.2.1/24; } }`;

describe('a real Linux with nft, neighbours and keepalived', () => {
  const scope = new Scope('linux test');
  let device: Device;

  before(async () => {
    const port = await telnetd(scope, MACHINE);
    device = new Device('H1', linux, telnetDialer({ device: 'H1', address: '127.0.0.1', port }, connectTcp));
    scope.defer('device', () => device.close());
    for (const line of [
      'mount -t tmpfs none /run && mount -t tmpfs none /tmp',
      'ip link add dr6a type veth peer name dr6b',
      'ip link set lo up && ip link set dr6b up && ip link set dr6a up',
      'ip address add 192.0.2.2/24 dev dr6a',
    ]) {
      expect(await device.run(line, LIMITS), line).to.equal('');
    }
  });
  after(() => scope.close());

  it('shows its rules as its configuration, what changed in them, and restores them', async () => {
    await device.run('nft add table inet golden', LIMITS);
    const golden = await device.configuration(LIMITS);
    expect(golden.join('\n')).to.contain('table inet golden');
    await device.run('nft add table inet drill', LIMITS);
    const now = await device.configuration(LIMITS);
    expect(device.configurationDifference(now, golden)).to.deep.equal(['+ table inet drill {']);
    expect(await device.restoreConfiguration(golden, LIMITS)).to.deep.equal([]);
    expect(await device.run('nft list tables', LIMITS)).to.equal('table inet golden');
  });

  it('forgets its neighbours when they are cleared', async () => {
    await device.run('ip neigh add 192.0.2.9 lladdr 02:00:00:00:00:09 dev dr6a nud stale', LIMITS);
    expect(await device.run('ip neigh show', LIMITS)).to.contain('192.0.2.9');
    await device.clear(['arp'], LIMITS);
    expect(await device.run('ip neigh show', LIMITS)).to.not.contain('192.0.2.9');
  });

  it('tells its neighbours, routes, interfaces, MAC table and flows in the shape that all platforms share', async () => {
    for (const line of [
      'ip neigh replace 192.0.2.8 lladdr 02:00:00:00:00:08 dev dr6a nud permanent',
      'ip route add 198.51.100.0/24 via 192.0.2.9',
      'ip link add dr6br type bridge && ip link set dr6b master dr6br && ip link set dr6br up',
      'bridge fdb add 02:00:00:00:00:07 dev dr6b master static',
    ]) {
      expect(await device.run(line, LIMITS), line).to.equal('');
    }
    const neighbours = await device.table('neighbours', LIMITS);
    expect(neighbours.rows).to.deep.include({
      ...{ address: '192.0.2.8', mac: '02:00:00:00:00:08', interface: 'dr6a' },
    });
    const routes = await device.table('routes', LIMITS);
    expect(routes.rows).to.deep.include({
      ...{ prefix: '198.51.100.0/24', protocol: 'static', nextHop: '192.0.2.9', interface: 'dr6a' },
    });
    expect(routes.rows).to.deep.include({ prefix: '192.0.2.0/24', protocol: 'connected', interface: 'dr6a' });
    const interfaces = await device.table('interfaces', LIMITS);
    const dr6a = interfaces.rows.find(({ name }) => name === 'dr6a');
    expect(dr6a).to.include({ admin: 'up', oper: 'up', address: '192.0.2.2/24', inErrors: 0 });
    const { rows: macs } = await device.table('macTable', LIMITS);
    expect(macs).to.deep.include({ mac: '02:00:00:00:00:07', interface: 'dr6b', kind: 'static' });
    await device.run(
      'nft add table ip count; nft add chain ip count in { type filter hook input priority 0\\; }; nft add rule ip count in ct state new accept',
      LIMITS,
    );
    await device.run('ping -c 1 -W 1 192.0.2.2', LIMITS);
    const sessions = await device.table('sessions', LIMITS);
    expect(sessions.rows).to.deep.include({
      protocol: 'icmp',
      source: '192.0.2.2',
      destination: '192.0.2.2',
    });
    for (const { unread } of [neighbours, routes, interfaces, sessions]) expect(unread).to.deep.equal([]);
    await device.run(
      'nft delete table ip count; ip link delete dr6br; ip route del 198.51.100.0/24; ip neigh flush all nud permanent',
      LIMITS,
    );
  });

  it('sees an address that came in its state', async () => {
    const before = await device.state(LIMITS);
    await device.run('ip address add 198.51.100.1/24 dev dr6a', LIMITS);
    expect((await device.state(LIMITS)).filter(line => !before.includes(line)).join()).to.contain(
      '198.51.100.1',
    );
  });

  it('tells no role while keepalived does not run, and then the one that the kernel shows', async () => {
    expect(await device.role(LIMITS)).to.deep.equal([]);
    await device.run(
      `echo '${KEEPALIVED}' | tr ';' '\\n' | sed 's/{/{\\n/g; s/}/\\n}/g' > /tmp/k.conf`,
      LIMITS,
    );
    await device.run('keepalived -P -f /tmp/k.conf', LIMITS);
    const role = await waitFor(
      async () => {
        const [first] = await device.role(LIMITS);
        return first?.role === 'active'
          ? { done: true, value: first }
          : { done: false, seen: first?.word ?? '' };
      },
      { budgetMs: 15_000, everyMs: 100 },
    );
    expect(role).to.include({ group: 'vrrp 7 on dr6a', role: 'active', word: 'MASTER' });
    expect(await device.run('ip -brief address show dev dr6a', LIMITS)).to.contain('192.0.2.1/24');
  });
});
