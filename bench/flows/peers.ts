import { runIn } from '../../src/netns/index.js';
import type { BenchPath } from '../outage/path.js';

/** How so many flows at once fared. */
export interface Rung {
  flows: number;
  sent: number;
  lost: number;
  /** Packets per second that each flow really sent. */
  rate: number;
  /** Of one core. */
  cpuPercent: number;
}

/** A `ping -i 0.01` a flow: what it sent, and what it got no reply to. */
export async function pingEach({ a, b }: BenchPath, flows: number, ms: number): Promise<Rung> {
  const started = performance.now();
  const times = (command: string) => `${command}; cat /proc/$$/stat | cut -d' ' -f16,17 >&2`;
  const command = times(`ping -n -q -i 0.01 -w ${ms / 1000} ${b.address}`);
  const ends = await Promise.all(
    Array.from({ length: flows }, () => runIn(a.namespace, 'sh', ['-c', command], { budgetMs: ms + 30_000 })),
  );
  const seconds = (performance.now() - started) / 1000;
  const counts = ends.map(({ stdout }) => /(\d+) packets transmitted, (\d+) received/.exec(stdout) ?? []);
  const sum = (index: number) => counts.reduce((total, each) => total + Number(each[index] ?? 0), 0);
  // Clock ticks of the children (proc(5)), a hundred a second.
  const ticks = ends.flatMap(({ stderr }) => (/(\d+) (\d+)\s*$/.exec(stderr) ?? []).slice(1).map(Number));
  const cpuPercent = ticks.reduce((total, each) => total + each, 0) / seconds;
  // The last packet of each may still be on its way when it ends.
  const lost = Math.max(0, sum(1) - sum(2) - flows);
  return { flows, sent: sum(1), lost, rate: sum(1) / flows / (ms / 1000), cpuPercent };
}
