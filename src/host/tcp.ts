import net from 'node:net';
import { connectTcp, type Namespace, realtime } from '../netns/index.js';
import { type Evidence, noAnswerStory, Observer } from './observer.js';
import { type Packet, RST } from './packet.js';
import { msText, type Story, story } from './story.js';

/** Limits of one attempt. */
export interface AttemptOptions {
  /** In milliseconds. */
  budgetMs: number;
  signal?: AbortSignal | undefined;
}

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
  const observer = new Observer(ns, { tcpPort: port });
  const start = realtime();
  let socket: net.Socket | undefined;
  let failure: (Error & { code?: string }) | undefined;
  try {
    socket = await connectTcp(ns, { host: address, port, ...options });
  } catch (error) {
    options.signal?.throwIfAborted();
    failure = error as Error;
  }
  const ms = realtime() - start;
  try {
    const isRequest = (packet: Packet) => packet.protocol === 'tcp' && packet.targetPort === port;
    const evidence = observer.evidence(isRequest);
    if (socket) {
      const text = story(`connected after ${msText(ms)}`, `${msText(ms)} で接続`);
      return { socket, result: { ...evidence, outcome: 'connected', ms, story: text } };
    }
    const reset = observer
      .packets()
      .find(packet => !packet.outgoing && packet.sourcePort === port && ((packet.flags ?? 0) & RST) !== 0);
    return { result: refusal(evidence, reset, failure, ms, options.budgetMs) };
  } finally {
    observer.close();
  }
}

function refusal(
  evidence: Evidence,
  reset: Packet | undefined,
  failure: (Error & { code?: string }) | undefined,
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
  if (failure?.code === 'ECONNREFUSED') return { ...evidence, outcome: 'refused', ms, story: text };
  const outcome = evidence.error ? 'unreachable' : evidence.sent ? 'silence' : 'notSent';
  return { ...evidence, outcome, ms, story: text };
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

/** A server that sends back whatever it gets. */
export function echoServer(): net.Server {
  return net.createServer(socket => {
    socket.on('error', () => socket.destroy());
    socket.pipe(socket);
  });
}
