import type { TestHost } from '../../host/index.js';
import { Tap } from '../../netns/index.js';
import type { Sightings } from './sightings.js';

/** The interface of a test host. */
const INTERFACE = 'eth0';
/** Enough for an ICMP error about an IPv6 packet of ours. */
const SNAPLEN = 192;

/** One tap a host, however many cells it has: each more would run for every packet of the host. */
export class Witnesses {
  readonly #taps: Tap[] = [];
  readonly #drains: (() => void)[] = [];

  /** @throws TsunaguError `netns.noInterface`. */
  constructor(hosts: Iterable<TestHost>, sightings: Sightings) {
    try {
      for (const host of hosts) {
        const tap = Tap.open(host.ns, INTERFACE, { snaplen: SNAPLEN });
        this.#taps.push(tap);
        const drain = () => {
          for (const frame of tap.drain()) sightings.note(host, frame);
        };
        this.#drains.push(drain);
        tap.onFrames(drain);
      }
    } catch (error) {
      void this.close();
      throw error;
    }
  }

  /** Takes up what was seen since the last time. */
  drain(): void {
    for (const drain of this.#drains) drain();
  }

  /** Frames that the kernel dropped before they were taken up. */
  dropped(): number {
    return this.#taps.reduce((sum, tap) => sum + tap.dropped(), 0);
  }

  async close(): Promise<void> {
    await Promise.all(this.#taps.map(tap => tap.close()));
  }
}
