import type net from 'node:net';
import {
  addressBytes,
  type ConnectOptions,
  connectTcp,
  type Namespace,
  realtime,
} from '../../netns/index.js';
import type { AttemptOptions } from '../deadline.js';
import { type Evidence, failedOutcome, noAnswerStory, Observer } from '../observer.js';
import { addressText, type Packet, RST } from '../packet.js';
import { msText, type Story, story } from '../story.js';

export interface ConnectResult extends Evidence {
  /**
   * connected; refused: a TCP reset came back (or an ICMP port unreachable, see `error`); unreachable: another ICMP
   * error; silence: the SYN left and nothing came; notSent: no SYN left.
   */
  outcome: 'connected' | 'refused' | 'unreachable' | 'silence' | 'notSent';
  /** Time to the outcome, in milliseconds. */
  ms: number;
  story: Story;
}

/** A connection that was made, or why there is none. */
export type Attempt = { result: ConnectResult; socket?: net.Socket };

/** Tries to open a TCP connection, and tells apart the ways in which it cannot. The caller ends the socket. */
export async function attemptTcp(
  ns: Namespace,
  address: string,
  port: number,
  options: AttemptOptions,
): Promise<Attempt> {
  options.signal?.throwIfAborted();
  const target = addressText(addressBytes(address));
  const isRequest = (packet: Packet) =>
    packet.protocol === 'tcp' && packet.target === target && packet.targetPort === port;
  const isReset = (packet: Packet) =>
    !packet.outgoing &&
    packet.source === target &&
    packet.sourcePort === port &&
    ((packet.flags ?? 0) & RST) !== 0;
  const observer = new Observer(ns, { tcpPort: port });
  const start = realtime();
  const told = new AbortController();
  // An ICMP error that comes back while connect(2) still runs is only believed after the next SYN, a second later.
  observer.onPackets(() => observer.evidence(isRequest).error && told.abort());
  const signal = options.signal ? AbortSignal.any([told.signal, options.signal]) : told.signal;
  try {
    const [socket, failure] = await connect(ns, { host: address, port, budgetMs: options.budgetMs, signal });
    if (options.signal?.aborted) socket?.destroy();
    options.signal?.throwIfAborted();
    const ms = realtime() - start;
    const evidence = observer.evidence(isRequest);
    if (socket) {
      const text = story(`connected after ${msText(ms)}`, `${msText(ms)} で接続`);
      return { socket, result: { ...evidence, outcome: 'connected', ms, story: text } };
    }
    return { result: refusal(evidence, observer.packets().find(isReset), failure, ms, options.budgetMs) };
  } finally {
    observer.close();
  }
}

type Failure = Error & { code?: string };

async function connect(ns: Namespace, options: ConnectOptions): Promise<[net.Socket] | [undefined, Failure]> {
  try {
    return [await connectTcp(ns, options)];
  } catch (error) {
    return [undefined, error as Failure];
  }
}

function refusal(
  evidence: Evidence,
  reset: Packet | undefined,
  failure: Failure | undefined,
  ms: number,
  budgetMs: number,
): ConnectResult {
  if (reset) {
    const text = story(
      `refused: ${reset.source} answered with a reset (RST) after ${msText(ms)}`,
      `接続拒否: ${reset.source} が ${msText(ms)} で RST を返しました`,
    );
    return { ...evidence, outcome: 'refused', ms, story: text };
  }
  const text = noAnswerStory(evidence, budgetMs, failure?.message);
  return { ...evidence, outcome: failedOutcome(evidence), ms, story: text };
}

/** Opens a connection and ends it at once. */
export async function tcpConnect(
  ns: Namespace,
  address: string,
  port: number,
  options: AttemptOptions,
): Promise<ConnectResult> {
  const { socket, result } = await attemptTcp(ns, address, port, options);
  socket?.on('error', () => {}).destroy();
  return result;
}
