import { type Cell, judgeMatrix } from '../src/traffic/index.js';
import { type Fabric, makeFabric } from './mesh/fabric.js';
import { fpingEach, type Mesh, mininetPingAll, pingInTurn } from './mesh/peers.js';
import { withScope } from './scope/with-scope.js';

const COUNTS = [50, 100];
const ROUNDS = 5;

/**
 * All pairs of 50 and of 100 hosts on one switch, with cold caches, from a process that stands: our matrix, `ping -c1`
 * in turn, one fping a host, and for 50 hosts Mininet's pingAll. Needs root, a running Open vSwitch, and the machine's
 * first network namespace, where the size of the neighbour table is set.
 * @param args `--rounds N` (default 5; the peers are tried once), `--quick` (no ping in turn for 100 hosts), `--hosts N`
 *   (instead of 50 and 100).
 */
export async function run(args: string[]): Promise<void> {
  const rounds = args.includes('--rounds') ? Number(args[args.indexOf('--rounds') + 1]) : ROUNDS;
  const lines: Record<string, Mesh | undefined> = {};
  const add = (name: string, mesh: Mesh | undefined) => {
    lines[name] = mesh;
    const figures = mesh && `${mesh.ms.toFixed(0).padStart(8)}${String(mesh.wrong).padStart(8)}`;
    console.log(`${name.padEnd(24)}${figures ?? ' not installed here, so not compared'}`);
  };
  console.log(`${'all pairs of N hosts'.padEnd(24)}      ms   called dead (none is)`);
  const chosen = args.includes('--hosts') ? [Number(args[args.indexOf('--hosts') + 1])] : COUNTS;
  for (const count of chosen) {
    await withScope(
      'bench mesh',
      async scope => {
        const fabric = await makeFabric(count, scope);
        const all: Mesh[] = [];
        for (let round = 0; round < rounds; round++) {
          await fabric.cool();
          all.push(await ours(fabric));
        }
        const wrong = all.reduce((sum, mesh) => sum + mesh.wrong, 0);
        add(`ours ${count}`, { ms: median(all.map(({ ms }) => ms)), wrong });
        await fabric.cool();
        add(`fping ${count}`, await fpingEach(fabric));
        if (count > 50 && args.includes('--quick')) return;
        await fabric.cool();
        add(`ping in turn ${count}`, await pingInTurn(fabric));
      },
      60_000,
    );
  }
  add("Mininet's pingAll 50", await mininetPingAll(50));
  const [own, peer] = [lines['ours 50']?.ms ?? 0, lines["Mininet's pingAll 50"]?.ms];
  const result = {
    ...{ bench: 'mesh', ours: Math.round(own), peer: peer === undefined ? null : Math.round(peer) },
    ...{ ratio: peer === undefined ? null : Math.round((peer / own) * 10) / 10, unit: 'ms' },
    ...{
      ours_100: rounded(lines['ours 100']?.ms),
      wrong: (lines['ours 50']?.wrong ?? 0) + (lines['ours 100']?.wrong ?? 0),
    },
    ...{ ping_in_turn: rounded(lines['ping in turn 50']?.ms), rounds },
  };
  console.log(JSON.stringify(result));
}

async function ours({ pool }: Fabric): Promise<Mesh> {
  const cells: Cell[] = pool.hosts.flatMap(from =>
    pool.hosts.flatMap(to =>
      from === to
        ? []
        : {
            from: { name: from.name, host: from },
            to: { name: to.name, address: to.addresses[0] ?? '', host: to },
            service: { name: 'icmp', protocol: 'icmp' as const },
            allowed: true,
          },
    ),
  );
  const started = performance.now();
  const verdicts = await judgeMatrix(cells);
  const ms = performance.now() - started;
  return { ms, wrong: verdicts.filter(({ outcome }) => outcome !== 'held').length };
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

/** null: not measured. */
function rounded(ms: number | undefined): number | null {
  return ms === undefined ? null : Math.round(ms);
}
