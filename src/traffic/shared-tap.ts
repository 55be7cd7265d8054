import { type Frame, type Namespace, Tap } from '../netns/index.js';
import { anyProbeFilter, probeOf } from './packet.js';

type Taker = (frame: Frame) => void;

const shared = new WeakMap<Namespace, Map<string, SharedTap>>();

/** Two takers that look in the same millisecond see the same. */
const AGAIN_AFTER_MS = 0.5;
/** Room for the frames of some hundred probes until they are looked at, in bytes. */
const RECEIVE_BUFFER = 16 << 20;

/**
 * One tap for all probes on an interface: with a tap each, every packet of one probe would run through the filters of
 * all the others.
 */
export class SharedTap {
  readonly #tap: Tap;
  readonly #takers = new Map<number, Taker>();
  readonly #forget: () => void;
  #drainedMs = Number.NEGATIVE_INFINITY;

  private constructor(tap: Tap, forget: () => void) {
    this.#tap = tap;
    this.#forget = forget;
  }

  /** Takes part in an interface's tap; the first one opens it. @throws TsunaguError `netns.noInterface`. */
  static join(namespace: Namespace, ifname: string, probe: number, take: Taker): SharedTap {
    const taps = shared.get(namespace) ?? new Map<string, SharedTap>();
    shared.set(namespace, taps);
    let tap = taps.get(ifname);
    if (!tap) {
      const options = { filter: anyProbeFilter(), receiveBuffer: RECEIVE_BUFFER };
      tap = new SharedTap(Tap.open(namespace, ifname, options), () => taps.delete(ifname));
      taps.set(ifname, tap);
    }
    tap.#takers.set(probe, take);
    return tap;
  }

  /** Gives everybody the frames that the kernel has seen since the last time. */
  drain(): void {
    const now = performance.now();
    if (now - this.#drainedMs < AGAIN_AFTER_MS) return;
    this.#drainedMs = now;
    for (const frame of this.#tap.drain()) {
      const probe = probeOf(frame.data);
      if (probe !== undefined) this.#takers.get(probe)?.(frame);
    }
  }

  /** Frames that the kernel dropped before they were taken up, whosever they were. */
  dropped(): number {
    return this.#tap.dropped();
  }

  /** Leaves it; the last one closes it. */
  async leave(probe: number): Promise<void> {
    if (!this.#takers.delete(probe) || this.#takers.size > 0) return;
    this.#forget();
    await this.#tap.close();
  }
}
