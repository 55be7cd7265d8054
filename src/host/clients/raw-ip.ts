import { addressBytes, type Namespace, realtime, sendIp, Tap } from '../../netns/index.js';
import { type AttemptOptions, within } from '../deadline.js';
import { type Evidence, failedOutcome, noAnswerStory, Observer } from '../observer.js';
import { addressText, packetOf } from '../packet.js';
import { msText, type Story, story } from '../story.js';

export interface RawIpOptions extends AttemptOptions {
  /** The protocol's number: VRRP 112, OSPF 89, GRE 47, ESP 50 ... */
  protocol: number;
  /** What is behind the IP header (default: a text of ours). */
  payload?: string | Uint8Array;
  /** Time to live, or hop limit (default: the system's, 64). */
  ttl?: number;
  /** The target's namespace, where it is a test host: whether the packet arrives is looked at there. */
  receiver?: Namespace;
  /** The receiver's interface (default eth0). */
  receivesOn?: string;
}

export interface RawIpResult extends Evidence {
  /** arrived: seen at the receiver; silence: nothing was seen, and nobody complained. */
  outcome: 'arrived' | 'refused' | 'unreachable' | 'silence' | 'notSent';
  ms: number;
  story: Story;
}

const RETRY_MS = 500;

/**
 * Sends an IP packet of any protocol, again each 500 ms, and looks whether one arrives. There is no answer to such a packet, so without a
 * receiver that can be looked at only an ICMP error tells anything.
 */
export async function sendRawIp(ns: Namespace, address: string, options: RawIpOptions): Promise<RawIpResult> {
  const { protocol, payload = 'tsunagu', ttl, receiver, receivesOn = 'eth0', budgetMs } = options;
  const target = addressText(addressBytes(address));
  const observer = new Observer(ns, { protocol });
  const isRequest = (packet: { protocolNumber?: number; target: string }) =>
    packet.protocolNumber === protocol && packet.target === target;
  const tap = receiver && Tap.open(receiver, receivesOn, { filter: { protocol } });
  const start = realtime();
  let arrivedAt: number | undefined;
  let localError: string | undefined;
  let again: NodeJS.Timeout | undefined;
  try {
    await within(options, done => {
      tap?.onFrames(() => {
        const found = tap.drain().find(frame => !frame.outgoing && isMine(frame.data));
        if (!found) return;
        arrivedAt = found.at;
        done();
      });
      observer.onPackets(() => observer.evidence(isRequest).error && done());
      const isMine = (data: Buffer) => {
        const packet = packetOf({ at: 0, outgoing: false, data, length: data.length });
        return packet?.protocolNumber === protocol && packet.target === target;
      };
      const send = () => {
        try {
          sendIp(ns, address, { protocol, payload: Buffer.from(payload), ttl });
        } catch (error) {
          localError = (error as Error).message;
          done();
        }
      };
      send();
      again = setInterval(send, RETRY_MS);
    });
    const evidence = observer.evidence(isRequest);
    const ms = (arrivedAt ?? realtime()) - (evidence.sentAt ?? start);
    if (arrivedAt !== undefined) {
      const text = story(`arrived after ${msText(ms)}`, `${msText(ms)} で到着`);
      return { ...evidence, outcome: 'arrived', ms, story: text };
    }
    const text = noAnswerStory(evidence, budgetMs, localError);
    return { ...evidence, outcome: failedOutcome(evidence), ms, story: text };
  } finally {
    clearInterval(again);
    observer.close();
    void tap?.close();
  }
}
