import type { Message, MessageInput } from '../codec.js';
import { RefusedError } from './errors.js';
import { Reassembly } from './reassembly.js';

interface Pending {
  readonly type: string;
  readonly reassembly: Reassembly;
  resolve(reply: unknown): void;
  reject(error: unknown): void;
}

/** A row of transaction ids whose errors somebody collects. */
export interface Batch {
  readonly first: number;
  readonly count: number;
  refused(index: number, error: RefusedError): void;
}

/** Transaction ids, and who waits for what is answered to them. */
export class Requests {
  #next = 1;
  readonly #pending = new Map<number, Pending>();
  readonly #batches = new Set<Batch>();

  /** The first of `count` ids in a row that nobody uses. */
  allocate(count = 1): number {
    // 0 is left to messages that answer nothing; a row never wraps around.
    if (this.#next + count > 0x100000000) this.#next = 1;
    const first = this.#next;
    this.#next = first + count;
    return this.#pending.has(first) && count === 1 ? this.allocate() : first;
  }

  /** Waits for the reply to `xid`: the message, or what its multipart bodies hold together. */
  wait(xid: number, type: string, signal: AbortSignal | undefined): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const abort = () => {
        this.#pending.delete(xid);
        reject(signal?.reason);
      };
      const settle = (settled: (value: unknown) => void) => (value: unknown) => {
        signal?.removeEventListener('abort', abort);
        this.#pending.delete(xid);
        settled(value);
      };
      signal?.addEventListener('abort', abort, { once: true });
      this.#pending.set(xid, {
        type,
        reassembly: new Reassembly(),
        resolve: settle(resolve),
        reject: settle(reject),
      });
    });
  }

  watch(batch: Batch): () => void {
    this.#batches.add(batch);
    return () => this.#batches.delete(batch);
  }

  /** Hands a message to who waits for its id; false when nobody does. */
  settle(message: Message): boolean {
    const refusal = message.type === 'error' || message.type === 'experimenterError';
    const pending = this.#pending.get(message.xid);
    if (pending) {
      if (refusal) pending.reject(new RefusedError(message, pending.type));
      else if (pending.reassembly.add(message)) pending.resolve(pending.reassembly.result);
      return true;
    }
    if (!refusal) return false;
    for (const batch of this.#batches) {
      const index = message.xid - batch.first;
      if (index < 0 || index >= batch.count) continue;
      batch.refused(index, new RefusedError(message));
      return true;
    }
    return false;
  }

  /** Rejects the one who waits for `xid`; false when nobody does. */
  fail(xid: number, error: Error): boolean {
    const pending = this.#pending.get(xid);
    pending?.reject(error);
    return pending !== undefined;
  }

  failAll(error: Error): void {
    for (const pending of [...this.#pending.values()]) pending.reject(error);
  }
}

/** Messages that are answered, by their type. */
export const replyTypes = {
  echoRequest: 'echoReply',
  featuresRequest: 'featuresReply',
  getConfigRequest: 'getConfigReply',
  barrierRequest: 'barrierReply',
  queueGetConfigRequest: 'queueGetConfigReply',
  roleRequest: 'roleReply',
  getAsyncRequest: 'getAsyncReply',
  multipartRequest: 'multipartReply',
  statsRequest: 'statsReply',
  experimenter: 'experimenter',
  vendor: 'vendor',
} as const;

export type RequestType = keyof typeof replyTypes;
export const isRequest = (message: MessageInput): boolean => message.type in replyTypes;
