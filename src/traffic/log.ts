/**
 * Where a probe's packets were seen, in the order of the way they go. `offered` is the instant at which the sender
 * was asked to send; the others are the kernel's time stamps at the two hosts' interfaces.
 */
export const HOPS = ['offered', 'leftFrom', 'reachedTo', 'leftTo', 'reachedFrom'] as const;
export type Hop = (typeof HOPS)[number];

const SMALLEST = 1024;

/**
 * One line a sequence number with the instant (ms since the epoch) of each hop, NaN where the packet was not seen.
 * 40 bytes a packet; beyond `capacity` packets the oldest are forgotten.
 */
export class PacketLog {
  readonly #capacity: number;
  readonly #columns: Record<Hop, Float64Array<ArrayBufferLike>>;
  readonly #counted: Record<Hop, number>;
  readonly #duplicated: Record<Hop, number>;
  readonly #highest: Record<Hop, number>;
  #size = SMALLEST;
  #begin = 0;
  #next = 0;

  /** @param capacity a power of two (default 2^20: 17 minutes at 1 ms, 42 MB). */
  constructor(capacity = 2 ** 20) {
    this.#capacity = capacity;
    this.#columns = record(() => new Float64Array(this.#size));
    this.#counted = record(() => 0);
    this.#duplicated = record(() => 0);
    this.#highest = record(() => -1);
  }

  /** The sequence number that the next offered packet gets. */
  get next(): number {
    return this.#next;
  }

  /** The lowest sequence number that is remembered. */
  get first(): number {
    return Math.max(this.#begin, this.#next - this.#capacity);
  }

  /** How many packets are no longer remembered for want of room. */
  get forgotten(): number {
    return this.first - this.#begin;
  }

  /** Forgets everything so far; numbers go on, so that a late packet from before is not taken for a new one. */
  restart(): void {
    this.#begin = this.#next;
    for (const hop of HOPS) {
      this.#counted[hop] = 0;
      this.#duplicated[hop] = 0;
      this.#highest[hop] = -1;
    }
  }

  /** Begins a packet's line; returns its sequence number. */
  offer(atMs: number): number {
    if (this.#next === this.#size && this.#size < this.#capacity) this.#grow();
    const slot = this.#next % this.#size;
    for (const hop of HOPS) this.#columns[hop][slot] = Number.NaN;
    this.#columns.offered[slot] = atMs;
    this.#counted.offered++;
    return this.#next++;
  }

  /** Notes that a packet was seen; the first sighting counts, a later one is a duplicate. */
  seen(hop: Hop, seq: number, atMs: number): void {
    if (seq < this.first || seq >= this.#next) return;
    if (this.has(hop, seq)) {
      this.#duplicated[hop]++;
      return;
    }
    this.#columns[hop][seq % this.#size] = atMs;
    this.#counted[hop]++;
    if (seq > this.#highest[hop]) this.#highest[hop] = seq;
  }

  /** When a packet was seen at a hop; NaN if it was not, or is forgotten. */
  at(hop: Hop, seq: number): number {
    if (seq < this.first || seq >= this.#next) return Number.NaN;
    return this.#columns[hop][seq % this.#size] ?? Number.NaN;
  }

  has(hop: Hop, seq: number): boolean {
    return !Number.isNaN(this.at(hop, seq));
  }

  /** How many packets were seen at a hop, without duplicates. */
  counted(hop: Hop): number {
    return this.#counted[hop];
  }

  /** The highest sequence number that was seen at a hop; -1: none. */
  highest(hop: Hop): number {
    return this.#highest[hop];
  }

  duplicated(hop: Hop): number {
    return this.#duplicated[hop];
  }

  #grow(): void {
    this.#size *= 2;
    for (const hop of HOPS) {
      const longer = new Float64Array(this.#size);
      longer.set(this.#columns[hop]);
      this.#columns[hop] = longer;
    }
  }
}

function record<T>(make: () => T): Record<Hop, T> {
  return { offered: make(), leftFrom: make(), reachedTo: make(), leftTo: make(), reachedFrom: make() };
}
