import { setTimeout as delay } from 'node:timers/promises';
import { startProbe } from '../src/traffic/index.js';
import { fpingEach, hasFping, pingEach, type Rung } from './flows/peers.js';
import { type BenchPath, makePath } from './outage/path.js';
import { withScope } from './scope/with-scope.js';

const LADDER = [1, 10, 25, 50, 100, 150, 200, 300, 400, 500, 600, 800];
const WATCHED_MS = 5000;
/** Packets of a hundred per second that the flows must really send, on average, for their rung to count. */
const LEAST_RATE = 95;
const MOST_LOSS = 0.0001;

/**
 * How many flows at 100 packets per second there can be before the tester itself loses more than 0.01 % on an idle path:
 * echo probes of one process, as many `ping -i 0.01`, and as many `fping -p 10`. A rung counts when the flows really
 * sent 95 packets a second or more: who sends less loses less. The ratio is against the better peer.
 * @param args `--most N`: the highest rung to try (default 800).
 */
export async function run(args: string[]): Promise<void> {
  const most = args[0] === '--most' ? Number(args[1]) : Number.POSITIVE_INFINITY;
  await withScope('bench flows', async scope => {
    const path = await makePath(scope);
    console.log('                flows    sent    lost    loss %   packets/s each   cpu %');
    const climb = async (
      name: string,
      way: (path: BenchPath, flows: number, ms: number) => Promise<Rung>,
    ) => {
      let best = 0;
      for (const flows of LADDER.filter(each => each <= most)) {
        const rung = await way(path, flows, WATCHED_MS);
        print(name, rung);
        if (rung.lost > MOST_LOSS * rung.sent || rung.rate < LEAST_RATE) break;
        best = flows;
      }
      return best;
    };
    const own = await climb('tsunagu', ours);
    const ping = await climb('ping -i 0.01', pingEach);
    const fping = (await hasFping()) ? await climb('fping -p 10', fpingEach) : null;
    const peer = Math.max(ping, fping ?? 0);
    const ratio = peer === 0 ? null : Math.round((own / peer) * 10) / 10;
    console.log(JSON.stringify({ bench: 'flows', ours: own, peer, ratio, unit: 'flows', ping, fping }));
  });
}

async function ours({ a, b }: BenchPath, flows: number, ms: number): Promise<Rung> {
  const options = { from: a, to: b, kind: 'icmp', intervalMs: 10, budgetMs: 30_000 } as const;
  const probes = await Promise.all(Array.from({ length: flows }, () => startProbe(options)));
  const cpu = process.cpuUsage();
  const started = performance.now();
  await delay(ms);
  const { user, system } = process.cpuUsage(cpu);
  const cpuPercent = (user + system) / 10 / (performance.now() - started);
  const reports = await Promise.all(probes.map(probe => probe.stop()));
  const sum = (key: 'sent' | 'lost') =>
    reports.reduce((total, { directions }) => total + (directions.roundTrip?.[key] ?? 0), 0);
  const rates = reports.map(({ startMs, endMs, directions }) => {
    const seconds = (endMs - startMs) / 1000;
    return (directions.roundTrip?.sent ?? 0) / seconds;
  });
  const rate = rates.reduce((total, each) => total + each, 0) / flows;
  return { flows, sent: sum('sent'), lost: sum('lost'), rate, cpuPercent };
}

function print(name: string, { flows, sent, lost, rate, cpuPercent }: Rung): void {
  const loss = ((100 * lost) / sent).toFixed(4);
  const columns = [String(flows), String(sent), String(lost), loss].map((each, index) =>
    each.padStart([7, 8, 8, 10][index] ?? 8),
  );
  const figures = `${rate.toFixed(1).padStart(17)}${cpuPercent.toFixed(0).padStart(8)}`;
  console.log(`${name.padEnd(14)}${columns.join('')}${figures}`);
}
