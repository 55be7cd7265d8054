import {
  createNamespaces,
  ipBatch,
  Namespace,
  removeNamespaces,
  runIn,
  spawnIn,
} from '../../src/netns/index.js';
import type { Scope } from '../../src/scope/index.js';
import type { ProbeEnd } from '../../src/traffic/index.js';

const NAMES = ['bench-a', 'bench-r', 'bench-b'];

/** Two hosts with a router between them that can stop forwarding at an instant. */
export interface BenchPath {
  a: ProbeEnd;
  b: ProbeEnd;
  /** Drops all that is forwarded, or no longer does: one netlink transaction of a standing nft(8). */
  cut(): void;
  restore(): void;
}

/** Makes it; the scope removes it. */
export async function makePath(scope: Scope): Promise<BenchPath> {
  scope.defer('namespaces', async () => {
    const [failure] = await removeNamespaces(NAMES);
    if (failure) throw failure;
  });
  await createNamespaces(NAMES, { add: () => () => {} });
  const [left, router, right] = NAMES.map(name => Namespace.open(name)) as [Namespace, Namespace, Namespace];
  scope.defer('descriptors', () => {
    for (const namespace of [left, router, right]) namespace.close();
  });
  await ipBatch([
    'link add eth0 netns bench-a type veth peer name ra netns bench-r',
    'link add eth0 netns bench-b type veth peer name rb netns bench-r',
  ]);
  await ipBatch(
    ['addr add 10.92.1.1/24 dev ra', 'addr add 10.92.2.1/24 dev rb', 'link set ra up', 'link set rb up'],
    {
      namespace: router,
    },
  );
  for (const [i, namespace] of [left, right].entries()) {
    const lines = [
      `addr add 10.92.${i + 1}.2/24 dev eth0`,
      'link set eth0 up',
      `route add default via 10.92.${i + 1}.1`,
    ];
    await ipBatch(lines, { namespace });
  }
  await runIn(router, 'sysctl', ['-q', '-w', 'net.ipv4.ip_forward=1'], { budgetMs: 5000 });
  const nft = spawnIn(router, 'nft', ['-i'], { stdio: ['pipe', 'ignore', 'inherit'] });
  scope.defer('nft', () => nft.stdin?.end());
  const say = (line: string) => nft.stdin?.write(`${line}\n`);
  say('add table inet bench');
  say('add chain inet bench pass { type filter hook forward priority 0; }');
  return {
    a: { name: 'a', namespace: left, interface: 'eth0', address: '10.92.1.2' },
    b: { name: 'b', namespace: right, interface: 'eth0', address: '10.92.2.2' },
    cut: () => say('add rule inet bench pass drop'),
    restore: () => say('flush chain inet bench pass'),
  };
}
