import { realtime } from '../netns/index.js';
import type { PacketLog } from './log.js';
import { analyze, type Outage } from './outage.js';
import { stalls, stallThreshold } from './session/stalls.js';
import { lastThrough, type Stage, type Story, type StoryContext, tellStory, wentThrough } from './story.js';

/** A running probe at a glance. */
export interface Snapshot {
  /** Packets offered, and those of them that went the whole way (icmp: there and back; udp: both streams). */
  sent: number;
  received: number;
  /** The sending of the first packet that did not get through (ms since the epoch); absent: they do now. */
  outSinceMs?: number;
  stage: Stage;
}

/** Reads a growing log: what can be said before the end, when a packet may still be on its way. */
export class LiveView {
  readonly #log: PacketLog;
  readonly #context: () => StoryContext;
  readonly #intervalMs: number;

  constructor(log: PacketLog, intervalMs: number, context: () => StoryContext) {
    this.#log = log;
    this.#intervalMs = intervalMs;
    this.#context = context;
  }

  get #kind() {
    return this.#context().kind;
  }

  /** Whether anything got through yet. */
  started(): boolean {
    return lastThrough(this.#log, this.#kind) >= this.#log.first;
  }

  story(): Story {
    return tellStory(this.#log, this.#decidedMs(), this.#context());
  }

  snapshot(): Snapshot {
    const log = this.#log;
    const { stage } = this.story();
    const last = lastThrough(log, this.#kind);
    const back = log.counted('reachedFrom');
    return {
      sent: log.counted('offered'),
      received: this.#kind === 'udp' ? Math.min(back, log.counted('reachedTo')) : back,
      ...(stage !== 'flowing' && { outSinceMs: log.at('offered', last + 1) }),
      stage,
    };
  }

  /** Whether the last `packets` packets that could get through did so in a row, and were offered after `fromMs`. */
  steady(packets: number, fromMs: number): boolean {
    const last = lastThrough(this.#log, this.#kind);
    const first = last - packets + 1;
    if (!(this.#log.at('offered', first) >= fromMs)) return false;
    for (let seq = first; seq < last; seq++) if (!wentThrough(this.#log, seq, this.#kind)) return false;
    return true;
  }

  /** The first packet offered at or after an instant. */
  firstSince(sinceMs: number): number {
    let seq = this.#log.next;
    while (seq > this.#log.first && this.#log.at('offered', seq - 1) >= sinceMs) seq--;
    return seq;
  }

  /** The first packet from number `seq` on that is not through: lost, if it was offered long enough ago. */
  firstMissing(seq: number): { seq: number; lost: boolean } {
    let at = seq;
    while (at < this.#log.next && wentThrough(this.#log, at, this.#kind)) at++;
    return { seq: at, lost: this.#log.at('offered', at) <= this.#decidedMs() };
  }

  /** The outages since an instant, by sending times as the sender knows them. */
  outagesSince(sinceMs: number, graceMs: number): Outage[] {
    const sentMs: number[] = [];
    const receivedMs: number[] = [];
    // From the packet before: an outage begins half way between two.
    for (let seq = this.firstSince(sinceMs) - 1; seq <= lastThrough(this.#log, this.#kind); seq++) {
      if (seq < this.#log.first) continue;
      const offered = this.#log.at('offered', seq);
      sentMs.push(offered);
      receivedMs.push(
        wentThrough(this.#log, seq, this.#kind) ? this.#log.at('reachedFrom', seq) : Number.NaN,
      );
    }
    const track = { sentMs, receivedMs };
    if (this.#kind === 'tcp') return stalls(track, stallThreshold(track, this.#intervalMs), realtime());
    return analyze(track, { endMs: Number.POSITIVE_INFINITY, graceMs }).outages;
  }

  /**
   * What was offered until this instant would have come by now: 50 ms ago, or three intervals or four round trips
   * if that is more. Too short a time here costs a false alarm in a snapshot, never a wrong number in the report.
   */
  #decidedMs(): number {
    const last = lastThrough(this.#log, this.#kind);
    const roundTripMs = this.#log.at('reachedFrom', last) - this.#log.at('offered', last) || 0;
    return realtime() - Math.max(50, 3 * this.#intervalMs, 4 * roundTripMs);
  }
}
