import type net from 'node:net';
import type { Namespace } from '../../netns/index.js';
import type { AttemptOptions } from '../deadline.js';
import { type Story, story } from '../story.js';
import type { NoAnswer, ServiceResult } from './outcome.js';
import { attemptTcp } from './tcp.js';

/** What a conversation came to; its `ms` and the evidence of the connection are added. */
export type Said<Facts> = Facts & { outcome: 'answered' | 'denied'; story: (ms: number) => Story };

/** A conversation over a connection that is open. `limit` is aborted when the budget is spent. */
export type Talk<Facts> = (socket: net.Socket, limit: AbortSignal) => Promise<Said<Facts>>;

/**
 * Connects and holds a conversation, all within the budget. What the conversation throws makes the outcome `broken`.
 * The connection is ended either way.
 * @param service as messages call it: `SSH`.
 */
export async function overTcp<Facts extends object>(
  ns: Namespace,
  target: { address: string; port: number; service: string },
  options: AttemptOptions,
  talk: Talk<Facts>,
): Promise<ServiceResult & Partial<Facts>> {
  const { address, port, service } = target;
  const { socket, result } = await attemptTcp(ns, address, port, options);
  const { outcome, story: failed, ...evidence } = result;
  if (!socket) return { ...evidence, outcome: outcome as NoAnswer, story: failed } as Result<Facts>;
  const start = performance.now();
  const elapsed = () => result.ms + performance.now() - start;
  const budget = AbortSignal.timeout(Math.max(1, Math.ceil(options.budgetMs - result.ms)));
  const limit = options.signal ? AbortSignal.any([budget, options.signal]) : budget;
  try {
    const { story: said, ...facts } = await interruptible(socket, limit, talk);
    const ms = elapsed();
    return { ...evidence, ...facts, ms, story: said(ms) } as unknown as Result<Facts>;
  } catch (error) {
    options.signal?.throwIfAborted();
    const why = budget.aborted ? timeoutStory(options.budgetMs) : brokenStory(error as Error);
    const text = story(
      `connected, but ${service} failed: ${why.en}`,
      `接続できたが ${service} に失敗: ${why.ja}`,
    );
    return { ...evidence, outcome: 'broken', ms: elapsed(), story: text } as Result<Facts>;
  } finally {
    socket.destroy();
  }
}

type Result<Facts> = ServiceResult & Partial<Facts>;

/** A conversation that is given up when its limit is reached or its connection breaks, whatever it waits for. */
function interruptible<Facts>(
  socket: net.Socket,
  limit: AbortSignal,
  talk: Talk<Facts>,
): Promise<Said<Facts>> {
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    limit.addEventListener('abort', () => reject(limit.reason));
    talk(socket, limit).then(resolve, reject);
  });
}

function timeoutStory(budgetMs: number): Story {
  return story(`no whole answer within ${budgetMs} ms`, `${budgetMs} ミリ秒以内に応答が完了しませんでした`);
}

function brokenStory({ message }: Error): Story {
  return story(message, message);
}
