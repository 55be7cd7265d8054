import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type ProbeReport, startProbe } from '../src/traffic/index.js';
import { type Cut, startTruth } from './outage/cuts.js';
import { type BenchPath, makePath } from './outage/path.js';
import { outageByReplies, PEERS, startPeer } from './outage/peers.js';
import { withScope } from './scope/with-scope.js';

const LENGTHS_MS = [100, 1000];
const REPEATS = 30;

/**
 * How exactly outages of 100 ms and 1 s are measured: the probe at 1 ms, and ping and fping in the same cuts, against
 * the kernel's receive stamps of a separate UDP stream (each 0.5 ms, from a process of its own).
 * @param args `--repeats N`: cuts of each length (default 30).
 */
export async function run(args: string[]): Promise<void> {
  const repeats = args[0] === '--repeats' ? Number(args[1]) : REPEATS;
  await withScope('bench outage', async scope => {
    const folder = mkdtempSync(join(tmpdir(), 'bench-outage-'));
    scope.defer('folder', () => rmSync(folder, { recursive: true }));
    const path = await makePath(scope);
    const truth = startTruth(scope);
    const probe = await startProbe({ from: path.a, to: path.b, kind: 'icmp', intervalMs: 1, budgetMs: 5000 });
    scope.defer('probe', () => probe.close());
    const peers = PEERS.map(peer => ({
      peer,
      replies: startPeer(peer, path.a.namespace, path.b.address, folder, scope),
    }));
    await delay(1000);
    const cpu = process.cpuUsage();
    const startedMs = performance.now();
    for (const lengthMs of LENGTHS_MS) await makeCuts(path, lengthMs, repeats);
    const { user, system } = process.cpuUsage(cpu);
    const cpuPercent = (user + system) / 10 / (performance.now() - startedMs);

    const cuts = await truth();
    const made = LENGTHS_MS.length * repeats;
    if (cuts.length < 0.8 * made) {
      throw new Error(`the machine is too busy: only ${cuts.length} of ${made} cuts have an exact truth`);
    }
    const report = await probe.stop();
    const ours = { name: 'tsunagu, 1 ms', measured: cuts.map(cut => outageByProbe(report, cut)) };
    const others = [];
    for (const { peer, replies } of peers) {
      const seen = await replies();
      const read = cuts.map(cut => outageByReplies(seen, cut, peer.intervalMs));
      // Of the ways to read it, the one that serves the program best.
      const ways = [0, 1, 2].map(way => read.map(lengths => lengths[way] ?? 0));
      const [best] = ways.sort((one, two) => median(errorsOf(one, cuts)) - median(errorsOf(two, cuts)));
      others.push({ name: peer.name, measured: best ?? [] });
    }
    print(cuts, made, [ours, ...others], cpuPercent);
  });
}

async function makeCuts(path: BenchPath, lengthMs: number, count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    // The phase of a cut to everybody's packets is left to chance.
    await delay(250 + 100 * Math.random());
    path.cut();
    await delay(lengthMs);
    path.restore();
  }
  await delay(500);
}

function outageByProbe({ directions }: ProbeReport, cut: Cut): number {
  const during = (directions.roundTrip?.outages ?? []).filter(
    ({ startMs, endMs }) => endMs > cut.startMs && startMs < cut.endMs,
  );
  return during.reduce((sum, { lengthMs }) => sum + lengthMs, 0);
}

function print(
  cuts: Cut[],
  made: number,
  tools: { name: string; measured: number[] }[],
  cpuPercent: number,
): void {
  console.log(`error of the measured outage in ms, the same ${cuts.length} of ${made} cuts for all`);
  console.log('(the others are left out, because the stream that is the truth was late itself)\n');
  console.log('tool            cut       median   p90   worst   unseen');
  for (const { name, measured } of tools) {
    for (const length of [...LENGTHS_MS, undefined]) {
      const chosen = cuts.flatMap((cut, i) => (length === undefined || nearest(cut) === length ? [i] : []));
      const errors = errorsOf(measured, cuts).filter((_, i) => chosen.includes(i));
      const figures = [median(errors), quantile(errors, 0.9), Math.max(...errors)];
      const unseen = chosen.filter(i => measured[i] === 0).length;
      const label = length === undefined ? 'both' : `${length} ms`;
      const columns = figures.map(value => value.toFixed(2).padStart(7)).join(' ');
      console.log(`${name.padEnd(15)} ${label.padEnd(8)} ${columns} ${String(unseen).padStart(6)}`);
    }
  }
  const [ours, peer] = tools.map(({ measured }) => errorsOf(measured, cuts)) as [number[], number[]];
  const result = {
    bench: 'outage',
    ours: rounded(median(ours)),
    peer: rounded(median(peer)),
    ratio: rounded(median(peer) / median(ours)),
    unit: 'ms',
    worst_ms: rounded(Math.max(...ours)),
    cpu_percent: rounded(cpuPercent),
    cuts: cuts.length,
  };
  console.log(`\ncpu of the probe's process: ${result.cpu_percent} % of a core`);
  console.log(JSON.stringify(result));
}

/** Which length was meant: on a busy machine a cut becomes longer than that. */
function nearest({ lengthMs }: Cut): number | undefined {
  return [...LENGTHS_MS].sort((a, b) => Math.abs(a - lengthMs) - Math.abs(b - lengthMs))[0];
}

function errorsOf(measured: number[], cuts: Cut[]): number[] {
  return measured.map((value, i) => Math.abs(value - (cuts[i]?.lengthMs ?? 0)));
}

function median(values: number[]): number {
  return quantile(values, 0.5);
}

function quantile(values: number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(q * (sorted.length - 1))] ?? Number.NaN;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
