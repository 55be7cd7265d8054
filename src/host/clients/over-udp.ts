import type dgram from 'node:dgram';
import { addressBytes, bindUdp, type Namespace, realtime } from '../../netns/index.js';
import type { AttemptOptions } from '../deadline.js';
import { failedOutcome, noAnswerStory, Observer } from '../observer.js';
import { addressText, type Packet } from '../packet.js';
import { type Story, story } from '../story.js';
import type { NoAnswer, ServiceResult } from './outcome.js';
import type { Said } from './over-tcp.js';

/** A conversation in datagrams. `limit` is aborted when the budget is spent or an ICMP error came about it. */
export type TalkInDatagrams<Facts> = (socket: dgram.Socket, limit: AbortSignal) => Promise<Said<Facts>>;

/**
 * Holds a conversation in datagrams from a socket of its own. Without any datagram from the target, the outcome is what
 * the wire tells (refused, unreachable, silence ...); if it said something and the conversation fails, it is `broken`.
 * @param service as messages call it: `TFTP`.
 */
export async function overUdp<Facts extends object>(
  ns: Namespace,
  { address, service }: { address: string; service: string },
  options: AttemptOptions,
  talk: TalkInDatagrams<Facts>,
): Promise<ServiceResult & Partial<Facts>> {
  options.signal?.throwIfAborted();
  const socket = await bindUdp(ns, { family: address.includes(':') ? 6 : 4 });
  const { port: own } = socket.address();
  const observer = new Observer(ns, { udpPort: own });
  const target = addressText(addressBytes(address));
  const isRequest = (packet: Packet) => packet.protocol === 'udp' && packet.sourcePort === own;
  const told = new AbortController();
  observer.onPackets(() => observer.evidence(isRequest).error && told.abort(new Error('an ICMP error came')));
  let heard = false;
  socket.on('message', (_, from) => {
    heard ||= from.address === target;
  });
  const budget = AbortSignal.timeout(Math.ceil(options.budgetMs));
  const signals = [budget, told.signal, ...(options.signal ? [options.signal] : [])];
  const limit = AbortSignal.any(signals);
  const start = realtime();
  let localError: string | undefined;
  try {
    const { story: said, ...facts } = await interruptible(socket, limit, talk);
    const ms = realtime() - start;
    return { ...observer.evidence(isRequest), ...facts, ms, story: said(ms) } as unknown as Result<Facts>;
  } catch (error) {
    options.signal?.throwIfAborted();
    const ms = realtime() - start;
    const evidence = observer.evidence(isRequest);
    if (heard && !evidence.error) {
      const why = budget.aborted ? tooSlow(options.budgetMs) : plain(error as Error);
      const text = story(`${service} failed: ${why.en}`, `${service} に失敗: ${why.ja}`);
      return { ...evidence, outcome: 'broken', ms, story: text } as Result<Facts>;
    }
    if (!limit.aborted) localError = (error as Error).message;
    const outcome: NoAnswer = failedOutcome(evidence);
    return {
      ...evidence,
      outcome,
      ms,
      story: noAnswerStory(evidence, options.budgetMs, localError),
    } as Result<Facts>;
  } finally {
    observer.close();
    socket.close();
  }
}

type Result<Facts> = ServiceResult & Partial<Facts>;

function interruptible<Facts>(
  socket: dgram.Socket,
  limit: AbortSignal,
  talk: TalkInDatagrams<Facts>,
): Promise<Said<Facts>> {
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    limit.addEventListener('abort', () => reject(limit.reason));
    talk(socket, limit).then(resolve, reject);
  });
}

function tooSlow(budgetMs: number): Story {
  return story(`not done within ${budgetMs} ms`, `${budgetMs} ミリ秒以内に完了しませんでした`);
}

function plain({ message }: Error): Story {
  return story(message, message);
}
