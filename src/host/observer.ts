import { type FrameFilter, interfaceExists, type Namespace, Tap } from '../netns/index.js';
import { type Packet, packetOf } from './packet.js';
import { icmpReason, type Story, story } from './story.js';

/** What was seen on the wire of a request: the proof that it left, and why there was no answer. */
export interface Evidence {
  /** The request was seen leaving the host. */
  sent: boolean;
  /** When it first did, in milliseconds since the epoch. */
  sentAt?: number;
  /** Who sent back an ICMP error about it, and what that said. */
  error?: {
    from: string;
    reason: Story;
    at: number;
    portUnreachable: boolean;
    /** Where the packet was too large: the size that the next link takes, in bytes (0: it was not told). */
    mtu?: number;
  };
  /** The neighbour (target or gateway) that was asked for by ARP or neighbour discovery and never answered. */
  unresolved?: string;
}

/** Watches a host's interfaces during one action. */
export class Observer {
  readonly #taps: Tap[];
  readonly #packets: Packet[] = [];

  constructor(ns: Namespace, filter: Omit<FrameFilter, 'arp' | 'icmp'>) {
    this.#taps = interfaceNames(ns).map(ifname =>
      Tap.open(ns, ifname, { filter: { arp: true, icmp: true, ...filter } }),
    );
  }

  /** Everything seen since it was made. */
  packets(): readonly Packet[] {
    for (const frame of this.#taps.flatMap(tap => tap.drain())) {
      const packet = packetOf(frame);
      if (packet) this.#packets.push(packet);
    }
    return this.#packets;
  }

  /** Calls back when there is more to see. */
  onPackets(callback: () => void): void {
    for (const tap of this.#taps) tap.onFrames(callback);
  }

  /** What is known of the requests that `isRequest` picks. */
  evidence(isRequest: (packet: Packet) => boolean): Evidence {
    const packets = this.packets();
    const request = packets.find(packet => packet.outgoing && isRequest(packet));
    const error = packets.find(packet => !packet.outgoing && packet.about && isRequest(packet.about));
    const unresolved = request ? undefined : unresolvedIn(packets);
    return {
      sent: request !== undefined,
      ...(request && { sentAt: request.at }),
      ...(error?.icmp && {
        error: {
          from: error.source,
          reason: icmpReason(error.family, error.icmp),
          at: error.at,
          portUnreachable: isPortUnreachable(error),
          ...(error.icmp.mtu !== undefined && { mtu: error.icmp.mtu }),
        },
      }),
      ...(unresolved !== undefined && { unresolved }),
    };
  }

  /** Ends it. The kernel takes a moment for that, which nobody needs to wait for. */
  close(): void {
    for (const tap of this.#taps) void tap.close();
  }
}

/** `eth0`, and `eth1` and so on where there are more. */
function interfaceNames(ns: Namespace): string[] {
  const names = ['eth0'];
  while (interfaceExists(ns, `eth${names.length}`)) names.push(`eth${names.length}`);
  return names;
}

/** RFC 792 (type 3 code 3), RFC 4443 section 3.1 (type 1 code 4). */
function isPortUnreachable({ family, icmp }: Packet): boolean {
  return family === 4 ? icmp?.type === 3 && icmp.code === 3 : icmp?.type === 1 && icmp.code === 4;
}

/** How an attempt without an answer ended. */
export function failedOutcome({ error, sent }: Evidence): 'refused' | 'unreachable' | 'silence' | 'notSent' {
  if (error) return error.portUnreachable ? 'refused' : 'unreachable';
  return sent ? 'silence' : 'notSent';
}

function unresolvedIn(packets: readonly Packet[]): string | undefined {
  const answered = new Set(
    packets.flatMap(({ neighbour }) => (neighbour?.kind === 'answered' ? [neighbour.address] : [])),
  );
  return packets.find(
    ({ outgoing, neighbour }) => outgoing && neighbour?.kind === 'asked' && !answered.has(neighbour.address),
  )?.neighbour?.address;
}

/** Why there was no answer, from what was seen; `localError` is what the kernel said to the program. */
export function noAnswerStory(evidence: Evidence, budgetMs: number, localError?: string): Story {
  const { error, unresolved, sent } = evidence;
  if (error) {
    return story(
      `unreachable: ${error.reason.en}, says ${error.from}`,
      `到達不能: ${error.from} からの通知（${error.reason.ja}）`,
    );
  }
  if (!sent && unresolved !== undefined) {
    return story(
      `not sent: nobody answers for ${unresolved} on the host's network`,
      `送信できず: ホストのネットワークに ${unresolved} の応答がありません`,
    );
  }
  if (!sent) {
    const why = localError ?? 'nothing left the host';
    return story(`not sent: ${why}`, `送信できず: ${localError ?? 'ホストから何も出ませんでした'}`);
  }
  return story(
    `no answer within ${Math.round(budgetMs)} ms (the request was seen leaving)`,
    `${Math.round(budgetMs)} ミリ秒以内に応答なし（要求の送出は確認済み）`,
  );
}
