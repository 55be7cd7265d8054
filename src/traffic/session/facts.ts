import type { SessionEnd } from './connection.js';

/** How a TCP session fares. */
export interface SessionFacts {
  /** How it ended by itself; absent: it lasts, or lasted until it was stopped. */
  ended?: SessionEnd;
  /** Segments sent again: by the session's own end as the kernel counts them, and by a watched target. */
  retransmissions: { forward: number; reverse?: number };
  /** The kernel's smoothed round-trip time and retransmission timeout now, in milliseconds. */
  rttMs: number;
  rtoMs: number;
}
