import { setTimeout as delay } from 'node:timers/promises';
import { realtime } from '../netns/index.js';
import { type Look, WaitTimeout, waitFor } from '../wait/index.js';
import { type ForeignEnd, isWatched, type ProbeEnd } from './ends.js';
import { errors } from './errors.js';
import { openRequests } from './http.js';
import type { TrafficEvent } from './impact.js';
import { LiveView, type Snapshot } from './live.js';
import { PacketLog } from './log.js';
import type { Outage, OutageOptions } from './outage.js';
import { pace } from './pace.js';
import { type ProbeReport, summarize, tracksOf } from './report.js';
import { openSender, type Sender } from './sender.js';
import { errors as sessionErrors } from './session/errors.js';
import type { SessionFacts } from './session/facts.js';
import { openSession } from './session/open.js';
import type { ProbeKind } from './story.js';
import { Watch, type Watching } from './watch.js';

/** What to probe, and how. Times in milliseconds. */
export interface ProbeOptions {
  from: ProbeEnd;
  /** A test host; for icmp also any other address, of which only the round trip is measured. */
  to: ProbeEnd | ForeignEnd;
  kind: ProbeKind;
  /** tcp: the target's port, where something must send back what it gets. */
  port?: number;
  /** Time between two packets (tcp: records), 1 to 1000 (default 10). */
  intervalMs?: number;
  /** http: what is requested. */
  url?: string;
  /** http: what is sent with each request, such as the name that the address of the URL stands for. */
  headers?: Record<string, string>;
  /** How long to wait for the first packet that goes the whole way. */
  budgetMs: number;
  /** Gives up waiting for the first packet; it does not end a probe that has started. */
  signal?: AbortSignal | undefined;
  /** Waiting time after which a packet counts as lost in the report (default 500). */
  graceMs?: number;
  /** What counts as an outage; see `analyze`. */
  outage?: Pick<OutageOptions, 'minLost' | 'minMs' | 'sustained' | 'samplingMs'>;
}

/** Limits of a wait for recovery or loss. */
export interface ProbeWait {
  /** The instant of the event (ms since the epoch, `realtime()`); what was before does not count. */
  sinceMs: number;
  budgetMs: number;
  signal?: AbortSignal | undefined;
}

/** How a wait for recovery ended. */
export interface Recovery {
  /** Outages since the event, the last of which is over; none: it was never out. */
  outages: Outage[];
  /** End of the last of them (ms since the epoch). */
  recoveredMs?: number;
}

/** Options with the defaults filled in. */
type Settings = ProbeOptions & { intervalMs: number; graceMs: number };

const GRACE_MS = 500;
const WARM_UP_EVERY_MS = 20;
const DRAIN_EVERY_MS = 20;
const LOOK_EVERY_MS = 5;
/** Ending what is under way takes milliseconds; a connection that does not close holds nobody up for longer. */
const END_MS = 5000;

/**
 * Starts sending, and resolves when the first packet has gone the whole way; only what is sent after that counts. So
 * the packets that ARP and learning switches lose at the beginning are no loss.
 *
 * Sending keeps its pace (at 1 ms, the limit of Node's timers, it sends each 1.07 to 1.1 ms). When the event loop was
 * late by more than an interval, the packets that it missed are not made up for, so there are no bursts; the times
 * that count are the kernel's stamps of the packets that were sent, and the loop's lateness only makes the measure
 * coarser there.
 * @throws TsunaguError `traffic.noReply`, which says where the packets died; `traffic.interval`.
 */
export async function startProbe(options: ProbeOptions): Promise<Probe> {
  const { intervalMs = 10, graceMs = GRACE_MS } = options;
  if (!(intervalMs >= 1 && intervalMs <= 1000)) throw errors.interval({ intervalMs });
  options.signal?.throwIfAborted();
  const started = performance.now();
  const log = new PacketLog();
  const { watch, sender } = await open(options, log);
  const budgetMs = Math.max(0, options.budgetMs - (performance.now() - started));
  const probe = new Probe({ ...options, intervalMs, graceMs, budgetMs }, log, watch, sender);
  try {
    await probe.warmUp();
    return probe;
  } catch (error) {
    // Why it did not start is what counts, whatever its end is like.
    await probe.close().catch(() => {});
    throw error;
  }
}

/** What a kind of probe sends with, and sees its packets with. */
async function open(options: ProbeOptions, log: PacketLog): Promise<{ watch: Watching; sender: Sender }> {
  const { kind, from, to, port = 0, budgetMs, signal } = options;
  const number = Math.floor(Math.random() * 2 ** 32);
  if (kind === 'http') {
    const { url = '', headers = {}, graceMs = GRACE_MS } = options;
    return openRequests(
      { namespace: from.namespace, address: to.address, url, headers, budgetMs: graceMs },
      log,
    );
  }
  if (kind === 'tcp') return openSession({ from, to, port, budgetMs, signal }, log, number);
  const watch = new Watch(number, log, from, to);
  try {
    return { watch, sender: await openSender(kind, from, to, number) };
  } catch (error) {
    await watch.close();
    throw error;
  }
}

/** A continuous probe. Made by `startProbe`; must be stopped, or closed. */
export class Probe {
  readonly #settings: Settings;
  readonly #log: PacketLog;
  readonly #watch: Watching;
  readonly #sender: Sender;
  readonly #view: LiveView;
  readonly #events: TrafficEvent[] = [];
  readonly #endings = new Set<() => void>();
  #stopping = false;
  #report: Promise<ProbeReport> | undefined;
  #closed: Promise<void> | undefined;

  /** @internal */
  constructor(settings: Settings, log: PacketLog, watch: Watching, sender: Sender) {
    const { kind, from, to } = settings;
    this.#settings = settings;
    this.#log = log;
    this.#watch = watch;
    this.#sender = sender;
    const context = { kind, from: named(from), to: named(to), watched: kind !== 'http' && isWatched(to) };
    this.#view = new LiveView(log, settings.intervalMs, () => ({ ...context, sendError: sender.error() }));
  }

  /** @internal Sends until one packet has gone the whole way, then at the probe's pace. */
  async warmUp(): Promise<void> {
    const { budgetMs, signal, intervalMs } = this.#settings;
    const warming = this.#repeat(() => this.#send(), WARM_UP_EVERY_MS);
    try {
      await this.#until(() => this.#view.started(), { budgetMs, signal });
    } catch (error) {
      if (!(error instanceof WaitTimeout)) throw error;
      throw errors.noReply({ story: this.#view.story(), waitedMs: budgetMs });
    }
    warming();
    this.#log.restart();
    this.#repeat(() => this.#send(), intervalMs);
    this.#repeat(() => this.#watch.drain(), DRAIN_EVERY_MS);
  }

  /** Notes that something was done to the network; the report says what it did to the traffic. */
  mark(label: string, atMs = realtime()): void {
    this.#events.push({ label, atMs });
  }

  /** tcp: how the session fares; undefined for other kinds. */
  get session(): SessionFacts | undefined {
    return this.#sender.session?.();
  }

  /** How it stands now. */
  snapshot(): Snapshot {
    this.#watch.drain();
    return this.#view.snapshot();
  }

  /**
   * Waits until packets get through again: `steady` packets in a row (default 3) that were sent after the event and
   * after this was called. What was lost since the event is in the result; never having been out is a recovery too.
   * @throws TsunaguError `traffic.notRecovered`, which says for how long nothing came and where packets died last.
   */
  async waitForRecovery(wait: ProbeWait & { steady?: number }): Promise<Recovery> {
    const fromMs = Math.max(realtime(), wait.sinceMs);
    try {
      await this.#until(() => this.#view.steady(wait.steady ?? 3, fromMs), wait);
    } catch (error) {
      if (!(error instanceof WaitTimeout)) throw error;
      const story = this.#view.story();
      const outMs = realtime() - (story.lastGoodMs ?? wait.sinceMs);
      throw errors.notRecovered({ story, outMs, waitedMs: wait.budgetMs });
    }
    const outages = this.#view.outagesSince(wait.sinceMs, this.#settings.graceMs);
    const last = outages.at(-1);
    return { outages, ...(last && { recoveredMs: last.endMs }) };
  }

  /**
   * Waits until a packet is lost that was sent after the event.
   * @returns when that packet was sent (ms since the epoch).
   * @throws TsunaguError `traffic.noLoss`.
   */
  async waitForLoss(wait: ProbeWait): Promise<number> {
    const first = this.#view.firstSince(wait.sinceMs);
    let missing = { seq: first, lost: false };
    const look = () => {
      missing = this.#view.firstMissing(missing.seq);
      return missing.lost;
    };
    try {
      await this.#until(look, wait);
    } catch (error) {
      if (!(error instanceof WaitTimeout)) throw error;
      const sent = this.#log.next - first;
      throw errors.noLoss({ story: this.#view.story(), sent, waitedMs: wait.budgetMs });
    }
    return this.#log.at('offered', missing.seq);
  }

  /**
   * Stops sending, waits for what is under way (at most the waiting time), and reports. A second call gives the same.
   * The report does not depend on how the ending goes: that is what `close` tells.
   */
  stop(): Promise<ProbeReport> {
    this.#report ??= this.#finish();
    return this.#report;
  }

  /**
   * Ends it at once, without a report: the clean-up of a probe that may not have been stopped.
   * @throws TsunaguError `traffic.notEnded` when what is under way does not end.
   */
  close(): Promise<void> {
    this.#closed ??= this.#end();
    return this.#closed;
  }

  #send(): void {
    this.#sender.send(this.#log.offer(realtime()));
  }

  /** @returns what ends it. */
  #repeat(run: () => void, everyMs: number): () => void {
    const end = pace(run, everyMs);
    this.#endings.add(end);
    return end;
  }

  #endRepeating(): void {
    for (const end of this.#endings) end();
  }

  #until(done: () => boolean, { budgetMs, signal }: Pick<ProbeWait, 'budgetMs' | 'signal'>): Promise<void> {
    const look = (): Look<void> => {
      this.#watch.drain();
      if (done()) return { done: true, value: undefined };
      this.#mustLast();
      return { done: false, seen: '' };
    };
    return waitFor(look, { budgetMs, signal, everyMs: LOOK_EVERY_MS });
  }

  /** A session that has ended never comes back. @throws TsunaguError `session.ended`. */
  #mustLast(): void {
    const ended = this.session?.ended;
    if (!ended || this.#stopping) return;
    const { from, to, port = 0 } = this.#settings;
    const event = this.#events.filter(({ atMs }) => atMs <= ended.atMs).at(-1);
    throw sessionErrors.ended({ from: from.name, to: to.name, address: to.address, port, ended, event });
  }

  async #finish(): Promise<ProbeReport> {
    this.#stopping = true;
    const { kind, from, to, intervalMs, graceMs, outage } = this.#settings;
    this.#endRepeating();
    // Whatever is missing from the last moments must get its waiting time, or a loss there could not be told.
    const recent = this.#view.firstSince(realtime() - graceMs);
    const allCame = () => this.#view.firstMissing(recent).seq === this.#log.next;
    await this.#until(allCame, { budgetMs: graceMs }).catch((error: unknown) => {
      if (!(error instanceof WaitTimeout)) throw error;
    });
    const endMs = realtime();
    const story = this.#view.story();
    const overlooked = this.#watch.dropped();
    await this.close().catch(() => {});
    const session = this.session;
    const startMs = this.#log.at('offered', this.#log.first);
    const tracks = tracksOf(this.#log, kind, isWatched(to), graceMs);
    return {
      kind,
      from: named(from),
      to: named(to),
      intervalMs,
      startMs,
      endMs,
      ...summarize(tracks, this.#events, startMs, { ...outage, endMs, graceMs }, kind),
      story,
      ...(session && { session }),
      forgotten: this.#log.forgotten,
      overlooked,
    };
  }

  async #end(): Promise<void> {
    this.#endRepeating();
    this.#sender.close();
    const ended = this.#watch.close().then(() => true);
    const late = new AbortController();
    const inTime = await Promise.race([
      ended,
      delay(END_MS, false, { signal: late.signal }).catch(() => false),
    ]).finally(() => late.abort());
    if (!inTime) throw errors.notEnded({ story: this.#view.story(), waitedMs: END_MS });
  }
}

function named({ name, address }: ForeignEnd): { name: string; address: string } {
  return { name, address };
}
