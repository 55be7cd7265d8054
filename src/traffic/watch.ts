import { type Frame, Tap } from '../netns/index.js';
import { type ForeignEnd, isWatched, type ProbeEnd } from './ends.js';
import type { Hop, PacketLog } from './log.js';
import { probeFilter, readFrame } from './packet.js';

/** Taps on both ends' interfaces, which write into the log where each packet of a probe was seen. */
export class Watch {
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

  /** Takes up what the kernel has seen since the last time. */
  drain(): void {
    for (const { tap, outgoing, incoming } of this.#taps) {
      for (const frame of tap.drain()) this.#note(frame, frame.outgoing ? outgoing : incoming);
    }
  }

  /** Frames that the kernel dropped before they were taken up: their packets look lost though they may not be. */
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
