/**
 * A process of its own (`node observer.js FROM TO ADDRESS`): a thread that sends UDP from namespace FROM to ADDRESS in
 * TO each 0.2 ms and looks at FROM's carrier each time, and the kernel's stamps of what arrives. When its standard
 * input ends it prints when carrier was lost, and all arrivals, as JSON. Both ways to cut are judged by it alike.
 */
import { setPriority } from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { carrier, Namespace, realtime, Tap } from '../../src/netns/index.js';
import { Stream } from '../../src/traffic/stream.js';
import { EVERY_MS } from './observed.js';

const PORT = 9;
const INTERFACE = 'eth0';

if (isMainThread) collect();
else look();

function look(): void {
  // This thread before all others: what is late here would look as if the cut were.
  setPriority(-20);
  const [from, , address] = workerData as string[];
  const namespace = Namespace.open(String(from));
  const sendTo = Stream.udp(namespace, 4, '0.0.0.0').to(String(address), PORT);
  const packet = Buffer.from('patch');
  const sleeper = new Int32Array(new SharedArrayBuffer(4));
  let before = carrier(namespace, INTERFACE);
  for (let next = performance.now(); ; next = Math.max(next + EVERY_MS, performance.now())) {
    sendTo(packet);
    const now = carrier(namespace, INTERFACE);
    if (before && !now) parentPort?.postMessage(realtime());
    before = now;
    Atomics.wait(sleeper, 0, 0, Math.max(0, next + EVERY_MS - performance.now()));
  }
}

function collect(): void {
  const args = process.argv.slice(2);
  const tap = Tap.open(Namespace.open(args[1] ?? ''), INTERFACE, {
    filter: { udpPort: PORT },
    receiveBuffer: 16 << 20,
  });
  const carrierLosses: number[] = [];
  const arrivals: number[] = [];
  const drain = () => {
    for (const { at, outgoing } of tap.drain()) if (!outgoing) arrivals.push(at);
  };
  setInterval(drain, 50);
  new Worker(new URL(import.meta.url), { workerData: args }).on('message', at => carrierLosses.push(at));
  process.stdin.on('end', () => {
    drain();
    const result = JSON.stringify({ carrierLosses, arrivals, dropped: tap.dropped() });
    process.stdout.write(result, () => process.exit(0));
  });
  process.stdin.resume();
}
