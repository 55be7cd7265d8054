import { once } from 'node:events';
import { type Namespace, openPing, setHopLimit } from '../../netns/index.js';
import { type AttemptOptions, within } from '../deadline.js';
import { type Evidence, noAnswerStory, Observer } from '../observer.js';
import type { Packet } from '../packet.js';
import { msText, type Story, story } from '../story.js';

/** How to ping; the budget runs from the start until the last answer must be there. */
export interface PingOptions extends AttemptOptions {
  /** Echo requests to send (default 1). */
  count?: number;
  /** Time between two, in milliseconds (default 100). */
  intervalMs?: number;
  /** Bytes of payload (default 56). */
  size?: number;
  /** Forbid fragments, so that a packet too large for a link on the way is reported and not cut up. */
  dontFragment?: boolean;
  /** Time to live, or hop limit (default: the system's, 64). */
  ttl?: number;
}

/** One echo request. */
export interface PingReply {
  sequence: number;
  /** When it left and when its reply came, by the kernel; milliseconds since the epoch. Absent: it did not. */
  sentAt?: number;
  at?: number;
  rttMs?: number;
}

export interface PingResult extends Evidence {
  /** reply: all answered; partial: some; the rest: none. */
  outcome: 'reply' | 'partial' | 'unreachable' | 'silence' | 'notSent';
  count: number;
  received: number;
  replies: PingReply[];
  /** Of those that were answered, in milliseconds. */
  rttMs?: { min: number; mean: number; max: number };
  story: Story;
}

/** Sends echo requests and waits for their replies, or until ICMP errors about all of the missing ones are there. */
export async function ping(ns: Namespace, address: string, options: PingOptions): Promise<PingResult> {
  options.signal?.throwIfAborted();
  const { count = 1, intervalMs = 100, budgetMs, size = 56, dontFragment, ttl } = options;
  const family = address.includes(':') ? 6 : 4;
  const types = family === 6 ? { request: 128, reply: 129 } : { request: 8, reply: 0 };
  const socket = await openPing(ns, family, { dontFragment });
  if (ttl !== undefined) setHopLimit(socket, ttl);
  const id = socket.address().port;
  const observer = new Observer(ns, {});
  const isOurs = (packet: Packet, type: number) => packet.icmp?.type === type && packet.icmp.id === id;
  const isRequest = (packet: Packet) => isOurs(packet, types.request);
  let localError: string | undefined;
  let sentAll = false;
  let next: NodeJS.Timeout | undefined;

  const settled = () => {
    const open = new Set(Array.from({ length: count }, (_, index) => index + 1));
    for (const packet of observer.packets()) {
      if (packet.outgoing) continue;
      if (isOurs(packet, types.reply)) open.delete(packet.icmp?.sequence ?? 0);
      if (packet.about && isRequest(packet.about)) open.delete(packet.about.icmp?.sequence ?? 0);
    }
    return sentAll && open.size === 0;
  };

  try {
    await within(options, done => {
      observer.onPackets(() => settled() && done());
      socket.on('error', error => {
        localError = error.message;
      });
      const send = (sequence: number) => {
        socket.send(echo(types.request, sequence, size), 1, address, error => {
          sentAll = sequence === count;
          if (!error) return;
          localError = error.message;
          // Without a route nothing will ever come.
          if (sentAll) done();
        });
        if (sequence < count) next = setTimeout(send, intervalMs, sequence + 1);
      };
      send(1);
    });
    const replies = match(observer.packets(), count, isRequest, packet => isOurs(packet, types.reply));
    return result(replies, observer.evidence(isRequest), budgetMs, localError);
  } finally {
    clearTimeout(next);
    observer.close();
    socket.close();
    await once(socket, 'close');
  }
}

/** An echo request: type, code, then checksum and identifier, which the kernel fills in, and the sequence number. */
export function echo(type: number, sequence: number, size: number): Buffer {
  const bytes = Buffer.alloc(8 + size);
  bytes[0] = type;
  bytes.writeUInt16BE(sequence, 6);
  return bytes;
}

function match(
  packets: readonly Packet[],
  count: number,
  isRequest: (packet: Packet) => boolean,
  isReply: (packet: Packet) => boolean,
): PingReply[] {
  return Array.from({ length: count }, (_, index) => {
    const sequence = index + 1;
    const same = packets.filter(packet => packet.icmp?.sequence === sequence);
    const sentAt = same.find(packet => packet.outgoing && isRequest(packet))?.at;
    const at = same.find(packet => !packet.outgoing && isReply(packet))?.at;
    return {
      sequence,
      ...(sentAt !== undefined && { sentAt }),
      ...(at !== undefined && { at }),
      ...(sentAt !== undefined && at !== undefined && { rttMs: at - sentAt }),
    };
  });
}

function result(replies: PingReply[], evidence: Evidence, budgetMs: number, localError?: string): PingResult {
  const count = replies.length;
  const rtts = replies.flatMap(({ rttMs }) => (rttMs === undefined ? [] : [rttMs]));
  const received = rtts.length;
  const facts = { ...evidence, count, received, replies };
  if (received === 0) {
    const outcome = evidence.error ? 'unreachable' : evidence.sent ? 'silence' : 'notSent';
    return { ...facts, outcome, story: noAnswerStory(evidence, budgetMs, localError) };
  }
  const rttMs = {
    min: Math.min(...rtts),
    mean: rtts.reduce((sum, rtt) => sum + rtt, 0) / received,
    max: Math.max(...rtts),
  };
  const time = msText(rttMs.mean);
  const text =
    count === 1
      ? story(`reply after ${time}`, `${time} で応答`)
      : story(
          `${received} of ${count} replies, ${time} on average`,
          `${count} 回中 ${received} 回応答、平均 ${time}`,
        );
  return { ...facts, outcome: received === count ? 'reply' : 'partial', rttMs, story: text };
}
