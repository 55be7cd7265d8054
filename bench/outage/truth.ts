/**
 * A process of its own (`node truth.js FROM TO ADDRESS`): sends UDP from namespace FROM to ADDRESS in TO at a steady
 * pace, by a thread that sleeps in between, and until its standard input ends keeps the kernel's stamps of what leaves
 * and what arrives. Then it prints them as JSON. It shares nothing with the probe that is judged by it, least of all a timer.
 */
import { setPriority } from 'node:os';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { Namespace, Tap } from '../../src/netns/index.js';
import { Stream } from '../../src/traffic/stream.js';

const PORT = 9;
const EVERY_MS = 0.5;

if (isMainThread) await watch();
else send();

function send(): void {
  // This thread before all others: the truth should not have holes where the machine is busy.
  setPriority(-20);
  const [from, , address] = workerData as string[];
  const namespace = Namespace.open(String(from));
  const sendTo = Stream.udp(namespace, 4, '0.0.0.0').to(String(address), PORT);
  const packet = Buffer.from('truth');
  const sleeper = new Int32Array(new SharedArrayBuffer(4));
  for (let next = performance.now(); ; next = Math.max(next + EVERY_MS, performance.now())) {
    sendTo(packet);
    Atomics.wait(sleeper, 0, 0, Math.max(0, next + EVERY_MS - performance.now()));
  }
}

async function watch(): Promise<void> {
  const args = process.argv.slice(2);
  const open = (name = '') =>
    Tap.open(Namespace.open(name), 'eth0', { filter: { udpPort: PORT }, receiveBuffer: 16 << 20 });
  const [near, far] = [open(args[0]), open(args[1])];
  const departures: number[] = [];
  const arrivals: number[] = [];
  const drain = () => {
    for (const { at, outgoing } of near.drain()) if (outgoing) departures.push(at);
    for (const { at, outgoing } of far.drain()) if (!outgoing) arrivals.push(at);
  };
  setInterval(drain, 100);
  new Worker(new URL(import.meta.url), { workerData: args });
  process.stdin.on('end', () => {
    drain();
    const dropped = near.dropped() + far.dropped();
    process.stdout.write(JSON.stringify({ departures, arrivals, dropped }), () => process.exit(0));
  });
  process.stdin.resume();
}
