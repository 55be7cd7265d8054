import { type Frame, MOST_KEPT, type Namespace, Tap } from '../../netns/index.js';
import type { TrafficEvent } from '../impact.js';
import { compileFilter, countMatching } from './filter.js';
import { pcapng } from './pcapng.js';
import { countRetransmissions } from './retransmissions.js';

/** What to capture. */
export interface CaptureOptions {
  namespace: Namespace;
  interface: string;
  /** Whose interface it is, as people call it. */
  name: string;
  /** In the syntax of pcap-filter(7); absent: everything. */
  filter?: string;
  /** Bytes of frames that are kept; beyond it the oldest go (default 16 MiB). */
  limitBytes?: number;
}

/** How a capture stands. */
export interface CaptureCounts {
  /** Frames that are kept. */
  frames: number;
  /** Frames that were let go for want of room. */
  forgotten: number;
  /** Frames that the kernel dropped before they were taken up. */
  overlooked: number;
}

const LIMIT_BYTES = 16 << 20;
/** The VLAN tag that the kernel takes out of a frame is put back into the file. */
const TAG_BYTES = 4;
const RECEIVE_BUFFER = 16 << 20;
/** What a kept frame costs besides its bytes. */
const FRAME_BYTES = 200;

/** Keeps the frames of an interface, up to a bound: made by `startCapture`, to be closed. */
export class Capture {
  readonly #options: CaptureOptions;
  readonly #tap: Tap;
  readonly #events: TrafficEvent[] = [];
  #frames: Frame[] = [];
  #first = 0;
  #bytes = 0;
  #forgotten = 0;

  /** @internal */
  constructor(options: CaptureOptions, tap: Tap) {
    this.#options = options;
    this.#tap = tap;
    tap.onFrames(() => this.#take());
  }

  /** Whose interface it is, as people call it, and the interface. */
  get of(): { name: string; interface: string } {
    return { name: this.#options.name, interface: this.#options.interface };
  }

  /** Notes that something was done to the network: the next packet gets it as a comment. */
  mark({ label, atMs }: TrafficEvent): void {
    this.#events.push({ label, atMs });
  }

  /** How it stands now. */
  counts(): CaptureCounts {
    this.#take();
    const frames = this.#frames.length - this.#first;
    return { frames, forgotten: this.#forgotten, overlooked: this.#tap.dropped() };
  }

  /** How many of the kept frames match a filter. @throws TsunaguError `capture.filter`. */
  count(filter: string): Promise<number> {
    return countMatching(this.file(), filter);
  }

  /** TCP segments among the kept frames that were sent again. */
  retransmissions(): number {
    this.#take();
    return countRetransmissions(this.#frames.slice(this.#first));
  }

  /** What is kept, as a pcapng file with comments. */
  file(): Buffer {
    const { forgotten, overlooked } = this.counts();
    const { name, filter, interface: ifname } = this.#options;
    const frames = this.#frames.slice(this.#first);
    const cut = frames.filter(({ data, length }) => data.length < length).length;
    const comment = [
      `captured by tsunagu at ${name}`,
      filter !== undefined && `filter: ${filter}`,
      forgotten > 0 && `${forgotten} older frames were let go for want of room`,
      cut > 0 && `${cut} frames are longer than ${MOST_KEPT} bytes, and cut there`,
      overlooked > 0 && `${overlooked} frames were dropped by the kernel`,
    ].filter(part => part !== false);
    const snaplen = MOST_KEPT + TAG_BYTES;
    const title = { comment: comment.join('\n'), interface: ifname, description: name, snaplen };
    const remarks = this.#events.map(({ atMs, label }) => ({ atMs, text: label }));
    return pcapng(title, frames, remarks);
  }

  /** Ends it; what is kept stays readable. */
  async close(): Promise<void> {
    this.#take();
    await this.#tap.close();
  }

  #take(): void {
    const { limitBytes = LIMIT_BYTES } = this.#options;
    for (const frame of this.#tap.drain()) {
      this.#frames.push(frame);
      this.#bytes += frame.data.length + FRAME_BYTES;
    }
    while (this.#bytes > limitBytes && this.#first < this.#frames.length - 1) {
      this.#bytes -= (this.#frames[this.#first]?.data.length ?? 0) + FRAME_BYTES;
      this.#first++;
      this.#forgotten++;
    }
    // The array itself is cut now and then only, since that moves all of it.
    if (this.#first > 10_000) {
      this.#frames = this.#frames.slice(this.#first);
      this.#first = 0;
    }
  }
}

/**
 * Begins to keep the frames of an interface.
 * @throws TsunaguError `capture.filter`, `netns.noInterface`.
 */
export async function startCapture(options: CaptureOptions): Promise<Capture> {
  const program = options.filter === undefined ? undefined : await compileFilter(options.filter);
  const taken = program ? { filter: program } : {};
  const settings = { ...taken, snaplen: MOST_KEPT, receiveBuffer: RECEIVE_BUFFER };
  return new Capture(options, Tap.open(options.namespace, options.interface, settings));
}
