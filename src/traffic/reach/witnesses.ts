import type { TestHost } from '../../host/index.js';
import { Tap } from '../../netns/index.js';
import type { Sightings } from './sightings.js';
import { sightingsFilter } from './sightings-filter.js';

/** One tap an interface of a host, however many cells it has: each more would run for every packet of the host. */
export class Witnesses {
  readonly #taps: Tap[] = [];
  readonly #drains: (() => void)[] = [];

  /** @throws TsunaguError `netns.noInterface`. */
  constructor(hosts: Iterable<TestHost>, sightings: Sightings) {
    try {
      for (const host of hosts) {
        for (const { ifname } of host.interfaces) this.#add(host, ifname, sightings);
      }
    } catch (error) {
      void this.close();
      throw error;
    }
  }

  #add(host: TestHost, ifname: string, sightings: Sightings): void {
    const tap = Tap.open(host.ns, ifname, { filter: sightingsFilter() });
    this.#taps.push(tap);
    const drain = () => {
      for (const frame of tap.drain()) sightings.note(host, frame);
    };
    this.#drains.push(drain);
    tap.onFrames(drain);
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
