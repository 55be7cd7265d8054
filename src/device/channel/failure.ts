import { errors } from '../errors.js';
import { BudgetSpent } from '../limits.js';
import { mask } from '../mask.js';
import type { Platform } from '../platform.js';

/** Who is at the other end, for messages. */
export interface Peer {
  device: string;
  at: string;
}

/** The transport closed while we waited. */
export class Closed extends Error {
  readonly fault: Error | undefined;

  constructor(fault: Error | undefined) {
    super('closed');
    this.fault = fault;
  }
}

/** What ended an exchange, for people, secrets masked. The caller's own abort stays what it is. */
export function inOurWords(
  error: unknown,
  platform: Platform,
  { command, last, ...peer }: Peer & { command: string; last: string },
): unknown {
  const facts = { ...peer, command: mask(platform, command), last: mask(platform, last) };
  if (error instanceof BudgetSpent) return errors.timedOut({ ...facts, ms: error.budgetMs });
  if (error instanceof Closed) return errors.closed({ ...facts, fault: error.fault?.message });
  return error;
}
