import type dgram from 'node:dgram';
import { once } from 'node:events';
import { addressBytes, bindUdp, type Namespace, openPing, realtime, setHopLimit } from '../../netns/index.js';
import { type AttemptOptions, within } from '../deadline.js';
import { type Evidence, noAnswerStory, Observer } from '../observer.js';
import { addressText, type Packet } from '../packet.js';
import { icmpReason, msText, type Story, story } from '../story.js';
import { echo } from './ping.js';

export interface TracerouteOptions extends AttemptOptions {
  /** icmp: echo requests (default); udp: datagrams to ports that nobody listens on, as traceroute(8) sends. */
  method?: 'icmp' | 'udp';
  /** The first hop's port by UDP, each further one has the next (default 33434). */
  port?: number;
  /** Default 30. */
  maxHops?: number;
  /** How long an answer is waited for before a hop is asked again, in milliseconds (default 300). */
  waitMs?: number;
  /** How often each hop is asked at most (default 3). */
  tries?: number;
}

/** A router on the way, or the target. */
export interface Hop {
  ttl: number;
  /** Who answered; absent: nobody. */
  address?: string;
  rttMs?: number;
  /** Why it went no further from here: unreachable, prohibited ... */
  reason?: Story;
}

export interface TracerouteResult extends Evidence {
  /** reached: the target answered; unreachable: somebody on the way said so; silence: the last hops said nothing. */
  outcome: 'reached' | 'unreachable' | 'silence' | 'notSent';
  /** From the first to the last that answered. */
  hops: Hop[];
  ms: number;
  story: Story;
}

/** Hops that are asked at a time: more would run into the limits that targets have for ICMP errors (RFC 1812, 4.3.2.8). */
const AT_ONCE = 4;

/** Finds the routers on the way by packets that may only go so far (RFC 1393's introduction tells how it works). */
export async function traceroute(
  ns: Namespace,
  address: string,
  options: TracerouteOptions,
): Promise<TracerouteResult> {
  options.signal?.throwIfAborted();
  const trace = await Trace.open(ns, address, options);
  const start = realtime();
  try {
    await within(options, (done, fail) => {
      trace.run().then(done, fail);
    });
    return trace.result(realtime() - start);
  } finally {
    await trace.close();
  }
}

class Trace {
  readonly #address: string;
  /** As packets are shown with it. */
  readonly #target: string;
  readonly #options: TracerouteOptions;
  readonly #socket: dgram.Socket;
  readonly #observer: Observer;
  readonly #hops = new Map<number, Hop>();
  #localError: string | undefined;
  #closed = false;
  #wake: () => void = () => {};

  private constructor(ns: Namespace, address: string, options: TracerouteOptions, socket: dgram.Socket) {
    this.#address = address;
    this.#target = addressText(addressBytes(address));
    this.#options = options;
    this.#socket = socket;
    this.#observer = new Observer(ns, this.#isUdp ? { udpPort: socket.address().port } : {});
    this.#observer.onPackets(() => {
      this.#look();
      this.#wake();
    });
    socket.on('error', error => {
      this.#localError = error.message;
    });
  }

  static async open(ns: Namespace, address: string, options: TracerouteOptions): Promise<Trace> {
    const family = address.includes(':') ? 6 : 4;
    const socket = options.method === 'udp' ? await bindUdp(ns, { family }) : await openPing(ns, family);
    return new Trace(ns, address, options, socket);
  }

  get #isUdp(): boolean {
    return this.#options.method === 'udp';
  }

  async run(): Promise<void> {
    const { maxHops = 30, tries = 3, waitMs = 300 } = this.#options;
    for (let first = 1; first <= maxHops; first += AT_ONCE) {
      const wave = Array.from(
        { length: Math.min(AT_ONCE, maxHops - first + 1) },
        (_, index) => first + index,
      );
      for (let round = 0; round < tries; round++) {
        for (const ttl of wave) if (!this.#hops.has(ttl) && ttl < this.#end) await this.#send(ttl);
        const deadline = realtime() + waitMs;
        const isOpen = () => wave.some(ttl => !this.#hops.has(ttl) && ttl < this.#end);
        while (isOpen() && realtime() < deadline && !this.#closed) await this.#more(deadline - realtime());
        if (!isOpen() || this.#closed || this.#localError !== undefined) break;
      }
      if (this.#end < first + AT_ONCE || this.#closed || this.#localError !== undefined) return;
    }
  }

  /** The hop where the way ends, as far as is known. */
  get #end(): number {
    const ends = [...this.#hops.values()].filter(hop => hop.reason || this.#isTarget(hop));
    return Math.min(Number.POSITIVE_INFINITY, ...ends.map(({ ttl }) => ttl));
  }

  #isTarget({ address }: Hop): boolean {
    return address === this.#target;
  }

  #more(ms: number): Promise<void> {
    return new Promise(resolve => {
      const timer = setTimeout(resolve, Math.max(1, ms));
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #send(ttl: number): Promise<void> {
    if (this.#closed) return Promise.resolve();
    const { port = 33434 } = this.#options;
    setHopLimit(this.#socket, ttl);
    const [payload, at] = this.#isUdp
      ? [Buffer.alloc(32), port + ttl - 1]
      : [echo(this.#address.includes(':') ? 128 : 8, ttl, 32), 1];
    return new Promise(resolve => {
      this.#socket.send(payload, at, this.#address, error => {
        if (error) this.#localError = error.message;
        resolve();
      });
    });
  }

  /** Which hop a packet of ours was for. */
  #ttlOf(packet: Packet): number | undefined {
    if (this.#isUdp) {
      if (packet.protocol !== 'udp' || packet.sourcePort !== this.#socket.address().port) return undefined;
      return (packet.targetPort ?? 0) - (this.#options.port ?? 33434) + 1;
    }
    const requests = packet.family === 6 ? 128 : 8;
    const ours = packet.icmp?.type === requests && packet.icmp.id === this.#socket.address().port;
    return ours ? packet.icmp?.sequence : undefined;
  }

  /** Takes up the answers that have come. */
  #look(): void {
    if (this.#closed) return;
    const sentAt = new Map<number, number>();
    for (const packet of this.#observer.packets()) {
      if (packet.outgoing) {
        const ttl = this.#ttlOf(packet);
        if (ttl !== undefined) sentAt.set(ttl, packet.at);
        continue;
      }
      const ttl = packet.about ? this.#ttlOf(packet.about) : this.#replyTo(packet);
      if (ttl === undefined || this.#hops.has(ttl)) continue;
      const left = sentAt.get(ttl);
      const reason = this.#reason(packet);
      this.#hops.set(ttl, {
        ttl,
        address: packet.source,
        ...(left !== undefined && { rttMs: packet.at - left }),
        ...(reason && { reason }),
      });
    }
  }

  #replyTo({ icmp, family }: Packet): number | undefined {
    if (this.#isUdp || icmp?.type !== (family === 6 ? 129 : 0)) return undefined;
    return icmp.id === this.#socket.address().port ? icmp.sequence : undefined;
  }

  /** What an answer says, if it is not that the packet may go no further, and not the target's own. */
  #reason({ icmp, family, source, about }: Packet): Story | undefined {
    if (!about || !icmp || icmp.type === (family === 6 ? 3 : 11)) return undefined;
    return source === this.#target ? undefined : icmpReason(family, icmp);
  }

  result(ms: number): TracerouteResult {
    this.#look();
    const end = this.#end;
    const answered = [...this.#hops.keys()].filter(ttl => ttl <= end);
    const last = Math.max(0, ...answered);
    const hops = Array.from({ length: last }, (_, index) => this.#hops.get(index + 1) ?? { ttl: index + 1 });
    const { error: _, ...evidence } = this.#observer.evidence(packet => this.#ttlOf(packet) !== undefined);
    const final = hops.at(-1);
    if (final && this.#isTarget(final)) {
      const text = story(`reached in ${last} hop(s): ${route(hops)}`, `${last} ホップで到達: ${route(hops)}`);
      return { ...evidence, outcome: 'reached', hops, ms, story: text };
    }
    if (final?.reason) {
      const text = story(
        `unreachable: ${final.reason.en}, says ${final.address}; on the way: ${route(hops)}`,
        `到達不能: ${final.address} からの通知（${final.reason.ja}）。経路: ${route(hops)}`,
      );
      return { ...evidence, outcome: 'unreachable', hops, ms, story: text };
    }
    if (!final) {
      const outcome = evidence.sent ? 'silence' : 'notSent';
      const text = noAnswerStory(evidence, this.#options.budgetMs, this.#localError);
      return { ...evidence, outcome, hops, ms, story: text };
    }
    const text = story(
      `nobody answered beyond ${final.address} (hop ${last}); on the way: ${route(hops)}`,
      `${final.address}（${last} ホップ目）より先は応答なし。経路: ${route(hops)}`,
    );
    return { ...evidence, outcome: 'silence', hops, ms, story: text };
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#wake();
    this.#observer.close();
    this.#socket.close();
    await once(this.#socket, 'close');
  }
}

function route(hops: readonly Hop[]): string {
  return hops
    .map(({ address, rttMs }) =>
      address === undefined ? '*' : `${address}${rttMs === undefined ? '' : ` (${msText(rttMs)})`}`,
    )
    .join(' → ');
}
