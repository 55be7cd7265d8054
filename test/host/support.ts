import { writeFileSync } from 'node:fs';
import { type HostConfig, HostPool, type TestHost } from '../../src/host/index.js';
import {
  carrier,
  createNamespaces,
  ipBatch,
  Namespace,
  removeNamespaces,
  runIn,
} from '../../src/netns/index.js';
import { MemoryLedger } from '../netns/support.js';

export { MemoryLedger, rejection } from '../netns/support.js';

export function hostConfig(name: string, net: number, last: number): HostConfig {
  return {
    name,
    addresses: [
      { address: `10.98.${net}.${last}`, prefix: 24, family: 4 },
      { address: `fd98:${net}::${last}`, prefix: 64, family: 6 },
    ],
    gateway: `10.98.${net}.1`,
    mac: `02:00:00:98:0${net}:0${last}`,
    dns: '10.98.2.2',
  };
}

/** Two hosts with a router between them: the machine's ends of their veths are its interfaces. */
export interface Routed {
  pool: HostPool;
  client: TestHost;
  server: TestHost;
  router: Namespace;
  /** Resets the hosts; the pool does not know that their wires end in a router. */
  reset(): Promise<void>;
  /** Runs nft in the router. */
  nft(...lines: string[]): Promise<void>;
  remove(): Promise<void>;
}

const ROUTER = 'nsx-router';

export async function makeRouted(): Promise<Routed> {
  const pool = await HostPool.create([hostConfig('社内 PC', 1, 2), hostConfig('server', 2, 2)], {
    ledger: new MemoryLedger(),
    site: 'nsx',
  });
  await createNamespaces([ROUTER], new MemoryLedger());
  const router = Namespace.open(ROUTER);
  const [client, server] = pool.hosts as [TestHost, TestHost];
  router.run(() => {
    writeFileSync('/proc/sys/net/ipv4/ip_forward', '1');
    writeFileSync('/proc/sys/net/ipv6/conf/all/forwarding', '1');
    writeFileSync('/proc/sys/net/ipv6/conf/default/accept_dad', '0');
    // Each test must get its ICMP errors, however many came before.
    writeFileSync('/proc/sys/net/ipv4/icmp_ratelimit', '0');
    writeFileSync('/proc/sys/net/ipv6/icmp/ratelimit', '0');
  });
  await ipBatch(pool.hosts.map(({ outside }) => `link set ${outside} netns ${ROUTER}`));
  router.run(() => {
    for (const { outside } of pool.hosts) {
      writeFileSync(`/proc/sys/net/ipv6/conf/${outside}/disable_ipv6`, '0');
    }
  });
  await ipBatch(
    pool.hosts.flatMap(({ outside }, index) => [
      `addr add 10.98.${index + 1}.1/24 dev ${outside}`,
      `addr add fd98:${index + 1}::1/64 dev ${outside} nodad`,
      `link set ${outside} up`,
    ]),
    { namespace: router },
  );
  for (const [host, net] of [
    [client, 1],
    [server, 2],
  ] as const) {
    await ipBatch([`route add default via fd98:${net}::1 dev eth0`], { namespace: host.ns });
  }
  // IPv6 begins when the kernel has noted the carrier, which else takes it up to a second.
  for (const { outside } of pool.hosts) carrier(router, outside);
  for (const { ns } of pool.hosts) carrier(ns, 'eth0');
  return {
    pool,
    client,
    server,
    router,
    async reset() {
      await pool.reset();
      for (const { outside } of pool.hosts) carrier(router, outside);
    },
    async nft(...lines) {
      const result = await runIn(router, 'nft', ['-f', '-'], { input: lines.join('\n'), budgetMs: 3000 });
      if (result.exitCode !== 0) throw new Error(result.stderr);
    },
    async remove() {
      router.close();
      await pool.remove();
      const failed = await removeNamespaces([ROUTER]);
      if (failed[0]) throw failed[0];
    },
  };
}

/** A forward chain with these rules. */
export function forward(...rules: string[]): string[] {
  return [
    'flush ruleset',
    'table inet t {',
    'chain c {',
    'type filter hook forward priority 0;',
    ...rules,
    '}',
    '}',
  ];
}
