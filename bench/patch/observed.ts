import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Scope } from '../../src/scope/index.js';

/** How often the observer sends and looks, in ms: no instant is known better than this. */
export const EVERY_MS = 0.2;

/** What the observer saw, in ms since the epoch by CLOCK_REALTIME. */
export interface Observed {
  /** When the far end was first seen without carrier, each time. */
  carrierLosses: number[];
  /** When frames of the stream arrived. */
  arrivals: number[];
  /** Frames that it did not keep up with. */
  dropped: number;
}

/** Starts the observer; the function that it returns ends it and says what it saw. */
export function startObserver(
  scope: Scope,
  from: string,
  to: string,
  address: string,
): () => Promise<Observed> {
  const script = fileURLToPath(new URL('observer.js', import.meta.url));
  const child = spawn(process.execPath, [script, from, to, address], { stdio: ['pipe', 'pipe', 'inherit'] });
  const chunks: Buffer[] = [];
  child.stdout.on('data', chunk => chunks.push(chunk));
  const ended = new Promise<void>(resolve => child.once('close', () => resolve()));
  const end = () => {
    child.stdin.end();
    return ended;
  };
  scope.defer('observer', end);
  return async () => {
    await end();
    const observed: Observed = JSON.parse(Buffer.concat(chunks).toString());
    if (observed.dropped > 0) throw new Error(`the observer lost ${observed.dropped} frames`);
    return observed;
  };
}

/** How long after `atMs` the far end was without carrier, in ms. */
export function untilCarrierLoss({ carrierLosses }: Observed, atMs: number): number {
  return first(carrierLosses, atMs) - atMs;
}

/** A silence of the receiver longer than this is the cut; shorter ones are a machine that is busy. */
const SILENCE_MS = 8;

/** How long after `atMs` the first frame was due that did not arrive, in ms. */
export function untilTrafficLoss({ arrivals }: Observed, atMs: number): number {
  let index = arrivals.findIndex(at => at > atMs) - 1;
  while ((arrivals[index + 1] ?? Number.POSITIVE_INFINITY) - (arrivals[index] ?? 0) < SILENCE_MS) index++;
  return (arrivals[index] ?? Number.NaN) + EVERY_MS - atMs;
}

function first(values: number[], from: number): number {
  return values.find(value => value > from) ?? Number.NaN;
}
