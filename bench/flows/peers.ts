import { execa } from 'execa';
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
export function pingEach(path: BenchPath, flows: number, ms: number): Promise<Rung> {
  const command = `ping -n -q -i 0.01 -w ${ms / 1000} ${path.b.address}`;
  return processEach(path, command, /(\d+) packets transmitted, (\d+) received/, flows, ms);
}

/** An `fping -p 10` a flow. */
export function fpingEach(path: BenchPath, flows: number, ms: number): Promise<Rung> {
  const command = `fping -q -p 10 -c ${ms / 10} ${path.b.address} 2>&1`;
  return processEach(path, command, /= (\d+)\/(\d+)\//, flows, ms);
}

/** Whether it is installed (the package `fping`). */
export async function hasFping(): Promise<boolean> {
  const { code } = await execa('fping', ['-v'], { reject: false });
  return code !== 'ENOENT';
}

async function processEach(
  { a }: BenchPath,
  command: string,
  counts: RegExp,
  flows: number,
  ms: number,
): Promise<Rung> {
  // Clock ticks of the children (proc(5)), a hundred a second, and how long they took.
  const script = `s=$(date +%s%N); ${command}; e=$(date +%s%N); echo "took $((e-s))"; cut -d' ' -f16,17 </proc/$$/stat >&2`;
  const ends = await Promise.all(
    Array.from({ length: flows }, () => runIn(a.namespace, 'sh', ['-c', script], { budgetMs: ms + 60_000 })),
  );
  const found = ends.map(({ stdout }) => counts.exec(stdout) ?? []);
  const sum = (index: number) => found.reduce((total, each) => total + Number(each[index] ?? 0), 0);
  const seconds = ends.map(({ stdout }) => Number(/took (\d+)/.exec(stdout)?.[1]) / 1e9);
  const ticks = ends.flatMap(({ stderr }) => (/(\d+) (\d+)\s*$/.exec(stderr) ?? []).slice(1).map(Number));
  const cpuPercent = ticks.reduce((total, each) => total + each, 0) / Math.max(...seconds);
  // The last packet of each may still be on its way when it ends.
  const lost = Math.max(0, sum(1) - sum(2) - flows);
  const rates = found.map((each, index) => Number(each[1] ?? 0) / (seconds[index] ?? Number.NaN));
  const rate = rates.reduce((total, each) => total + each, 0) / flows;
  return { flows, sent: sum(1), lost, rate, cpuPercent };
}
