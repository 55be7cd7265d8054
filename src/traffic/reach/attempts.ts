import { setTimeout as delay, setImmediate as turn } from 'node:timers/promises';
import type { TestHost } from '../../host/index.js';
import { connectTcp, realtime } from '../../netns/index.js';
import { echoRequest } from '../packet.js';
import { Stream } from '../stream.js';
import type { Sighted } from './cell.js';
import type { Sightings } from './sightings.js';
import { Window } from './window.js';
import type { Witnesses } from './witnesses.js';

const LOOK_EVERY_MS = 5;

/** Tries cells, many at a time. */
export class Attempts {
  readonly #sightings: Sightings;
  readonly #witnesses: Witnesses;
  readonly #numbers: Map<Sighted, number>;
  readonly #signal: AbortSignal | undefined;
  readonly #streams = new Map<string, Stream>();
  readonly #connecting = new Set<Promise<void>>();
  readonly #closed = new AbortController();

  constructor(
    all: readonly Sighted[],
    sightings: Sightings,
    witnesses: Witnesses,
    signal: AbortSignal | undefined,
  ) {
    this.#numbers = new Map(all.map((seen, index) => [seen, index]));
    this.#sightings = sightings;
    this.#witnesses = witnesses;
    this.#signal = signal;
  }

  /**
   * Tries each of the cells once, `answered` or not as is to be expected. Resolves when `settled` holds for all of them, or when `budgetMs` have passed since the
   * last one was sent.
   */
  async try(
    cells: readonly Sighted[],
    budgetMs: number,
    settled: (seen: Sighted) => boolean,
    answered: boolean,
  ): Promise<void> {
    this.#sightings.tried = new Set(cells);
    const window = new Window(settled, answered);
    for (const seen of cells) {
      await this.#send(seen, budgetMs);
      window.add(seen);
      while (window.full()) {
        this.#signal?.throwIfAborted();
        // What has arrived is taken up in between, by whoever watches the taps.
        await turn();
      }
    }
    const deadline = performance.now() + budgetMs;
    for (;;) {
      this.#witnesses.drain();
      if (cells.every(settled) || performance.now() >= deadline) break;
      await delay(LOOK_EVERY_MS, undefined, this.#signal && { signal: this.#signal });
    }
  }

  async close(): Promise<void> {
    this.#closed.abort(new Error('the judgement has ended'));
    await Promise.allSettled(this.#connecting);
    for (const stream of this.#streams.values()) stream.close();
  }

  async #send(seen: Sighted, budgetMs: number): Promise<void> {
    const { from, to, service } = seen.cell;
    seen.attempts++;
    if (service.protocol === 'tcp') {
      const connecting: Promise<void> = this.#connect(seen, budgetMs).finally(() =>
        this.#connecting.delete(connecting),
      );
      this.#connecting.add(connecting);
      return;
    }
    const family = to.address.includes(':') ? 6 : 4;
    const payload = this.#sightings.payload(this.#numbers.get(seen) ?? 0);
    const stream = await this.#stream(from.host, family, service.protocol);
    const packet =
      service.protocol === 'icmp'
        ? Buffer.concat([echoRequest(family, 0, 0).subarray(0, 8), payload])
        : payload;
    const code = stream.to(to.address, service.port ?? 0)(packet);
    if (code !== undefined) seen.refusal = { en: `not sent: ${code}`, ja: `送信できず: ${code}` };
  }

  async #connect(seen: Sighted, budgetMs: number): Promise<void> {
    const { from, to, service } = seen.cell;
    const signal = this.#signal ? AbortSignal.any([this.#signal, this.#closed.signal]) : this.#closed.signal;
    const options = { host: to.address, port: service.port ?? 0, budgetMs, signal };
    try {
      const socket = await connectTcp(from.host.ns, options);
      seen.answeredAt ??= realtime();
      socket.on('error', () => {}).destroy();
    } catch (error) {
      // What came back instead is seen at the interface; only what never left is not.
      const { code = '' } = error as { code?: string };
      if (code === 'ENETUNREACH') seen.refusal = { en: `not sent: ${code}`, ja: `送信できず: ${code}` };
    }
  }

  async #stream(host: TestHost, family: 4 | 6, protocol: 'icmp' | 'udp'): Promise<Stream> {
    const name = `${host.name} ${family} ${protocol}`;
    const open = this.#streams.get(name);
    if (open) return open;
    const stream =
      protocol === 'icmp'
        ? await Stream.icmp(host.ns, family)
        : Stream.udp(host.ns, family, family === 4 ? '0.0.0.0' : '::');
    this.#streams.set(name, stream);
    return stream;
  }
}
