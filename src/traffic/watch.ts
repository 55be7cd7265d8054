import { type Frame, Tap } from '../netns/index.js';
import { type ForeignEnd, isWatched, type ProbeEnd } from './ends.js';
import type { Hop, PacketLog } from './log.js';
import { probeFilter, readFrame } from './packet.js';

/** What sees a probe's packets, and writes into its log where. */
export interface Watching {
  /** Takes up what was seen since the last time. */
  drain(): void;
  /** Frames that the kernel dropped before they were taken up: their packets look lost though they may not be. */
  dropped(): number;
  close(): Promise<void>;
}

/** Taps on both ends' interfaces. */
export class Watch implements Watching {
  readonly #probe: number;
  readonly #log: PacketLog;
  readonly #taps: { tap: Tap; outgoing: Hop; incoming: Hop }[] = [];

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
    for (const { tap, outgoing, incoming } of this.#taps) {
      for (const frame of tap.drain()) this.#note(frame, frame.outgoing ? outgoing : incoming);
    }
  }

  dropped(): number {
    return this.#taps.reduce((sum, { tap }) => sum + tap.dropped(), 0);
  }

  async close(): Promise<void> {
    await Promise.all(this.#taps.map(({ tap }) => tap.close()));
  }

  #add(end: ProbeEnd, outgoing: Hop, incoming: Hop): void {
    const tap = Tap.open(end.namespace, end.interface, { filter: probeFilter(this.#probe) });
    this.#taps.push({ tap, outgoing, incoming });
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
