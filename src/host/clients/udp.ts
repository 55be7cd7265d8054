import { addressBytes, bindUdp, type Namespace, realtime } from '../../netns/index.js';
import { type AttemptOptions, within } from '../deadline.js';
import { type Evidence, failedOutcome, noAnswerStory, Observer } from '../observer.js';
import { addressText, type Packet } from '../packet.js';
import { msText, type Story, story } from '../story.js';

export interface UdpOptions extends AttemptOptions {
  /** Sends it again each time that so long nothing came, in milliseconds; absent: once only. */
  retryMs?: number;
  /** Whether a datagram is the answer; others are passed over (default: each is). */
  isReply?: (data: Buffer) => boolean;
}

export interface UdpResult extends Evidence {
  /** refused: an ICMP port unreachable came back; unreachable: another ICMP error; see ConnectResult. */
  outcome: 'reply' | 'refused' | 'unreachable' | 'silence' | 'notSent';
  /** What came back. */
  reply?: Buffer;
  /** Time to the outcome, in milliseconds. */
  ms: number;
  story: Story;
}

/** Sends a datagram and waits for one from there, or for an ICMP error about it. */
export async function udpExchange(
  ns: Namespace,
  address: string,
  port: number,
  payload: string | Uint8Array,
  options: UdpOptions,
): Promise<UdpResult> {
  options.signal?.throwIfAborted();
  const family = address.includes(':') ? 6 : 4;
  const socket = await bindUdp(ns, { family });
  const observer = new Observer(ns, { udpPort: port });
  const ownPort = socket.address().port;
  const isRequest = (packet: Packet) =>
    packet.protocol === 'udp' && packet.sourcePort === ownPort && packet.targetPort === port;
  const target = addressText(addressBytes(address));
  const start = realtime();
  const { retryMs, isReply = () => true } = options;
  let localError: string | undefined;
  let again: NodeJS.Timeout | undefined;
  try {
    const reply = await within<Buffer>(options, done => {
      observer.onPackets(() => observer.evidence(isRequest).error && done());
      socket.on('message', (data, from) => {
        if (from.port === port && from.address === target && isReply(data)) done(data);
      });
      const send = () =>
        socket.send(payload, port, address, error => {
          if (!error) return;
          localError = error.message;
          done();
        });
      send();
      if (retryMs !== undefined) again = setInterval(send, retryMs);
    });
    const ms = realtime() - start;
    const evidence = observer.evidence(isRequest);
    if (reply) {
      const text = story(`reply after ${msText(ms)}`, `${msText(ms)} で応答`);
      return { ...evidence, outcome: 'reply', reply, ms, story: text };
    }
    const text = noAnswerStory(evidence, options.budgetMs, localError);
    return { ...evidence, outcome: failedOutcome(evidence), ms, story: text };
  } finally {
    clearInterval(again);
    observer.close();
    socket.close();
  }
}
