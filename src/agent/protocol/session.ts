import type { SessionFacts } from '../../traffic/index.js';

/** TCP sessions that are kept: probes, with what only TCP has. */
export interface SessionMethods {
  'session/start': {
    params: { from: string; to: string; port: number; intervalMs?: number; budgetMs?: number };
    /** A number among those of the probes: recovery and stopping are theirs. */
    result: { id: number };
  };
  'session/survives': { params: { id: number; budgetMs: number }; result: SessionFacts };
}
