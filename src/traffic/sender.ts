import { isIPv6 } from 'node:net';
import { destinationOf, type ForeignEnd, isWatched, type ProbeEnd } from './ends.js';
import { echoRequest, payload } from './packet.js';
import type { SessionFacts } from './session/facts.js';
import { Stream } from './stream.js';

/** Sends a probe's packets. What comes of them is seen by the taps, not here. */
export interface Sender {
  /** Sends packet number `seq`; udp: one from each end. */
  send(seq: number): void;
  /** The code of the error that the last sending gave, such as ENETUNREACH. */
  error(): string | undefined;
  close(): void;
  /** tcp: how the session fares. */
  session?(): SessionFacts;
}

/** Opens the sockets of a probe at its ends. */
export async function openSender(
  kind: 'icmp' | 'udp',
  from: ProbeEnd,
  to: ProbeEnd | ForeignEnd,
  probe: number,
): Promise<Sender> {
  const family = isIPv6(to.address) ? 6 : 4;
  if (kind === 'icmp') {
    const stream = await Stream.icmp(from.namespace, family);
    const send = stream.to(destinationOf(to), 0);
    return sender([stream], seq => send(echoRequest(family, probe, seq)));
  }
  if (!isWatched(to)) throw new Error(`a udp probe needs a test host at both ends, and ${to.name} is none`);
  // Each end sends from the port that it is sent to: the same five-tuple both ways, so that a stateful
  // firewall passes the reverse stream as the answer to the forward one.
  const near = Stream.udp(from.namespace, family, from.address);
  let far: Stream;
  try {
    far = Stream.udp(to.namespace, family, to.address);
  } catch (error) {
    near.close();
    throw error;
  }
  const forward = near.to(destinationOf(to), far.port());
  const reverse = far.to(from.address, near.port());
  return sender([near, far], seq => {
    const packet = payload(probe, seq);
    return [forward(packet), reverse(packet)].find(code => code !== undefined);
  });
}

function sender(streams: Stream[], send: (seq: number) => string | undefined): Sender {
  let code: string | undefined;
  return {
    send(seq) {
      code = send(seq);
    },
    error: () => code,
    close() {
      for (const stream of streams) stream.close();
    },
  };
}
