import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Scope } from '../../src/scope/index.js';

/** One cut as it was in truth (ms since the epoch). */
export interface Cut {
  startMs: number;
  endMs: number;
  lengthMs: number;
}

/** What the process of truth.ts prints: the kernel's stamps of one stream at its two ends. */
interface Truth {
  departures: number[];
  arrivals: number[];
  dropped: number;
}

/** A bound whose neighbouring packets left further apart than this is no truth. */
const COARSE_MS = 1.5;

/** Starts the stream; the function that it returns ends it and reads the cuts off it. */
export function startTruth(scope: Scope): () => Promise<Cut[]> {
  const script = fileURLToPath(new URL('truth.js', import.meta.url));
  const child = spawn(process.execPath, [script, 'bench-a', 'bench-b', '10.92.2.2'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', chunk => chunks.push(chunk));
  const ended = new Promise<void>(resolve => child.once('close', () => resolve()));
  const end = () => {
    child.stdin.end();
    return ended;
  };
  scope.defer('truth', end);
  return async () => {
    await end();
    const truth: Truth = JSON.parse(Buffer.concat(chunks).toString());
    if (truth.dropped > 0) throw new Error(`the truth lost ${truth.dropped} frames`);
    return cutsIn(truth);
  };
}

/**
 * A cut is a silence of the receiver of more than half the shortest cut. It began between the departures of the
 * last packet that arrived and the next one, and ended likewise (latency is some 20 µs). Where the stream itself was
 * late, so that these are far apart, the cut is left out: nobody can be judged by it.
 */
function cutsIn({ departures, arrivals }: Truth): Cut[] {
  const cuts: Cut[] = [];
  let at = 0;
  const seek = (ms: number) => {
    while ((departures[at + 1] ?? Number.POSITIVE_INFINITY) <= ms) at++;
    return at;
  };
  for (let i = 1; i < arrivals.length; i++) {
    const [last = 0, first = 0] = [arrivals[i - 1], arrivals[i]];
    if (first - last < 50) continue;
    const [good, lost] = pair(departures, seek(last));
    const [lastLost, again] = pair(departures, seek(first) - 1);
    if (lost - good > COARSE_MS || again - lastLost > COARSE_MS) continue;
    const [startMs, endMs] = [(good + lost) / 2, (lastLost + again) / 2];
    cuts.push({ startMs, endMs, lengthMs: endMs - startMs });
  }
  return cuts;
}

function pair(values: number[], index: number): [number, number] {
  return [values[index] ?? Number.NaN, values[index + 1] ?? Number.NaN];
}
