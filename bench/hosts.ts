import type { Times } from './hosts/hosts.js';
import { mininet } from './hosts/mininet.js';
import { netTesterWay } from './hosts/net-tester.js';
import { ours } from './hosts/ours.js';

const HOSTS = 100;
const ROUNDS = 3;

/**
 * How fast hosts on a switch are made and removed: ours, Mininet's API, and NetTester's way (a process for each
 * command), in turn. Needs root and a running Open vSwitch.
 * @param args `--hosts N` (default 100), `--rounds N` (default 3; NetTester's way is tried once).
 */
export async function run(args: string[]): Promise<void> {
  const option = (name: string, usual: number): number => {
    const at = args.indexOf(name);
    return at < 0 ? usual : Number(args[at + 1]);
  };
  const count = option('--hosts', HOSTS);
  const rounds = option('--rounds', ROUNDS);
  const [own, peers]: [Times[], Times[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    own.push(await ours(count));
    const peer = await mininet(count);
    if (peer) peers.push(peer);
  }
  const processes = await netTesterWay(count);

  console.log(`${count} hosts, in ms           made   removed   together`);
  const mine = row('ours (ready)', own);
  const nt = row("NetTester's way", [processes]);
  const mn = peers.length > 0 ? row("Mininet's API", peers) : undefined;
  if (mn === undefined)
    console.log("Mininet's API: not installed here (the Debian package mininet), so not compared");
  const result = {
    ...{ bench: 'hosts', ours: mine, peer: mn ?? null, ratio: mn === undefined ? null : ratio(mn, mine) },
    ...{ unit: 'ms', nettester: nt, nettester_ratio: ratio(nt, mine) },
    ...{ ours_made: middle(own, 'madeMs'), ours_removed: middle(own, 'removedMs'), hosts: count, rounds },
  };
  console.log(JSON.stringify(result));
}

/** Prints the medians; returns that of both together. */
function row(name: string, times: Times[]): number {
  const figures = [middle(times, 'madeMs'), middle(times, 'removedMs')];
  const together = median(times.map(({ madeMs, removedMs }) => madeMs + removedMs));
  const text = [...figures, together].map(value => value.toFixed(0).padStart(9)).join('');
  console.log(`${name.padEnd(19)}${text}`);
  return Math.round(together);
}

const middle = (times: Times[], key: keyof Times): number => Math.round(median(times.map(each => each[key])));

const ratio = (peer: number, mine: number): number => Math.round((peer / mine) * 10) / 10;

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
