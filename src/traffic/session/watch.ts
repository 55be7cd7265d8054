import { realtime, Tap } from '../../netns/index.js';
import { type ForeignEnd, isWatched, type ProbeEnd } from '../ends.js';
import type { Hop, PacketLog } from '../log.js';
import type { Watching } from '../watch.js';
import { SegmentReader } from './segments.js';

interface Watched {
  tap: Tap;
  outgoing: { hop: Hop; reader: SegmentReader };
  incoming: { hop: Hop; reader: SegmentReader };
}

/** Taps on both ends' interfaces, which write into the log where each record of a session was first seen. */
export class SessionWatch implements Watching {
  readonly #log: PacketLog;
  readonly #taps: Watched[] = [];
  #answered = -1;
  #settled = 0;
  #again = 0;

  /** @throws TsunaguError `netns.noInterface`. */
  constructor(session: number, log: PacketLog, from: ProbeEnd, to: ProbeEnd | ForeignEnd, port: number) {
    this.#log = log;
    const add = (end: ProbeEnd, outgoing: Hop, incoming: Hop) =>
      this.#taps.push({
        tap: Tap.open(end.namespace, end.interface, { filter: { tcpPort: port } }),
        outgoing: { hop: outgoing, reader: new SegmentReader(session) },
        incoming: { hop: incoming, reader: new SegmentReader(session) },
      });
    try {
      add(from, 'leftFrom', 'reachedFrom');
      if (isWatched(to)) add(to, 'leftTo', 'reachedTo');
    } catch (error) {
      void this.close();
      throw error;
    }
  }

  /** Segments that the target sent again; undefined when it is not watched. */
  get targetRetransmissions(): number | undefined {
    return this.#taps.length > 1 ? this.#again : undefined;
  }

  /** The program has got the echo of every record up to this one. */
  answered(seq: number): void {
    this.#answered = seq;
  }

  drain(): void {
    for (const { tap, outgoing, incoming } of this.#taps) {
      for (const frame of tap.drain()) {
        const { hop, reader } = frame.outgoing ? outgoing : incoming;
        const segment = reader.read(frame.data);
        if (!segment) continue;
        if (segment.again && hop === 'leftTo') this.#again++;
        for (let seq = segment.first; seq <= segment.last; seq++) this.#log.seen(hop, seq, frame.at);
      }
    }
    // What the program has got has come, even if a tap missed it.
    for (; this.#settled <= this.#answered; this.#settled++) {
      if (!this.#log.has('reachedFrom', this.#settled)) {
        this.#log.seen('reachedFrom', this.#settled, realtime());
      }
    }
  }

  dropped(): number {
    return this.#taps.reduce((sum, { tap }) => sum + tap.dropped(), 0);
  }

  async close(): Promise<void> {
    await Promise.all(this.#taps.map(({ tap }) => tap.close()));
  }
}
