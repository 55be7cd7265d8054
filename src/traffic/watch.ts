import type { Frame } from '../netns/index.js';
import { type ForeignEnd, isWatched, type ProbeEnd } from './ends.js';
import type { Hop, PacketLog } from './log.js';
import { readFrame } from './packet.js';
import { SharedTap } from './shared-tap.js';

/** What sees a probe's packets, and writes into its log where. */
export interface Watching {
  /** Takes up what was seen since the last time. */
  drain(): void;
  /** Frames that the kernel dropped before they were taken up: their packets look lost though they may not be. */
  dropped(): number;
  close(): Promise<void>;
}

/** Both ends' interfaces. */
export class Watch implements Watching {
  readonly #probe: number;
  readonly #log: PacketLog;
  readonly #taps: { tap: SharedTap; droppedBefore: number }[] = [];

  /** @throws TsunaguError `netns.noInterface`. */
  constructor(probe: number, log: PacketLog, from: ProbeEnd, to: ProbeEnd | ForeignEnd) {
    this.#probe = probe;
    this.#log = log;
    try {
      this.#add(from, 'leftFrom', 'reachedFrom');
      if (isWatched(to)) this.#add(to, 'leftTo', 'reachedTo');
    } catch (error) {
      void this.close();
      throw error;
    }
  }

  drain(): void {
    for (const { tap } of this.#taps) tap.drain();
  }

  dropped(): number {
    return this.#taps.reduce((sum, { tap, droppedBefore }) => sum + tap.dropped() - droppedBefore, 0);
  }

  async close(): Promise<void> {
    await Promise.all(this.#taps.map(({ tap }) => tap.leave(this.#probe)));
  }

  #add(end: ProbeEnd, outgoing: Hop, incoming: Hop): void {
    const take = (frame: Frame) => this.#note(frame, frame.outgoing ? outgoing : incoming);
    const tap = SharedTap.join(end.namespace, end.interface, this.#probe, take);
    this.#taps.push({ tap, droppedBefore: tap.dropped() });
  }

  #note(frame: Frame, hop: Hop): void {
    const seen = readFrame(frame.data, this.#probe);
    if (!seen) return;
    // An echo request goes from `from` to `to`, its reply back; anything else on the wrong way is not ours to count.
    const forward = hop === 'leftFrom' || hop === 'reachedTo';
    if (seen.kind !== 'udp' && (seen.kind === 'request') !== forward) return;
    this.#log.seen(hop, seen.seq, frame.at);
  }
}
