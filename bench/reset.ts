import { type Golden, resetDevices, takeGolden, waitSteady } from '../src/device/index.js';
import type { Scope } from '../src/scope/index.js';
import { fleet, type Member } from './reset/fleet.js';
import { loginPerCommand } from './reset/peer.js';
import { withScope } from './scope/with-scope.js';

const ROUNDS = 3;
const DEVICES = 6;

/**
 * How long the reset of six devices takes that were touched: sessions kept and all at once, against a login for each
 * device and command, one after the other, as scripts do it. Both log in by the same library, so that only the way
 * differs. Needs root.
 * @param args `--rounds N` (default 3).
 */
export async function run(args: string[]): Promise<void> {
  const rounds = args[0] === '--rounds' ? Number(args[1]) : ROUNDS;
  await withScope('bench reset', scope => measure(scope, rounds), 30_000);
}

async function measure(scope: Scope, rounds: number): Promise<void> {
  const members = await fleet(scope, DEVICES);
  const devices = members.map(({ device }) => device);
  // Neighbours are found by hellos each second, and BFD begins slowly (RFC 5880, 6.8.3).
  await waitSteady(devices, { windowMs: 4000, budgetMs: 60_000 });
  const golden = await takeGolden(devices, { budgetMs: 20_000 });
  const ours: number[] = [];
  const peer: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await disturb(members);
    ours.push(await timed(() => reset(members, golden)));
    await disturb(members);
    peer.push(await timed(() => loginPerCommand(members, golden)));
  }
  print(ours, peer, rounds);
}

/** Something that each device must forget or undo. */
async function disturb(members: Member[]): Promise<void> {
  await Promise.all(members.map(member => member.disturb()));
}

async function reset(members: Member[], golden: Golden): Promise<void> {
  const report = await resetDevices(
    members.map(({ device }) => device),
    golden,
    { budgetMs: 60_000 },
  );
  for (const { tainted, changed } of report.values()) {
    if (tainted) throw tainted;
    if (changed.length === 0) throw new Error('a device was not disturbed');
  }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function print(ours: number[], peer: number[], rounds: number): void {
  const [mine, theirs] = [median(ours), median(peer)];
  console.log(`reset of ${DEVICES} devices that were changed, in ms (median, least, most of ${rounds})`);
  row('sessions kept, all at once', ours);
  row('a login per device and command', peer);
  const ratio = Math.round((theirs / mine) * 10) / 10;
  const figures = { ours: Math.round(mine), peer: Math.round(theirs), ratio, unit: 'ms' };
  console.log(JSON.stringify({ bench: 'reset', ...figures, devices: DEVICES, rounds }));
}

function row(name: string, times: number[]): void {
  const figures = [median(times), Math.min(...times), Math.max(...times)];
  console.log(`${name.padEnd(32)}${figures.map(ms => ms.toFixed(0).padStart(8)).join('')}`);
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
