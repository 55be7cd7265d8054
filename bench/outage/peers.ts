import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Namespace, spawnIn } from '../../src/netns/index.js';
import type { Scope } from '../../src/scope/index.js';
import type { Cut } from './cuts.js';

/** A program that people measure outages with, and how its lines are read. */
export interface Peer {
  name: string;
  command: string;
  args: string[];
  intervalMs: number;
}

export const PEERS: Peer[] = [
  { name: 'ping -i 0.01', command: 'ping', args: ['-D', '-n', '-i', '0.01'], intervalMs: 10 },
  { name: 'ping -i 0.1', command: 'ping', args: ['-D', '-n', '-i', '0.1'], intervalMs: 100 },
  { name: 'fping -p 10', command: 'fping', args: ['-D', '-l', '-i', '1', '-p', '10'], intervalMs: 10 },
  { name: 'fping -p 1', command: 'fping', args: ['-D', '-l', '-i', '1', '-p', '1'], intervalMs: 1 },
];

/** A reply as the program printed it: when, and to which request. */
interface Reply {
  atMs: number;
  seq: number;
}

/** Starts the program with its output in a file; the function that it returns ends it and reads its replies. */
export function startPeer(
  peer: Peer,
  namespace: Namespace,
  address: string,
  folder: string,
  scope: Scope,
): () => Promise<Reply[]> {
  const file = join(folder, `${peer.name}.txt`);
  const out = openSync(file, 'w');
  const child = spawnIn(namespace, peer.command, [...peer.args, address], {
    stdio: ['ignore', out, 'ignore'],
  });
  closeSync(out);
  const ended = once(child, 'exit');
  const end = async () => {
    child.kill('SIGINT');
    await ended;
  };
  scope.defer(peer.name, end);
  return async () => {
    await end();
    return readReplies(readFileSync(file, 'utf8'));
  };
}

/** ping: `[1700000000.123456] 64 bytes from A: icmp_seq=7 ttl=..`; fping: `[1700000000.12345] A : [7], 64 bytes, ..`. */
function readReplies(text: string): Reply[] {
  const replies: Reply[] = [];
  for (const line of text.split('\n')) {
    const found = /^\[(\d+\.\d+)\].*(?:icmp_seq=(\d+) ttl|: \[(\d+)\], \d+ bytes)/.exec(line);
    if (found) replies.push({ atMs: Number(found[1]) * 1000, seq: Number(found[2] ?? found[3]) });
  }
  return replies;
}

/**
 * The outage around a cut that one can read off the replies, in three ways; 0: unseen. The silence around lost requests less
 * the interval asked for, less the usual time between replies, and the number of lost requests times the interval.
 */
export function outageByReplies(replies: Reply[], cut: Cut, intervalMs: number): number[] {
  const gaps = replies.slice(1).map((reply, i) => {
    const before = replies[i] ?? reply;
    // ping's numbers are 16 bits wide.
    return { before, after: reply, lost: ((reply.seq - before.seq) & 0xffff) - 1 };
  });
  const usual = gaps.map(({ before, after }) => after.atMs - before.atMs).sort((a, b) => a - b);
  const usualMs = usual[Math.floor(usual.length / 2)] ?? intervalMs;
  const during = gaps.filter(
    ({ before, after, lost }) => lost > 0 && after.atMs > cut.startMs && before.atMs < cut.endMs,
  );
  const sum = (length: (gap: (typeof gaps)[number]) => number) =>
    during.reduce((total, gap) => total + length(gap), 0);
  return [
    sum(({ before, after }) => after.atMs - before.atMs - intervalMs),
    sum(({ before, after }) => after.atMs - before.atMs - usualMs),
    sum(({ lost }) => lost * intervalMs),
  ];
}
