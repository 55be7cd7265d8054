import { createNamespaces, ipBatch, Namespace, removeNamespaces, runIn } from '../../src/netns/index.js';
import type { ProbeEnd } from '../../src/traffic/ends.js';

/** Two hosts with a router between them, each in a namespace: trx-a 10.91.1.2 - trx-r - trx-b 10.91.2.2. */
export interface Path {
  a: ProbeEnd;
  b: ProbeEnd;
  router: Namespace;
  /** Drops what the router forwards in these directions, or what a host receives. */
  drop(...what: ('forward' | 'reverse')[]): Promise<void>;
  /** Undoes `drop`. */
  pass(): Promise<void>;
  ip(namespace: Namespace, ...lines: string[]): Promise<void>;
  nft(namespace: Namespace, rules: string): Promise<void>;
  remove(): Promise<void>;
}

const NAMES = ['trx-a', 'trx-r', 'trx-b'];

/** Removes what is there already when making it fails. */
export async function makePath(): Promise<Path> {
  try {
    return await make();
  } catch (error) {
    await removeNamespaces(NAMES);
    throw error;
  }
}

async function make(): Promise<Path> {
  await createNamespaces(NAMES, { add: () => () => {} });
  const opened = NAMES.map(name => Namespace.open(name));
  const [left, router, right] = opened as [Namespace, Namespace, Namespace];
  await ipBatch([
    'link add eth0 netns trx-a type veth peer name ra netns trx-r',
    'link add eth0 netns trx-b type veth peer name rb netns trx-r',
  ]);
  await ipBatch(
    ['ra', 'rb'].flatMap((name, i) => [
      `addr add 10.91.${i + 1}.1/24 dev ${name}`,
      `addr add fd91:${i + 1}::1/64 dev ${name} nodad`,
      `link set ${name} up`,
    ]),
    { namespace: router },
  );
  for (const [i, namespace] of [left, right].entries()) {
    await ipBatch(
      [
        `addr add 10.91.${i + 1}.2/24 dev eth0`,
        `addr add fd91:${i + 1}::2/64 dev eth0 nodad`,
        'link set lo up',
        'link set eth0 up',
        `route add default via 10.91.${i + 1}.1`,
        `route add default via fd91:${i + 1}::1`,
      ],
      { namespace },
    );
  }
  const run = async (namespace: Namespace, command: string, args: string[], input = '') => {
    const { exitCode, stderr } = await runIn(namespace, command, args, { budgetMs: 5000, input });
    if (exitCode !== 0) throw new Error(`${command}: ${stderr}`);
  };
  await run(router, 'sysctl', ['-q', '-w', 'net.ipv4.ip_forward=1', 'net.ipv6.conf.all.forwarding=1']);
  const nft = (namespace: Namespace, rules: string) => run(namespace, 'nft', ['-f', '-'], rules);
  await nft(router, 'table inet trx { chain pass { type filter hook forward priority 0; }; }');
  return {
    a: { name: '社内 PC', namespace: left, interface: 'eth0', address: '10.91.1.2' },
    b: { name: 'server', namespace: right, interface: 'eth0', address: '10.91.2.2' },
    router,
    drop: (...what) =>
      nft(
        router,
        what.map(way => `add rule inet trx pass iifname ${way === 'forward' ? 'ra' : 'rb'} drop\n`).join(''),
      ),
    pass: () => nft(router, 'flush chain inet trx pass'),
    ip: (namespace, ...lines) => ipBatch(lines, { namespace }),
    nft,
    async remove() {
      for (const namespace of opened) namespace.close();
      const [failure] = await removeNamespaces(NAMES);
      if (failure) throw failure;
    },
  };
}

/** The error that a promise is rejected with. */
export async function rejection(promise: Promise<unknown>): Promise<Error & { code?: string }> {
  try {
    await promise;
  } catch (error) {
    return error as Error;
  }
  throw new Error('it was fulfilled');
}
